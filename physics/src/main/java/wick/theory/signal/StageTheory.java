package wick.theory.signal;

import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Activation;
import wick.network.signal.Figure;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Signals;
import wick.network.signal.Stage;
import wick.theory.infinitewidth.GaussianAverages;

/// Mean squares after a module, from its weights and what it reads, if the weights are independent and of
/// mean zero:
///
///     linear         ⟨y²⟩ = fan-in ⟨W²⟩ ⟨x²⟩ + ⟨b²⟩              ⟨∂x²⟩ = fan-in ⟨W²⟩ (m/n) ⟨∂y²⟩
///     activation     ⟨y²⟩ = ⟨φ(z)²⟩ at z ~ N(0, ⟨x²⟩)            ⟨∂x²⟩ = ⟨φ′(z)²⟩ ⟨∂y²⟩
///     normalization  ⟨y²⟩ = ⟨γ²⟩ + ⟨β²⟩                          ⟨∂x²⟩ = ⟨γ²⟩ ⟨∂y²⟩ / Var x
///     addition       ⟨y²⟩ = ⟨a²⟩ + ⟨b²⟩ + 2 c √(⟨a²⟩⟨b²⟩)
///
/// with m outputs and n inputs. For m rows of weights the mean square fluctuates between draws by at most √(2/m) of
/// itself, whatever the inputs: the bands are seven of these wide. Around activations, which are not
/// Gaussian in a narrow or trained network, they are a factor of two.
///
/// Source: Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232.
public final class StageTheory {
    private static final double DEVIATIONS = 7;
    private static final double AROUND_ACTIVATIONS = 2;

    private StageTheory() {}

    /// The mean square of the output; empty where nothing is predicted.
    public static Optional<Band> forward(Stage stage, Signals signals) {
        Moments input = signals.of(Quantity.INPUT);
        return switch (stage.kind()) {
            case LINEAR, CONVOLUTION -> linear(stage, signals);
            case ACTIVATION -> activation(stage, input).map(gain -> new Band(gain[0], AROUND_ACTIVATIONS));
            case NORMALIZATION -> normalization(signals);
            case ADDITION -> sum(signals);
            case IDENTITY -> input.isKnown() ? Optional.of(new Band(input.square(), 1 + 1e-6)) : Optional.empty();
            case ATTENTION, EMBEDDING, OTHER -> Optional.empty();
        };
    }

    /// The mean square of what goes back to the input; empty where nothing is predicted.
    public static Optional<Band> backward(Stage stage, Signals signals) {
        Moments given = signals.of(Quantity.OUTPUT_GRADIENT);
        Moments input = signals.of(Quantity.INPUT);
        if (!given.isKnown() || !input.isKnown()) {
            return Optional.empty();
        }
        Moments weight = signals.of(Quantity.WEIGHT);
        return switch (stage.kind()) {
            case LINEAR, CONVOLUTION -> {
                if (!weight.isKnown() || stage.fans().fanIn() == 0) {
                    yield Optional.empty();
                }
                double ratio = given.count() / (double) input.count();
                double gain = stage.fans().fanIn() * stage.fans().reach() * weight.square() * ratio;
                yield Optional.of(
                        new Band(gain * given.square(), spread(stage.fans().fanIn())));
            }
            case ACTIVATION ->
                activation(stage, input).map(gain -> new Band(gain[1] * given.square(), AROUND_ACTIVATIONS));
            case NORMALIZATION ->
                input.variance() > 0
                        ? Optional.of(new Band(scale(weight) * given.square() / input.variance(), AROUND_ACTIVATIONS))
                        : Optional.empty();
            case ADDITION, IDENTITY -> Optional.of(new Band(given.square(), 1 + 1e-6));
            case ATTENTION, EMBEDDING, OTHER -> Optional.empty();
        };
    }

    private static Optional<Band> linear(Stage stage, Signals signals) {
        Moments weight = signals.of(Quantity.WEIGHT);
        Moments input = signals.of(Quantity.INPUT);
        OptionalDouble seen = signals.of(Figure.SEEN);
        if (!weight.isKnown()
                || (!input.isKnown() && seen.isEmpty())
                || stage.fans().units() == 0) {
            return Optional.empty();
        }
        double square = stage.fans().fanIn() * weight.square() * seen.orElse(input.square());
        return Optional.of(new Band(
                square + signals.of(Quantity.BIAS).square(), spread(stage.fans().units())));
    }

    /// Seven standard deviations of a mean of `rows` squares of normal numbers, as a factor.
    private static double spread(int rows) {
        return Math.exp(DEVIATIONS * Math.sqrt(2.0 / rows));
    }

    private static Optional<Band> normalization(Signals signals) {
        double square =
                scale(signals.of(Quantity.WEIGHT)) + signals.of(Quantity.BIAS).square();
        return Optional.of(new Band(square, AROUND_ACTIVATIONS));
    }

    /// ⟨γ²⟩, 1 where the normalization has no weights.
    private static double scale(Moments weight) {
        return weight.isKnown() ? weight.square() : 1;
    }

    private static Optional<Band> sum(Signals signals) {
        Moments first = signals.of(Quantity.INPUT);
        OptionalDouble second = signals.of(Figure.BRANCH);
        if (!first.isKnown() || second.isEmpty()) {
            return Optional.empty();
        }
        double cross =
                2 * signals.of(Figure.BRANCH_COSINE).orElse(0) * Math.sqrt(first.square() * second.getAsDouble());
        return Optional.of(new Band(Math.max(0, first.square() + second.getAsDouble() + cross), 1.01));
    }

    /// ⟨φ²⟩ and ⟨φ′²⟩ at a known activation's input.
    private static Optional<double[]> activation(Stage stage, Moments input) {
        Optional<Activation> activation = stage.make().activation();
        if (activation.isEmpty()
                || !input.isKnown()
                || !activation.get().jumps().isEmpty()) {
            return Optional.empty();
        }
        GaussianAverages.Single average = GaussianAverages.of(activation.get()).single(input.square());
        return Optional.of(
                new double[] {average.square().value(), average.slopeSquare().value()});
    }
}
