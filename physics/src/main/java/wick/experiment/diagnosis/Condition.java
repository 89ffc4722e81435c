package wick.experiment.diagnosis;

import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// Whether weights are as they were drawn, and by which sign this was seen.
///
/// Initializations leave a normalization's scales all equal and its shifts zero, biases zero or
/// uniform, and the largest
/// singular value of a matrix of independent entries at the edge √(m v) + √(n v) of its spectrum. Training
/// moves all three, the first at once.
///
/// Source of the edge: Marchenko and Pastur 1967; Bai and Yin 1993.
public record Condition(boolean trained, String sign) {
    private static final double SPREAD = 1e-4;
    private static final double ABOVE_EDGE = 1.5;
    private static final int LEAST_BIASES = 16;

    static Condition of(Recording recording) {
        for (int i = 0; i < recording.stages().size(); i++) {
            Stage stage = recording.stages().get(i);
            Signals signals = recording.first(i);
            if (stage.kind() == Kind.NORMALIZATION && moved(signals)) {
                return new Condition(true, "the scales of " + stage.name() + " differ from one another");
            }
            if (stage.kind().isLinear() && biasMoved(stage, signals.of(Quantity.BIAS))) {
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

    /// Neither zero, nor all the same, nor uniform, whose tail is 1.8 within four standard errors, nor normal.
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
        double columns = weight.count() / (double) rows;
        double edge = weight.square() * Math.pow(Math.sqrt(rows) + Math.sqrt(columns), 2);
        return signals.of(Figure.TOP).getAsDouble() > ABOVE_EDGE * ABOVE_EDGE * edge;
    }
}
