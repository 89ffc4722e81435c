package wick.experiment.training;

import java.util.List;
import java.util.function.Function;
import wick.numeric.statistics.Estimate;
import wick.theory.featurelearning.RichTraining;

/// Training at infinite width of networks whose readout starts from one value b of its bias, and their share in
/// averages over b ~ N(0, V): the rule of five points, exact for polynomials of b up to the ninth power.
record DrawnBias(double bias, double share, RichTraining training) {

    /// A point of the rule.
    record Point(double bias, double share) {}

    /// One point where V = 0.
    static List<Point> points(double variance) {
        if (variance == 0) {
            return List.of(new Point(0, 1));
        }
        double root = Math.sqrt(10);
        double near = Math.sqrt(variance * (5 - root));
        double far = Math.sqrt(variance * (5 + root));
        double often = (7 + 2 * root) / 60;
        double seldom = (7 - 2 * root) / 60;
        return List.of(
                new Point(0, 8.0 / 15),
                new Point(near, often),
                new Point(-near, often),
                new Point(far, seldom),
                new Point(-far, seldom));
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
