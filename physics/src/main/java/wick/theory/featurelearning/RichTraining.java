package wick.theory.featurelearning;

import java.util.List;
import wick.numeric.statistics.Estimate;

/// Training at infinite width, one state for each number of steps from 0 on.
public record RichTraining(List<State> states, Residual residual) {

    public RichTraining {
        states = List.copyOf(states);
    }

    /// After some steps: outputs on training and on test inputs (inputs x outputs), the loss ½ Σ (f − y)²,
    /// kernels ⟨h hᵀ⟩ of training inputs and what became of them for each hidden layer, and the tangent kernel
    /// of training inputs and outputs (row i C + c for input i and output c), which moves f by −ηΘ(f − y).
    public record State(
            Averaged outputs, Averaged tests, Estimate loss, List<Layer> layers, Averaged tangent, Estimate drift) {
        public State {
            layers = List.copyOf(layers);
        }
    }

    /// Of one hidden layer the kernel, its relative change ‖Φ − Φ₀‖/‖Φ₀‖ since before training, and how far
    /// pre-activations have moved, √(⟨(z − z₀)²⟩ / ⟨z₀²⟩) over training inputs.
    public record Layer(Averaged kernel, Estimate change, Estimate movement) {}

    public State last() {
        return states.getLast();
    }
}
