package wick.theory.dynamics;

/// Full-batch gradient descent at a given learning rate: what becomes of it.
public sealed interface Descent {

    double rate();

    /// Every mode shrinks. Without momentum: |1 − ηλ| < 1 wherever λ > 0.
    record Stable(double rate, double momentum, FrozenKernelTraining training) implements Descent {

        /// The law of the training outputs after `steps` steps: without momentum, of mean (1 − (1 −
        /// ηΘ)^k) y.
        public OutputLaw trainingOutputs(long steps) {
            return training.trainingOutputs(Progress.steps(rate, momentum, steps));
        }

        /// The law of the test outputs after `steps` steps.
        public OutputLaw testOutputs(long steps) {
            return training.testOutputs(Progress.steps(rate, momentum, steps));
        }
    }

    /// The rate exceeds `largestStableRate` = 2(1 + m)/λ_max: `modes` eigenvectors of Θ grow in size with
    /// every step.
    record Diverging(double rate, double largestStableRate, int modes) implements Descent {}
}
