package wick.experiment.training;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import wick.numeric.statistics.Estimate;
import wick.theory.featurelearning.RichTraining;

/// Training at infinite width of networks whose readout starts from one value b of its bias, and their share in
/// averages over b ~ N(0, V). Those are sums over equal steps of b, which converge exponentially for smooth functions.
/// How far a network moves is a norm of errors, nearly √(s + (b − y)²), and no polynomial of b: Gauss's rules are slow
/// for it.
record DrawnBias(double bias, double share, RichTraining training) {

    /// A point of the rule.
    record Point(double bias, double share) {}

    /// In standard deviations of b.
    private static final double STEP = 0.7;

    private static final int EACH_SIDE = 6;

    /// One point where V = 0.
    static List<Point> points(double variance) {
        if (variance == 0) {
            return List.of(new Point(0, 1));
        }
        double total = IntStream.rangeClosed(-EACH_SIDE, EACH_SIDE)
                .mapToDouble(DrawnBias::density)
                .sum();
        return IntStream.rangeClosed(-EACH_SIDE, EACH_SIDE)
                .mapToObj(k -> new Point(STEP * k * Math.sqrt(variance), density(k) / total))
                .toList();
    }

    private static double density(int k) {
        return Math.exp(-0.5 * STEP * STEP * k * k);
    }

    /// All points average over the same particles, so that their errors add.
    static Estimate mean(List<DrawnBias> all, Function<DrawnBias, Estimate> number) {
        double mean = 0;
        double error = 0;
        for (DrawnBias at : all) {
            Estimate estimate = number.apply(at);
            mean += at.share() * estimate.mean();
            error += at.share() * estimate.standardError();
        }
        return new Estimate(mean, error, number.apply(all.getFirst()).samples());
    }
}
