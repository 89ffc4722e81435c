package wick.theory.action;

import java.util.List;
import java.util.Optional;
import wick.network.Wiring;
import wick.theory.finitewidth.ScaleInvariantMoments;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.infinitewidth.FixedPoint;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;

/// Where the couplings of a network that repeats one block go with depth: the fixed point that attracts
/// and the flow linearized around it.
///
/// A perturbation of K is multiplied per layer by χ = dK′/dK, of V by χ² and of κ₃(S) by χ³; relative to K
/// by r = χK/K′, r² and r³. At K* > 0 the two are the same; where K vanishes or is scaled by a constant the
/// relative ones are 1, and v = V/K² grows linearly. `slope` is its growth per layer there, `vertex` the
/// value v = source/(1 − χ²) at which it stops otherwise.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public record DepthFlow(
        Kind kind,
        Optional<Double> fixedPoint,
        Optional<Double> gain,
        Optional<Double> slope,
        Optional<Double> vertex) {
    private static final double RESOLUTION = 1e-6;
    // a half-stable point splits in two where a variance is rounded, as far apart as the root of the rounding
    private static final double HALF_STABLE = 1e-3;
    private static final double SMALL = 1e-8;

    /// The ways of V/K² with depth.
    public enum Kind {
        /// φ(λz) = λφ(z) and no biases: V/K² grows by ⟨φ⁴⟩/⟨φ²⟩² − 1 in every layer; 5 for relu, 2 for linear.
        SCALE_INVARIANT("scale-invariant"),
        /// K → 0 as a power of depth: V/K² → (2/3) l, whatever the activation.
        VANISHING_CRITICAL("vanishing as a power (K* = 0, critical)"),
        /// K → 0 exponentially: where φ′(0) ≠ 0 the layers become linear, V/K² → 2 l.
        VANISHING("vanishing exponentially (K* = 0)"),
        /// K → K* > 0 with χ < 1: V/K² saturates.
        SATURATING("saturating (K* > 0)"),
        /// K → K* > 0 with χ = 1.
        HALF_STABLE("half-stable (K* > 0, susceptibility 1)"),
        /// No stable fixed point.
        RUNNING_AWAY("running away");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What a layer's factor makes of a coupling.
    public enum Fate {
        RELEVANT("relevant"),
        MARGINAL("marginal"),
        IRRELEVANT("irrelevant");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Fate of(double factor) {
            return factor > 1 + RESOLUTION ? RELEVANT : factor < 1 - RESOLUTION ? IRRELEVANT : MARGINAL;
        }
    }

    /// A coupling's factor per layer near the fixed point; its size goes as e^(exponent · depth).
    public record Direction(String coupling, double factor, Fate fate) {
        public double exponent() {
            return Math.log(factor);
        }
    }

    /// The relative perturbation of the kernel δK/K, the quartic coupling V/K² and the six-point coupling, as
    /// deviations from where they go; none where there is no fixed point.
    public List<Direction> directions() {
        return gain.map(r ->
                        List.of(direction("delta K / K", r), direction("V/K^2", r * r), direction("U/K^3", r * r * r)))
                .orElse(List.of());
    }

    private static Direction direction(String coupling, double factor) {
        return new Direction(coupling, factor, Fate.of(factor));
    }

    /// Empty where the hidden layers do not repeat one block: the same activation in front of all dense
    /// layers but the first, with the same variances.
    ///
    /// @throws IllegalArgumentException where [SecondOrder] does
    public static Optional<DepthFlow> of(Wiring wiring, double meanSquare) {
        SecondOrder.of(wiring, meanSquare);
        List<Running.Block> blocks = Running.blocks(wiring);
        if (blocks.isEmpty() || !blocks.stream().allMatch(blocks.getFirst()::repeats)) {
            return Optional.empty();
        }
        return Optional.of(of(blocks.getLast()));
    }

    private static DepthFlow of(Running.Block block) {
        double bias = block.layer().biasVariance();
        if (ScaleInvariantMoments.covers(block.activation()) && bias == 0) {
            double next = block.next(1);
            return marginal(Kind.SCALE_INVARIANT, Optional.empty(), block.source(1) / (next * next));
        }
        MeanFieldState state = MeanField.of(block.activation(), block.layer().weightVariance(), bias)
                .state();
        return switch (state.varianceFlow()) {
            case VANISHES -> vanishing(block, state);
            case CONVERGES ->
                converging(block, state.fixedPointVariance().orElseThrow().value());
            case STAYS, RUNS_AWAY -> runningAway(state);
        };
    }

    private static DepthFlow runningAway(MeanFieldState state) {
        Optional<FixedPoint> left = state.fixedPoints().stream().findFirst();
        return new DepthFlow(
                Kind.RUNNING_AWAY,
                left.map(point -> point.variance().value()),
                left.map(point -> point.varianceSusceptibility().value()),
                Optional.empty(),
                Optional.empty());
    }

    private static DepthFlow marginal(Kind kind, Optional<Double> fixedPoint, double slope) {
        return new DepthFlow(kind, fixedPoint, Optional.of(1.0), Optional.of(slope), Optional.empty());
    }

    private static DepthFlow vanishing(Running.Block block, MeanFieldState state) {
        if (state.susceptibility().orElseThrow().value() > 1 - RESOLUTION) {
            return marginal(Kind.VANISHING_CRITICAL, Optional.of(0.0), 2.0 / 3);
        }
        double next = block.next(SMALL);
        double gain = block.susceptibility(SMALL) * SMALL / next;
        return Fate.of(gain) == Fate.MARGINAL
                ? marginal(Kind.VANISHING, Optional.of(0.0), block.source(SMALL) / (next * next))
                : new DepthFlow(
                        Kind.VANISHING, Optional.of(0.0), Optional.of(gain), Optional.empty(), Optional.empty());
    }

    private static DepthFlow converging(Running.Block block, double fixed) {
        double gain = block.susceptibility(fixed);
        if (gain > 1 - HALF_STABLE) {
            return new DepthFlow(
                    Kind.HALF_STABLE, Optional.of(fixed), Optional.of(gain), Optional.empty(), Optional.empty());
        }
        double vertex = block.source(fixed) / (fixed * fixed * (1 - gain * gain));
        return new DepthFlow(
                Kind.SATURATING, Optional.of(fixed), Optional.of(gain), Optional.empty(), Optional.of(vertex));
    }
}
