package wick.topic.information.theory;

/// What of the data counts for level i, T_i: `function` maps the class of T_(i+1) to that of T_i, row c of
/// `posterior` is P(y_i | T_i = c), and `weights` are P(T_i = c).
final class Classes {
    private final int[] function;
    private final SparseRows posterior;
    private final double[] weights;

    Classes(int[] function, SparseRows posterior, double[] weights) {
        this.function = function;
        this.posterior = posterior;
        this.weights = weights;
    }

    int count() {
        return weights.length;
    }

    int[] function() {
        return function;
    }

    SparseRows posterior() {
        return posterior;
    }

    double[] weights() {
        return weights;
    }
}
