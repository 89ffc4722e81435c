package wick.theory.solvable;

/// Gradient descent with finite steps of one linear network on one input at rates that its minima do not
/// bear, exactly and at any width: what [TwoLayerDescent] leads to in the long run.
///
/// With α, β = ηκ²x² times [Alignment#along], [Alignment#against], S = α + β = ηΘ/2 and the *load* θ = ηκxy ≥ 0
/// (for xy < 0 exchange α and β),
///
///     α ← α (1 + θ − α + β)²,   β ← β (1 − θ + α − β)².
///
/// At a minimum α − β = θ the sharpness is Θ, between 2θ/η and any size; steps are stable below 2/η.
///
/// - θ < 1: minima with ηΘ from 2θ to 2 are stable, and descent can end in no others.
/// - θ > 1: no minimum is stable. For θ < √5 − 1 descent can end in a cycle of two, α = p and 1/p with
///   p + 1/p = 1 + θ and β = 0. There ηΘ is 2p and 2/p: its geometric mean is 2 *exactly*, its mean 1 + θ. This
///   is the edge of stability in a model where all of it can be written down.
/// - θ > √5 − 1: that cycle is not stable either.
///
/// For the target 0, θ = 0 and with D = α − β
///
///     D ← D (1 − 2S + D²),   S ← S − D² (2 − S),
///
/// so S falls while it is below 2 and grows while it is above, whatever the width: from ηΘ < 4 descent settles, at
/// ηΘ ≤ 2; from ηΘ > 4 it diverges unless D = 0. Between 2 and 4 the output first grows, and what it grows to
/// drives the kernel down (the catapult).
///
/// Source: Lewkowycz, Bahri, Dyer, Sohl-Dickstein and Gur-Ari 2020, arXiv:2003.02218, for the target 0 at large
/// width; Cohen et al. 2021, arXiv:2103.00065, for the edge of stability; Zhu et al. 2023, arXiv:2210.03294, for a
/// related model; the rest derived from the update.
public record StabilityEdge(TwoLayerLesson lesson) {
    /// Beyond this load the cycle of two is unstable: (p² − 2)(p⁻² − 2) = 9 − 2 (1 + θ)² reaches −1.
    public static final double CYCLE_ENDS = Math.sqrt(5) - 1;

    /// The initial ηΘ from which descent to the target 0 diverges.
    public static final double CATAPULT_ENDS = 4;

    /// What descent can end in.
    public sealed interface End {}

    /// Minima whose tangent kernel, times η, lies between the two.
    public record Minima(double flattest, double sharpest) implements End {}

    /// Two weights in turns; the tangent kernel times η is `lower` and `upper`.
    public record TwoCycle(double lower, double upper) implements End {

        /// √(lower · upper) = 2
        public double geometricMean() {
            return Math.sqrt(lower * upper);
        }

        /// 1 + θ
        public double mean() {
            return (lower + upper) / 2;
        }
    }

    /// Neither a minimum nor the cycle of two is stable.
    public record Restless() implements End {}

    /// θ = ηκ|xy|: half of η times the least sharpness of all minima.
    public double load() {
        return lesson.rate() * lesson.coupling() * Math.abs(lesson.input() * lesson.target());
    }

    public End end() {
        double load = load();
        if (load <= 1) {
            return new Minima(2 * load, 2);
        }
        if (load >= CYCLE_ENDS) {
            return new Restless();
        }
        double half = (1 + load) / 2;
        double larger = half + Math.sqrt((half - 1) * (half + 1));
        return new TwoCycle(2 / larger, 2 * larger);
    }

    /// What becomes of a network that learns the target 0.
    public enum Fate {
        /// ηΘ < 2: the output falls from the first step on.
        SETTLES,
        /// 2 < ηΘ < 4: the output grows before it falls, and the kernel ends lower, at ηΘ ≤ 2.
        CATAPULTS,
        /// ηΘ > 4
        DIVERGES
    }

    /// For the target 0, exactly.
    ///
    /// Throws [IllegalArgumentException] for other targets, where the kernel at the start alone decides nothing.
    public Fate fate(Alignment start) {
        if (lesson.target() != 0) {
            throw new IllegalArgumentException("target " + lesson.target()
                    + " is not 0: only there the kernel at the start decides what becomes of a network");
        }
        double kernel = lesson.kernel(start);
        return kernel < 2 ? Fate.SETTLES : kernel < CATAPULT_ENDS ? Fate.CATAPULTS : Fate.DIVERGES;
    }
}
