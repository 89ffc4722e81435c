package wick.experiment.transfer;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import wick.experiment.Figure;
import wick.numeric.matrix.Matrix;
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

    int networks() {
        return endings.firstEntry().getValue().size();
    }

    /// Whether at least one network is unstable at the rate 2^`power`.
    public boolean unstable(int power) {
        List<RateSweep.Ending> there = endings.get(power);
        return there == null || there.stream().anyMatch(RateSweep.Ending::unstable);
    }

    /// Logarithms of training losses, `powers` down and networks across, infinite at a power where one is unstable; the
    /// power `best` has the lowest mean.
    record Logs(List<Integer> powers, Matrix losses, int best) {}

    Logs logs() {
        List<Integer> powers = powers();
        Matrix losses = Matrix.zeros(powers.size(), networks());
        for (int row = 0; row < powers.size(); row++) {
            List<RateSweep.Ending> there = endings.getOrDefault(powers.get(row), List.of());
            for (int k = 0; k < there.size(); k++) {
                losses.set(row, k, unstable(powers.get(row)) ? Double.POSITIVE_INFINITY : log(there.get(k)));
            }
        }
        return new Logs(powers, losses, best());
    }

    private static double log(RateSweep.Ending ending) {
        return Math.log(Math.max(ending.loss(), Double.MIN_NORMAL));
    }

    /// The power of the best rate that was tried; the smallest tried where all are unstable.
    public int best() {
        int best = endings.firstKey();
        for (int power : endings.keySet()) {
            best = logLoss(power) < logLoss(best) ? power : best;
        }
        return best;
    }

    private double logLoss(int power) {
        double mean = mean(power, RateCurve::log);
        return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : mean;
    }

    /// The mean over networks of what is read off each, NaN where one is unstable.
    public double mean(int power, ToDoubleFunction<RateSweep.Ending> value) {
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
}
