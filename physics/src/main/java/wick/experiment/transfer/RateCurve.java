package wick.experiment.transfer;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wick.experiment.Figure;
import wick.numeric.matrix.Vector;

/// The loss after training against the rate, in powers of 2, of networks of one width.
public record RateCurve(int width, SortedMap<Integer, List<RateSweep.Ending>> endings) {
    private static final int REACH = 2;

    public RateCurve {
        endings = new TreeMap<>(endings);
        if (endings.isEmpty()) {
            throw new IllegalArgumentException("a curve needs at least one rate");
        }
    }

    public List<Integer> powers() {
        return List.copyOf(endings.keySet());
    }

    /// Whether at least one network is unstable at the rate 2^`power`.
    public boolean unstable(int power) {
        List<RateSweep.Ending> there = endings.get(power);
        return there == null || there.stream().anyMatch(RateSweep.Ending::unstable);
    }

    /// The mean over these networks of the logarithm of the training loss; infinite where one is unstable.
    double logLoss(int power, List<Integer> networks) {
        List<RateSweep.Ending> there = endings.get(power);
        if (there == null || unstable(power)) {
            return Double.POSITIVE_INFINITY;
        }
        return networks.stream()
                .mapToDouble(k -> Math.log(Math.max(there.get(k).loss(), Double.MIN_NORMAL)))
                .average()
                .orElseThrow();
    }

    /// The power of the best rate that was tried; the smallest tried where all are unstable.
    public int best() {
        return best(all());
    }

    int best(List<Integer> networks) {
        int best = endings.firstKey();
        for (int power : endings.keySet()) {
            best = logLoss(power, networks) < logLoss(best, networks) ? power : best;
        }
        return best;
    }

    /// The binary logarithm of the best rate: the lowest point of the cubic through the logarithms of the losses at the
    /// best power and two on either side, by least squares, since losses rise more steeply on one side; of the
    /// parabola through three where others are unstable or were not tried; the best power where a neighbor is.
    public double optimum() {
        return optimum(all());
    }

    /// That of these networks, any of which may stand there several times, from the powers around the best one of all
    /// networks: where losses are flat, the best powers of a few lie apart while their curves hardly differ.
    double optimum(List<Integer> networks) {
        int best = best();
        double[] y = new double[2 * REACH + 1];
        for (int k = -REACH; k <= REACH; k++) {
            y[k + REACH] = logLoss(best + k, networks);
        }
        double cubic = lowestOfCubic(y);
        if (Math.abs(cubic) <= REACH) {
            return best + cubic;
        }
        double bend = y[1] - 2 * y[2] + y[3];
        double parabola = (y[1] - y[3]) / (2 * bend);
        return bend > 0 && Math.abs(parabola) <= 1 ? best + parabola : best(networks);
    }

    /// Where the least squares cubic through y at −2, …, 2 has its minimum; NaN if it has none. The cubic is
    /// c₀ + c₁ k + c₂ (k² − 2) + c₃ (k³ − 17 k / 5), whose terms are orthogonal on these points.
    private static double lowestOfCubic(double[] y) {
        double first = (2 * (y[4] - y[0]) + y[3] - y[1]) / 10;
        double second = (2 * (y[4] + y[0]) - (y[3] + y[1]) - 2 * y[2]) / 14;
        double third = (1.2 * (y[4] - y[0]) - 2.4 * (y[3] - y[1])) / 14.4;
        double slope = first - 3.4 * third;
        // slope + 2 second k + 3 third k² = 0, at the root where the second derivative is positive
        double root = Math.sqrt(second * second - 3 * third * slope);
        return -slope / (second + root);
    }

    /// The mean over networks of what is read off each, NaN where one is unstable.
    public double mean(int power, java.util.function.ToDoubleFunction<RateSweep.Ending> value) {
        List<RateSweep.Ending> there = endings.get(power);
        return there == null || unstable(power)
                ? Double.NaN
                : there.stream().mapToDouble(value).average().orElseThrow();
    }

    /// The mean training loss at the rates that are stable, as a line.
    public Figure.Trace trace() {
        Vector stable = Vector.of(powers().stream()
                .filter(power -> !unstable(power))
                .mapToDouble(p -> p)
                .toArray());
        return new Figure.Trace.Line(
                "width " + width,
                stable.map(power -> Math.pow(2, power)),
                stable.map(power -> mean((int) power, RateSweep.Ending::loss)),
                Optional.empty());
    }

    private List<Integer> all() {
        int networks = endings.firstEntry().getValue().size();
        return java.util.stream.IntStream.range(0, networks).boxed().toList();
    }
}
