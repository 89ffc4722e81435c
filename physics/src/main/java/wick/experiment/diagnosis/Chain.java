package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Activation;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;
import wick.theory.infinitewidth.CriticalLine;
import wick.theory.infinitewidth.CriticalPoint;
import wick.theory.infinitewidth.GaussianAverages;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.Phase;

/// The layers of a plain chain, a linear map and a known activation in turn, in the phase diagram of their activation,
/// and what theory predicts through the whole of it beside what this very model did.
///
/// Forward, from the mean square of the first layer's input: q_l = n Var W ⟨φ²⟩_{q_{l−1}} + Var b.
/// Back, from the gradient
/// in the last layer's output: g_l = (n_{l+1}/n_l) · n_l Var W_{l+1} ⟨φ′²⟩_{q_l} g_{l+1}. Both are
/// exact for independent
/// weights in wide layers.
///
/// Source: Poole et al. 2016, arXiv:1606.05340; Schoenholz et al. 2017, arXiv:1611.01232.
public record Chain(List<Layer> layers) {
    private static final int MOST_PLACED = 256;

    /// One linear map and the activation that follows; the last one has none.
    ///
    /// @param weightVariance σ_w² = fan-in ⟨W²⟩, `biasVariance` σ_b² = ⟨b²⟩
    /// @param error one standard deviation of the distance from criticality, for as many normal weights and biases
    /// @param state phase, fixed point and depths of this layer repeated; known of the first 256 layers
    /// @param critical the weight variance that would be critical at this bias variance, the nearest if
    /// there are several
    public record Layer(
            String module,
            Optional<Activation> activation,
            double weightVariance,
            double biasVariance,
            double error,
            Optional<MeanFieldState> state,
            OptionalDouble critical,
            Compared forward,
            Compared backward) {

        /// The phase; critical where the weight variance is the critical one within three standard deviations
        /// of what so few
        /// weights leave open.
        public Optional<Phase> phase() {
            boolean close = critical.isPresent() && Math.abs(critical.getAsDouble() - weightVariance) < 3 * error;
            return close ? Optional.of(Phase.CRITICAL) : state.flatMap(MeanFieldState::phase);
        }
    }

    /// Mean squares, predicted and measured; `deviations` is the logarithm of their ratio over what finite
    /// width leaves open.
    public record Compared(double predicted, double measured, double deviations) {

        /// By how much the measured one is larger, relative to the predicted one.
        public double relative() {
            return measured / predicted - 1;
        }
    }

    public Chain {
        layers = List.copyOf(layers);
    }

    /// The chain that a recording is, if it is one: at least two layers, and nothing that adds or normalizes.
    public static Optional<Chain> of(Recording recording) {
        List<Integer> linear = new ArrayList<>();
        List<Optional<Activation>> after = new ArrayList<>();
        for (int i = 0; i < recording.stages().size(); i++) {
            Stage stage = recording.stages().get(i);
            boolean ran = recording.first(i).of(Quantity.OUTPUT).isKnown();
            boolean follows = i == 0 ? stage.inputs().isEmpty() : stage.inputs().equals(List.of(i - 1));
            if (!ran || !follows) {
                return Optional.empty();
            }
            switch (stage.kind()) {
                case LINEAR, CONVOLUTION -> {
                    linear.add(i);
                    after.add(Optional.empty());
                }
                case ACTIVATION -> {
                    boolean first = !after.isEmpty() && after.getLast().isEmpty();
                    Optional<Activation> activation = stage.make().activation();
                    if (!first
                            || activation.isEmpty()
                            || !activation.get().jumps().isEmpty()) {
                        return Optional.empty();
                    }
                    after.set(after.size() - 1, activation);
                }
                case IDENTITY -> {}
                case NORMALIZATION, ATTENTION, ADDITION, EMBEDDING, OTHER -> {
                    return Optional.empty();
                }
            }
        }
        boolean bare = after.stream().limit(Math.max(0, after.size() - 1)).anyMatch(Optional::isEmpty);
        return linear.size() < 2 || bare ? Optional.empty() : Optional.of(new Walker(recording, linear, after).chain());
    }

    /// Goes through the layers twice.
    private static final class Walker {
        private final Recording recording;
        private final List<Integer> linear;
        private final List<Optional<Activation>> after;
        private final double[] forward;
        private final double[] backward;

        /// Σ 2/n_k over the layers before each.
        private final double[] narrowness;
        private final Map<Place, List<Double>> critical = new HashMap<>();

        /// What the critical weight variances depend on.
        private record Place(Activation activation, double bias) {}

        Walker(Recording recording, List<Integer> linear, List<Optional<Activation>> after) {
            this.recording = recording;
            this.linear = linear;
            this.after = after;
            this.forward = new double[linear.size()];
            this.backward = new double[linear.size()];
            this.narrowness = new double[linear.size() + 1];
            for (int l = 0; l < linear.size(); l++) {
                int least = Math.min(stage(l).fans().units(), stage(l).fans().fanIn());
                narrowness[l + 1] = narrowness[l] + 2.0 / Math.max(1, least);
            }
        }

        private Signals signals(int layer) {
            return recording.first(linear.get(layer));
        }

        private Stage stage(int layer) {
            return recording.stages().get(linear.get(layer));
        }

        private double weightVariance(int layer) {
            return stage(layer).fans().fanIn()
                    * signals(layer).of(Quantity.WEIGHT).square();
        }

        private double biasVariance(int layer) {
            return signals(layer).of(Quantity.BIAS).square();
        }

        Chain chain() {
            int last = linear.size() - 1;
            for (int l = 0; l <= last; l++) {
                double seen =
                        l == 0 ? seen() : reach(l) * average(l - 1).square().value();
                forward[l] = biasVariance(l) + weightVariance(l) * seen;
            }
            backward[last] = signals(last).of(Quantity.OUTPUT_GRADIENT).square();
            for (int l = last - 1; l >= 0; l--) {
                double ratio = signals(l + 1).of(Quantity.OUTPUT).count()
                        / (double) Math.max(1, signals(l + 1).of(Quantity.INPUT).count());
                backward[l] = weightVariance(l + 1)
                        * reach(l + 1)
                        * ratio
                        * average(l).slopeSquare().value()
                        * backward[l + 1];
            }
            List<Layer> layers = new ArrayList<>();
            for (int l = 0; l <= last; l++) {
                layers.add(layer(l));
            }
            return new Chain(layers);
        }

        private double seen() {
            Signals first = signals(0);
            return first.of(Figure.SEEN).orElse(first.of(Quantity.INPUT).square());
        }

        private double reach(int layer) {
            return stage(layer).kind() == Kind.CONVOLUTION ? stage(layer).fans().reach() : 1;
        }

        private GaussianAverages.Single average(int layer) {
            return GaussianAverages.of(after.get(layer).orElseThrow()).single(forward[layer]);
        }

        private Layer layer(int l) {
            Optional<Activation> activation = after.get(l);
            Optional<Activation> placed = activation.filter(_ -> l < MOST_PLACED);
            double weight = weightVariance(l);
            double bias = biasVariance(l);
            Moments out = signals(l).of(Quantity.OUTPUT);
            Moments gradient = signals(l).of(Quantity.OUTPUT_GRADIENT);
            return new Layer(
                    stage(l).name(),
                    activation,
                    weight,
                    bias,
                    placed.map(phi -> error(phi, l)).orElse(0.0),
                    placed.map(phi -> MeanField.of(phi, weight, bias).state()),
                    placed.map(phi -> critical(phi, weight, bias)).orElse(OptionalDouble.empty()),
                    compared(forward[l], out.square(), spread(0, l)),
                    compared(backward[l], gradient.square(), spread(l + 1, linear.size() - 1)));
        }

        /// Of the weight variance, and of the critical one through the bias variance that it depends on.
        private double error(Activation phi, int l) {
            double weight = weightVariance(l);
            double bias = biasVariance(l);
            double own = weight * error(signals(l).of(Quantity.WEIGHT));
            double more = bias * (1 + error(signals(l).of(Quantity.BIAS)));
            OptionalDouble here = critical(phi, weight, bias);
            OptionalDouble there = more > bias ? critical(phi, weight, more) : here;
            double shift = here.isPresent() && there.isPresent() ? there.getAsDouble() - here.getAsDouble() : 0;
            return Math.hypot(own, shift);
        }

        /// One standard deviation of a mean square of normal numbers, relative to it.
        private static double error(Moments moments) {
            return Math.sqrt(2.0 / Math.max(1, moments.count()));
        }

        /// √Σ 2/n_k over the layers in between: how far mean squares of networks so narrow lie apart.
        private double spread(int from, int to) {
            return to < from ? 0 : Math.sqrt(narrowness[to + 1] - narrowness[from]);
        }

        private static Compared compared(double predicted, double measured, double spread) {
            double logarithm = Math.log(measured / predicted);
            return new Compared(predicted, measured, spread > 0 && Double.isFinite(logarithm) ? logarithm / spread : 0);
        }

        private OptionalDouble critical(Activation phi, double weight, double bias) {
            return critical
                    .computeIfAbsent(
                            new Place(phi, bias),
                            _ -> CriticalLine.of(phi).withBiasVariance(bias).stream()
                                    .map(CriticalPoint::weightVariance)
                                    .map(variance -> variance.value())
                                    .toList())
                    .stream()
                    .min((a, b) -> Double.compare(Math.abs(a - weight), Math.abs(b - weight)))
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        }
    }
}
