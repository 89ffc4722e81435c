package wick.network.training;

import java.util.List;
import wick.network.Wiring;

/// What multiplies the optimizer's numbers for every weight matrix and its bias, in the order of
/// [Wiring#matrices]: how a parameterization reaches training.
public record RateFactors(List<Matrix> matrices) {

    /// Factors of the rate, of weight decay and of Adam's ε, for weights and bias of one matrix.
    public record Matrix(Parameter weight, Parameter bias) {}

    /// Of one parameter.
    public record Parameter(double rate, double decay, double epsilon) {
        public static final Parameter ONE = new Parameter(1, 1, 1);

        public Parameter(double rate) {
            this(rate, 1, 1);
        }
    }

    public RateFactors {
        matrices = List.copyOf(matrices);
    }

    /// Every parameter alike, as optimizers do by themselves.
    public static RateFactors uniform(Wiring wiring) {
        return new RateFactors(wiring.matrices().stream()
                .map(_ -> new Matrix(Parameter.ONE, Parameter.ONE))
                .toList());
    }

    /// What the parameterization of a wiring means for gradient descent: see [Step.Linear].
    public static RateFactors ofDescent(Wiring wiring) {
        return new RateFactors(wiring.matrices().stream()
                .map(linear -> new Matrix(
                        new Parameter(linear.weightRate() / linear.fanIn()), new Parameter(linear.biasRate())))
                .toList());
    }
}
