package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Matrix;

/// How far training left the theory in which the tangent kernel stands still: the relative drift of the kernel and of
/// what each weight matrix makes (root mean squares over networks), and how far the prediction can be trusted.
public record Departure(double kernel, List<Double> made, Optional<Trust> trust) {
    /// At the test points: `offset` is the root mean square, over points and outputs, of the mean over networks
    /// minus the predicted mean, with what so few networks scatter taken off; `spread` that of the predicted
    /// standard deviation; `distance` that of single networks from the predicted mean, in units of `spread`: 1 in
    /// theory. One network tells no offset.
    public record Trust(double offset, double spread, double distance, int networks) {
        /// The offset in units of the spread.
        public double relative() {
            return spread == 0 ? Double.POSITIVE_INFINITY : offset / spread;
        }
    }

    public Departure {
        made = List.copyOf(made);
    }

    /// Empty if every network diverged.
    public static Optional<Departure> of(Forecast forecast, List<Trained> networks) {
        List<Moved> moved = networks.stream().flatMap(n -> n.moved().stream()).toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        List<Double> made = new ArrayList<>();
        for (int k = 0; k < moved.getFirst().made().size(); k++) {
            int layer = k;
            made.add(root(moved.stream().map(m -> m.made().get(layer)).toList()));
        }
        return Optional.of(
                new Departure(root(moved.stream().map(Moved::kernel).toList()), made, trust(forecast, networks)));
    }

    private static double root(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(v -> v * v).average().orElse(0));
    }

    private static Optional<Trust> trust(Forecast forecast, List<Trained> networks) {
        List<Matrix> outputs = networks.stream()
                .filter(n -> n.diverged().isEmpty())
                .map(Trained::testOutputs)
                .toList();
        if (!(forecast instanceof Forecast.Known known) || outputs.getFirst().rows() == 0) {
            return Optional.empty();
        }
        double[] mean = known.last().outputs().mean().entries();
        double squares = 0;
        double centers = 0;
        double scatter = 0;
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            double sumOfSquares = 0;
            for (Matrix output : outputs) {
                double off = output.entries()[i] - mean[i];
                sum += off;
                sumOfSquares += off * off;
            }
            int n = outputs.size();
            squares += sumOfSquares / n;
            centers += sum / n * (sum / n);
            scatter += n == 1 ? 0 : (sumOfSquares / n - sum / n * (sum / n)) / (n - 1);
        }
        double variance = 0;
        double[] diagonal = known.last().outputs().covariance().diagonal();
        for (double entry : diagonal) {
            variance += Math.max(0, entry) / diagonal.length;
        }
        double spread = Math.sqrt(variance);
        // one network alone scatters as the theory says
        double chance = outputs.size() == 1 ? variance : scatter / mean.length;
        return Optional.of(new Trust(
                Math.sqrt(Math.max(0, centers / mean.length - chance)),
                spread,
                Math.sqrt(squares / mean.length) / spread,
                outputs.size()));
    }

    /// Lazy, rich or between, in a sentence.
    public String regime() {
        String drift = "the tangent kernel moved by " + Words.percent(kernel);
        return switch (Laziness.of(kernel)) {
            case LAZY -> "Training was lazy: " + drift + ", and features hardly moved";
            case CROSSING -> "Training was between lazy and rich: " + drift + ", and features moved with it";
            case RICH -> "Training was rich: " + drift + "; features were learned";
        };
    }

    /// How far the prediction with a frozen kernel can be trusted here; empty if there is none.
    public Optional<String> advice() {
        return trust.map(t -> {
            if (t.networks() == 1) {
                return "How far the prediction of infinite width can be trusted here, several networks tell (--networks 8)";
            }
            String miss = "at the test points the mean over networks is "
                    + String.format(java.util.Locale.ROOT, "%.2g", t.relative())
                    + " standard deviations of the ensemble away from the prediction of infinite width";
            if (t.relative() < 0.25) {
                return "The prediction of infinite width can be trusted here: " + miss;
            }
            return t.relative() < 1
                    ? "The prediction of infinite width is a fair guide here, no more: " + miss
                    : "The prediction of infinite width cannot be trusted here: " + miss;
        });
    }
}
