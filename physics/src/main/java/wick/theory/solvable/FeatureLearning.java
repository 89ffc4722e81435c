package wick.theory.solvable;

/// Gradient flow of one linear network f = κ x a·w of any width, in closed form, with all that it learns of
/// features.
///
/// With A = Σ (a + w)²/4 and B = Σ (a − w)²/4 the flow is
///
///     dA/dt = −g (A − B − s) A,   dB/dt = g (A − B − s) B,   g = 2ηκ²x²,   s = y/(κx),
///
/// so AB is conserved, A obeys a Riccati equation, and the tangent kernel is Θ = g (A + B). Distances from
/// rest shrink in the end as e^(−Θ∞ t) with the *learned* kernel
///
///     Θ∞ = g √(s² + 4AB),   Θ∞/Θ₀ = √(1 + (s² − (a·w)²)/(A₀ + B₀)²).
///
/// Conventions: half a square for the loss, time counts rate times steps in units of [TwoLayerLesson#rate].
///
/// Source: derived from the two equations above; the variables are those of Saxe, McClelland and Ganguli
/// 2014, arXiv:1312.6120, for one mode.
public final class FeatureLearning {
    private final TwoLayerLesson lesson;
    private final Alignment start;
    private final Alignment rest;

    private FeatureLearning(TwoLayerLesson lesson, Alignment start) {
        this.lesson = lesson;
        this.start = start;
        rest = lesson.rest(start);
    }

    /// The flow of a network that starts with these weights.
    ///
    /// Throws [IllegalArgumentException] if they are all 0 or lead to the saddle.
    public static FeatureLearning of(TwoLayerLesson lesson, Alignment start) {
        if (start.size() == 0) {
            throw new IllegalArgumentException("all weights are 0: such a network does not move");
        }
        if (lesson.stuckAt(start)) {
            throw new IllegalArgumentException(
                    "readout and input weights are parallel, with outputs of the sign opposite" + " to target "
                            + lesson.target() + ": the flow ends at a saddle with all weights 0");
        }
        return new FeatureLearning(lesson, start);
    }

    /// The weights at time t ≥ 0; infinity is allowed.
    public Alignment weights(double time) {
        return new Alignment(
                Math.max(0, rest.along() + offset(start.along(), rest.along(), time)),
                Math.max(0, rest.against() + offset(start.against(), rest.against(), time)));
    }

    /// f − y at time t, to full relative precision however small it is.
    public double residual(double time) {
        double along = offset(start.along(), rest.along(), time);
        double against = offset(start.against(), rest.against(), time);
        return lesson.coupling() * lesson.input() * (along - against);
    }

    /// f at time t.
    public double output(double time) {
        return lesson.target() + residual(time);
    }

    /// The tangent kernel Θ at time t, times the rate.
    public double kernel(double time) {
        return lesson.kernel(weights(time));
    }

    /// Θ∞, the limit of long training.
    public double kernelAtEnd() {
        return lesson.kernel(rest);
    }

    /// Θ∞/Θ₀ − 1: negative where training makes the weights smaller, which it does if |y| < |f₀|.
    public double kernelDrift() {
        double more = (rest.overlap() - start.overlap()) * (rest.overlap() + start.overlap());
        double relative = more / (start.size() * start.size());
        return relative / (1 + Math.sqrt(1 + relative));
    }

    /// δ(t) of dδ/dt = −gδ(δ + D), D = A∞ + B∞.
    private double offset(double from, double to, double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " must not be negative");
        }
        double span = rest.size();
        double grown = lesson.gain() * time;
        double decayed = span == 0 ? 1 : Math.exp(-span * grown);
        double passed = span == 0 ? grown : -Math.expm1(-span * grown) / span;
        double offset = from - to;
        return offset == 0 || decayed == 0 ? 0 : offset * decayed / (1 + offset * passed);
    }
}
