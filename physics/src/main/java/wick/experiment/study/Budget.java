package wick.experiment.study;

import java.util.List;
import java.util.stream.IntStream;

/// How much a study measures, from what was asked for and the effort.
///
/// `trainingWidths` ascend to the one asked for; the narrower ones serve the limit of infinite width.
record Budget(int networks, int pilot, Trained trained) {

    /// Trained ensembles: widths, networks at the widest, training and test inputs, steps, rate.
    record Trained(List<Integer> widths, int networks, int inputs, int tests, Descent descent) {

        /// Narrow networks cost little, so that there are more of them: up to four times.
        int networksAt(int width) {
            double ratio = (double) widths.getLast() / width;
            double square = ratio * ratio;
            return networks * Math.clamp(Math.round(square / 4), 1, 4);
        }
    }

    /// Steps of gradient descent, and the rate as a fraction of the largest stable one.
    record Descent(int steps, double rate) {}

    static Budget of(StudyRequest request, int hidden) {
        StudyRequest.Training asked = request.training();
        int networks = request.ensembles().networks();
        return switch (request.effort()) {
            case QUICK ->
                new Budget(
                        Math.max(100, networks / 4),
                        50,
                        new Trained(
                                widths(Math.min(asked.width(), 128), hidden),
                                Math.max(10, asked.networks() * 3 / 8),
                                Math.min(asked.inputs(), 40),
                                100,
                                new Descent(Math.min(asked.steps(), 40), asked.rate())));
            case STANDARD -> new Budget(networks, 100, trained(asked, hidden, 1));
            case FULL -> new Budget(4 * networks, 100, trained(asked, hidden, 4));
        };
    }

    private static Trained trained(StudyRequest.Training asked, int hidden, int factor) {
        return new Trained(
                widths(asked.width(), hidden),
                factor * asked.networks(),
                asked.inputs(),
                200 * factor,
                new Descent(asked.steps(), asked.rate()));
    }

    /// Four widths in geometric progression, the narrowest a quarter of the widest but not below four
    /// times the depth.
    private static List<Integer> widths(int widest, int hidden) {
        double narrowest = Math.min(widest / 2.0, Math.max(widest / 4.0, 4.0 * hidden));
        double ratio = Math.cbrt(widest / narrowest);
        return IntStream.range(0, 4)
                .map(i -> i == 3 ? widest : (int) Math.max(1, Math.round(narrowest * Math.pow(ratio, i))))
                .boxed()
                .toList();
    }
}
