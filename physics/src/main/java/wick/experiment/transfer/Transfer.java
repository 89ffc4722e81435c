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

/// Whether the best rate moves with the width: curves of one parameterization at ascending widths, resampled over
/// networks, the same at every width.
public record Transfer(String parameterization, List<RateCurve> curves, long seed) {
    private static final int RESAMPLED = 1000;
    private static final double TAIL = 0.025;

    public Transfer {
        curves = List.copyOf(curves);
        if (curves.size() < 2) {
            throw new IllegalArgumentException("transfer is between at least 2 widths, not " + curves.size());
        }
    }

    /// A number and the interval that holds it in 95 of 100 cases, and its standard error, from resampled networks.
    public record Interval(double value, double low, double high, double error) {}

    /// What becomes of the best rate.
    public enum Finding {
        /// It moves by at most one factor of 2 from the narrowest width to the widest.
        TRANSFERS,
        /// It moves by more.
        MOVES,
        /// The interval leaves both open.
        UNDECIDED
    }

    private interface Statistic {
        double of(List<Integer> networks);
    }

    /// The binary logarithm of the best rate of each width.
    public List<Interval> optima() {
        return curves.stream().map(curve -> interval(curve::optimum)).toList();
    }

    /// By how many factors of 2 the best rate moves from the narrowest width to the widest.
    public Interval shift() {
        return interval(networks ->
                curves.getLast().optimum(networks) - curves.getFirst().optimum(networks));
    }

    /// By how many steps of the grid of rates the best one tried moves.
    public Interval steps() {
        return interval(
                networks -> curves.getLast().best(networks) - curves.getFirst().best(networks));
    }

    /// By which part the loss of the widest networks is larger at the best rate tried of the narrowest than at
    /// their own; infinite if one is unstable there.
    public Interval cost() {
        return interval(networks -> {
            RateCurve widest = curves.getLast();
            double here = widest.logLoss(curves.getFirst().best(networks), networks);
            return Math.expm1(here - widest.logLoss(widest.best(networks), networks));
        });
    }

    /// Per doubling of the width: the exponent of the best rate, by least squares.
    public Interval perDoubling() {
        return interval(this::slope);
    }

    private double slope(List<Integer> networks) {
        double[] x = curves.stream()
                .mapToDouble(c -> Math.log(c.width()) / Math.log(2))
                .toArray();
        double center = Arrays.stream(x).average().orElseThrow();
        double up = 0;
        double down = 0;
        for (int i = 0; i < x.length; i++) {
            up += (x[i] - center) * curves.get(i).optimum(networks);
            down += (x[i] - center) * (x[i] - center);
        }
        return up / down;
    }

    public Finding finding() {
        Interval shift = shift();
        if (shift.low() >= -1 && shift.high() <= 1) {
            return Finding.TRANSFERS;
        }
        return shift.low() > 1 || shift.high() < -1 ? Finding.MOVES : Finding.UNDECIDED;
    }

    private Interval interval(Statistic statistic) {
        int networks = curves.getFirst().endings().firstEntry().getValue().size();
        RandomStream random = Address.of(seed, "transfer.resampled").open();
        double[] values = new double[RESAMPLED];
        for (int r = 0; r < RESAMPLED; r++) {
            List<Integer> drawn = new ArrayList<>();
            for (int k = 0; k < networks; k++) {
                drawn.add((int) (random.nextUniform() * networks));
            }
            values[r] = statistic.of(drawn);
        }
        Arrays.sort(values);
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Interval(
                statistic.of(IntStream.range(0, networks).boxed().toList()),
                values[(int) (TAIL * RESAMPLED)],
                values[(int) ((1 - TAIL) * RESAMPLED) - 1],
                Math.sqrt(square / (RESAMPLED - 1)));
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
