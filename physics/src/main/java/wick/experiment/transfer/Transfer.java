package wick.experiment.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wick.network.Network;
import wick.network.training.OptimizerKind;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.scaling.LayerScaling;
import wick.theory.scaling.WidthScaling;

/// What becomes of the best rate of one parameterization as the width grows: two questions, since an optimum may move
/// at no cost where losses are flat, and one that hardly moves may cost much where they are sharp.
///
/// Intervals are those of Student for means of logarithms of losses, carried through to what is read off the
/// curves: means are drawn as ȳ + T Σₖ (gₖ − ḡ) (yₖ − ȳ) / √(K (K − 1)) with normal gₖ, the same for all rates and
/// widths, and T² = (K − 1) / χ²; of any linear combination of means that is its t-distribution with K − 1 degrees.
/// Networks drawn again would give intervals that are too short for a few networks.
///
/// `optima` are the binary logarithms of the best rate of each width.
public record Transfer(String parameterization, List<RateCurve> curves, List<Interval> optima, Move move) {
    private static final int DRAWN = 2000;
    private static final double TAIL = 0.025;
    private static final double TAIL_OF_ONE_SIGMA = 0.1587;

    /// An optimum that moves by no more than so many factors of 2, one step between rates, stays.
    public static final double STEP = 1;
    /// A rate that makes the loss larger by no more than this part of it transfers.
    public static final double TOLERANCE = 0.05;

    /// From the narrowest width to the widest: by how many factors of 2 the best rate moves (`shift`), and by which
    /// factor, as a logarithm, the loss of the widest networks is larger at the best rate of the narrowest than at
    /// their own (`excess`; infinite if they are unstable there). `exponent` is the power of the width with which
    /// the best rate grows, by least squares over all widths.
    public record Move(Interval shift, Interval exponent, Interval excess) {
        /// The part of the loss by which it is larger.
        public Interval cost() {
            return excess.map(Math::expm1);
        }
    }

    public Transfer {
        curves = List.copyOf(curves);
        optima = List.copyOf(optima);
    }

    public static Transfer of(String parameterization, List<RateCurve> curves, long seed) {
        if (curves.size() < 2) {
            throw new IllegalArgumentException("transfer is between at least 2 widths, not " + curves.size());
        }
        List<Drawn> draws = draws(curves, seed);
        List<Interval> optima = IntStream.range(0, curves.size())
                .mapToObj(width -> interval(draws, drawn -> drawn.optimum(width)))
                .toList();
        int last = curves.size() - 1;
        Interval shift = interval(draws, drawn -> drawn.optimum(last) - drawn.optimum(0));
        Interval excess = interval(draws, drawn -> drawn.curves().get(last).excess(drawn.optimum(0)));
        // what never is below 0 is above it in every draw, though it is 0 if the best rates are the same
        boolean none = shift.low() <= 0 && shift.high() >= 0;
        return new Transfer(
                parameterization,
                curves,
                optima,
                new Move(
                        shift,
                        interval(draws, drawn -> slope(curves, drawn)),
                        none ? new Interval(excess.value(), 0, excess.high(), excess.error()) : excess));
    }

    public int networks() {
        return curves.getFirst().networks();
    }

    /// Whether the best rate stays where it is.
    public Interval.Finding optimum() {
        return move.shift().against(-STEP, STEP);
    }

    /// Whether the best rate of the narrowest networks is good enough for the widest.
    public Interval.Finding rate(double tolerance) {
        return move.cost().against(Double.NEGATIVE_INFINITY, tolerance);
    }

    /// Curves of all widths as they might be, given these networks.
    private record Drawn(List<MeanCurve> curves) {
        double optimum(int width) {
            return curves.get(width).optimum();
        }
    }

    private interface Statistic {
        double of(Drawn drawn);
    }

    /// The means themselves first.
    private static List<Drawn> draws(List<RateCurve> curves, long seed) {
        int networks = curves.getFirst().networks();
        List<RateCurve.Logs> logs = curves.stream().map(RateCurve::logs).toList();
        RandomStream random = Address.of(seed, "transfer.drawn").open();
        double[] even = new double[networks];
        Arrays.fill(even, 1.0 / networks);
        List<Drawn> draws = new ArrayList<>();
        for (int r = 0; r <= DRAWN; r++) {
            double[] weights = r == 0 ? even : weights(networks, random);
            draws.add(new Drawn(
                    logs.stream().map(of -> new MeanCurve(of, weights)).toList()));
        }
        return draws;
    }

    private static double[] weights(int networks, RandomStream random) {
        double[] weights = new double[networks];
        random.normalsInto(networks, weights, 0);
        double mean = Arrays.stream(weights).average().orElseThrow();
        double chiSquare = 0;
        for (int k = 1; k < networks; k++) {
            double normal = random.nextNormal();
            chiSquare += normal * normal;
        }
        double scale = 1 / Math.sqrt(networks * chiSquare);
        for (int k = 0; k < networks; k++) {
            weights[k] = 1.0 / networks + scale * (weights[k] - mean);
        }
        return weights;
    }

    private static double slope(List<RateCurve> curves, Drawn drawn) {
        double[] x = curves.stream()
                .mapToDouble(c -> Math.log(c.width()) / Math.log(2))
                .toArray();
        double center = Arrays.stream(x).average().orElseThrow();
        double up = 0;
        double down = 0;
        for (int i = 0; i < x.length; i++) {
            up += (x[i] - center) * drawn.optimum(i);
            down += (x[i] - center) * (x[i] - center);
        }
        return up / down;
    }

    private static Interval interval(List<Drawn> draws, Statistic statistic) {
        double[] values =
                draws.stream().skip(1).mapToDouble(statistic::of).sorted().toArray();
        double high = quantile(values, 1 - TAIL_OF_ONE_SIGMA);
        return new Interval(
                statistic.of(draws.getFirst()),
                quantile(values, TAIL),
                quantile(values, 1 - TAIL),
                Double.isInfinite(high) ? high : (high - quantile(values, TAIL_OF_ONE_SIGMA)) / 2);
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) (part * sorted.length)];
    }

    /// The powers of the width with which rates would have to change for the first step to move by order one: the
    /// output (`output`) and the hidden layer that moves most (`features`). What is first to grow limits the rate.
    public record Predicted(double output, double features) {

        public static Predicted of(Network network, OptimizerKind optimizer) {
            WidthScaling scaling = WidthScaling.of(network, optimizer);
            double features = scaling.layers().subList(0, scaling.layers().size() - 1).stream()
                    .mapToDouble(LayerScaling::activationUpdate)
                    .max()
                    .orElseThrow();
            return new Predicted(0 - scaling.update(), 0 - features);
        }

        /// The exponent of the largest rate at which nothing grows in the first step.
        public double stable() {
            return Math.min(output, features);
        }
    }
}
