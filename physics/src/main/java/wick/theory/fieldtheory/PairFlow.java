package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The diagrams between layers for two inputs at first order in 1/n: every line carries a pair of inputs, 11, 12
/// or 22 (counted from 0), and is summed over the three.
public final class PairFlow {
    /// The number of pairs.
    public static final int PAIRS = 3;

    private PairFlow() {}

    /// V and G with their powers of the widths: Cov(S_e, S_f) and E S_e − K_e to first order, over pairs of inputs.
    public record State(Matrix vertex, Vector correction) {
        static final State NONE = new State(Matrix.zeros(PAIRS, PAIRS), Vector.of(0, 0, 0));
    }

    /// A dense layer: its place from 1, the units that feed it, K over pairs, and the step that led here.
    public record Stage(int layer, int width, Vector kernel, PairStep step, State before, State after) {}

    /// The layers from the second one on for inputs with (x₁·x₁, x₂·x₂, x₁·x₂)/d = `inputs`.
    ///
    /// @throws IllegalArgumentException as [LayerFlow#of], and for inputs that are parallel
    public static List<Stage> of(Wiring wiring, Covariance inputs) {
        List<Step.Linear> layers = new ArrayList<>();
        List<Activation> activations = LayerFlow.activations(wiring, layers);
        Step.Linear first = layers.getFirst();
        double[] start = {inputs.first(), inputs.cross(), inputs.second()};
        Vector kernel = Vector.of(start).map(x -> first.biasVariance() + first.weightVariance() * x);
        State state = State.NONE;
        List<Stage> stages = new ArrayList<>();
        for (int l = 1; l < layers.size(); l++) {
            Step.Linear layer = layers.get(l);
            PairStep step = new PairStep(activations.get(l - 1), kernel, layer.weightVariance(), layer.fanIn());
            State after = step.next(state);
            kernel = step.mean().map(x -> layer.biasVariance() + layer.weightVariance() * x);
            stages.add(new Stage(l + 1, layer.fanIn(), kernel, step, state, after));
            state = after;
        }
        return stages;
    }
}
