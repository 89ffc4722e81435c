package wick.theory.solvable;

/// One input x ≠ 0 with target y for the network f = κ x a·w, trained by gradient descent of rate η on ½ (f
/// − y)² in the weights a and w, which are of order one.
///
/// With κ = n^(−1/2) and η = 1 ([#ntk]) wide networks are lazy, with κ = 1/n and η = n ([#mup]) they learn
/// features. An input of several components counts by its length: x = |x| √(V/d) where weights have
/// variance V/d.
public record TwoLayerLesson(double input, double target, double coupling, double rate) {

    public TwoLayerLesson {
        requirePositive("coupling", coupling);
        requirePositive("rate", rate);
        if (input == 0 || !Double.isFinite(input)) {
            throw new IllegalArgumentException("input " + input + " must be finite and not 0: at 0 nothing is learned");
        }
        if (!Double.isFinite(target)) {
            throw new IllegalArgumentException("target " + target + " must be finite");
        }
    }

    /// The neural tangent parameterization at width n.
    public static TwoLayerLesson ntk(int width, double input, double target) {
        return new TwoLayerLesson(input, target, 1 / Math.sqrt(requireWidth(width)), 1);
    }

    /// The maximal update parameterization at width n, which with one hidden layer is that of mean-field
    /// theory.
    public static TwoLayerLesson mup(int width, double input, double target) {
        return new TwoLayerLesson(input, target, 1.0 / requireWidth(width), width);
    }

    /// The output of a network with these weights.
    public double output(Alignment weights) {
        return coupling * input * weights.overlap();
    }

    /// The tangent kernel of a network with these weights, times the rate: η κ² x² (|a|² + |w|²), the
    /// inverse of the time in which the output moves.
    public double kernel(Alignment weights) {
        return gain() * weights.size();
    }

    /// The weights where the flow that starts at `start` comes to rest, at f = y: along · against is
    /// conserved.
    ///
    /// For a start on the saddle ([#stuckAt]) these are weights that the flow does not reach.
    public Alignment rest(Alignment start) {
        double overlap = target / (coupling * input);
        double product = start.along() * start.against();
        double larger = (Math.abs(overlap) + Math.hypot(overlap, 2 * Math.sqrt(product))) / 2;
        double smaller = larger == 0 ? 0 : product / larger;
        return overlap >= 0 ? new Alignment(larger, smaller) : new Alignment(smaller, larger);
    }

    /// Whether the flow from `start` runs into the saddle a = w = 0 instead of f = y: weights that are
    /// exactly parallel give outputs of one sign only.
    public boolean stuckAt(Alignment start) {
        return target / input > 0 ? start.along() == 0 : target != 0 && start.against() == 0;
    }

    /// 2 η κ² x²
    double gain() {
        return 2 * rate * coupling * coupling * input * input;
    }

    private static int requireWidth(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " must be at least 1");
        }
        return width;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
