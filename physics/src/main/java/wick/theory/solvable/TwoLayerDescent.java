package wick.theory.solvable;

/// Gradient descent with finite steps of one linear network, exactly: with h = ηκx and r = f − y,
///
///     A ← A (1 − h r)²,   B ← B (1 + h r)².
///
/// Two numbers are enough at any width and any rate. Steps do not conserve AB, which flow does.
///
/// Source: derived from the update of a ± w.
public record TwoLayerDescent(TwoLayerLesson lesson, Alignment start) {

    /// What becomes of the network.
    public sealed interface Outcome {}

    /// All steps done.
    public record Trained(Alignment weights) implements Outcome {}

    /// After `step` steps the weights were no longer finite numbers.
    public record Diverged(long step) implements Outcome {}

    /// The weights after `steps` steps.
    public Outcome after(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + " must not be negative");
        }
        double unit = lesson.coupling() * lesson.input();
        double along = start.along();
        double against = start.against();
        for (long step = 0; step < steps; step++) {
            double move = lesson.rate() * unit * (unit * (along - against) - lesson.target());
            along *= (1 - move) * (1 - move);
            against *= (1 + move) * (1 + move);
            if (!Double.isFinite(along + against)) {
                return new Diverged(step + 1);
            }
        }
        return new Trained(new Alignment(along, against));
    }

    /// The weights after `steps` steps.
    ///
    /// Throws [IllegalArgumentException] if they diverge.
    public Alignment trained(long steps) {
        return switch (after(steps)) {
            case Trained(Alignment weights) -> weights;
            case Diverged(long step) ->
                throw new IllegalArgumentException("rate " + lesson.rate() + " is too large: gradient descent diverges"
                        + " in " + step + " steps from a tangent kernel of " + lesson.kernel(start) / lesson.rate());
        };
    }
}
