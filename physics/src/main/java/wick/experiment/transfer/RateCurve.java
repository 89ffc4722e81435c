package wick.experiment.transfer;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import wick.experiment.Figure;
import wick.numeric.matrix.Vector;

/// The loss after training against the rate, in powers of 2, of networks of one width.
public record RateCurve(int width, SortedMap<Integer, List<RateSweep.Ending>> endings) {

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

    private int best(List<Integer> networks) {
        int best = endings.firstKey();
        for (int power : endings.keySet()) {
            best = logLoss(power, networks) < logLoss(best, networks) ? power : best;
        }
        return best;
    }

    /// The binary logarithm of the best rate: the lowest point of the parabola through the logarithms of the losses at
    /// the best power and two on either side, by least squares, or one on either side where others are unstable or
    /// were not tried; the best power itself where a neighbor is.
    public double optimum() {
        return optimum(all());
    }

    /// That of these networks, any of which may stand there several times.
    double optimum(List<Integer> networks) {
        int best = best(networks);
        double lowest = best + lowest(best, 2, networks);
        double nearby = best + lowest(best, 1, networks);
        return Double.isFinite(lowest) ? lowest : Double.isFinite(nearby) ? nearby : best;
    }

    /// Where the parabola through powers up to `reach` from `best` is lowest, at most 1 from it; NaN if there is none.
    private double lowest(int best, int reach, List<Integer> networks) {
        double count = 2.0 * reach + 1;
        double squares = 0;
        double fourths = 0;
        for (int k = -reach; k <= reach; k++) {
            squares += k * k;
            fourths += Math.pow(k, 4);
        }
        double slope = 0;
        double bend = 0;
        for (int k = -reach; k <= reach; k++) {
            double y = logLoss(best + k, networks);
            slope += k * y / squares;
            bend += (k * k - squares / count) * y / (fourths - squares * squares / count);
        }
        return bend > 0 ? Math.clamp(-slope / (2 * bend), -1, 1) : Double.NaN;
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
