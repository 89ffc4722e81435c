package wick.experiment.diagnosis;

import java.util.List;
import java.util.stream.IntStream;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// Whether weights are as they were drawn, and by which sign this was seen.
///
/// Initializations leave a normalization's scales all equal and its shifts zero, biases zero or uniform
/// or normal with one
/// variance everywhere, and no direction of a matrix of independent entries beyond the edge of its
/// spectrum. Training moves all
/// three, the first at once.
public record Condition(boolean trained, String sign) {
    private static final double SPREAD = 1e-4;
    private static final double ERRORS = 5;
    private static final int LEAST_BIASES = 16;

    static Condition of(Recording recording) {
        boolean normal = biasesAreNormal(recording);
        for (int i = 0; i < recording.stages().size(); i++) {
            Stage stage = recording.stages().get(i);
            Signals signals = recording.first(i);
            if (stage.kind() == Kind.NORMALIZATION && moved(signals)) {
                return new Condition(true, "the scales of " + stage.name() + " differ from one another");
            }
            if (stage.kind().isLinear() && !normal && biasMoved(stage, signals.of(Quantity.BIAS))) {
                return new Condition(true, "the biases of " + stage.name() + " are neither zero nor uniform");
            }
            if (stage.kind().isLinear() && beyondEdge(stage, signals)) {
                return new Condition(true, "the weights of " + stage.name() + " have a direction that stands out");
            }
        }
        return new Condition(false, "weights are as an initialization draws them");
    }

    private static boolean moved(Signals signals) {
        Moments scale = signals.of(Quantity.WEIGHT);
        Moments shift = signals.of(Quantity.BIAS);
        boolean scaled = scale.variance() > SPREAD * SPREAD * scale.square() && scale.count() > 1;
        return scaled || shift.variance() > SPREAD * SPREAD;
    }

    /// Whether the biases of at least three modules have one variance and the tail of a normal law.
    private static boolean biasesAreNormal(Recording recording) {
        List<Moments> all = IntStream.range(0, recording.stages().size())
                .filter(i -> recording.stages().get(i).kind().isLinear())
                .mapToObj(i -> recording.first(i).of(Quantity.BIAS))
                .filter(bias -> bias.count() >= LEAST_BIASES && bias.square() > 0)
                .toList();
        double count = all.stream().mapToDouble(Moments::count).sum();
        double square =
                all.stream().mapToDouble(bias -> bias.count() * bias.square()).sum() / count;
        return all.size() >= 3
                && all.stream()
                        .allMatch(bias ->
                                Math.abs(Math.log(bias.square() / square)) < ERRORS * Math.sqrt(2.0 / bias.count())
                                        && Math.abs(bias.fourth() / (bias.square() * bias.square()) - 3)
                                                < ERRORS * Math.sqrt(24.0 / bias.count()));
    }

    /// Neither zero, nor all the same, nor uniform.
    private static boolean biasMoved(Stage stage, Moments bias) {
        if (bias.count() < LEAST_BIASES || bias.variance() <= 1e-12 * bias.square()) {
            return false;
        }
        double uniform = 1 / (3.0 * Math.max(1, stage.fans().fanIn()));
        double scatter = 5 * Math.sqrt(0.8 / bias.count());
        boolean asDrawn = Math.abs(bias.square() / uniform - 1) < Math.max(scatter, 0.05)
                || bias.largest() <= Math.sqrt(3 * uniform) * (1 + 1e-6);
        return !asDrawn && bias.size() < 0.5;
    }

    private static boolean beyondEdge(Stage stage, Signals signals) {
        Moments weight = signals.of(Quantity.WEIGHT);
        int rows = stage.fans().units();
        if (signals.of(Figure.TOP).isEmpty() || rows == 0 || weight.square() == 0) {
            return false;
        }
        SpectralEdge edge = new SpectralEdge(weight.variance(), rows, weight.count() / (double) rows);
        // a common mean is a direction of its own, which says nothing about training
        boolean centered = weight.count() * weight.mean() * weight.mean() < edge.value();
        return centered && edge.isPassedBy(signals.of(Figure.TOP).getAsDouble());
    }
}
