package wick.topic.expressivity.theory.depth;

/// One hidden layer of `neurons` that follows a function of one variable on \[0, 1], knot by knot at
/// distance h = 1/N.
///
/// Relu neurons interpolate: the error is h²/8 max|f''| to leading order. Logistic steps σ(β(x − midpoint))
/// of height f(x_i) − f(x_{i−1}) leave h max|f'| · max_u (σ(u) − ½ − u/K) with K = βh, which for steep
/// steps is h/2 max|f'|. So the textbook's proof by steps has an error of order 1/N where the bends of relu
/// give 1/N².
public record Staircase(int neurons) {
    public Staircase {
        if (neurons < 1) {
            throw new IllegalArgumentException("neurons " + neurons + " must be positive");
        }
    }

    public double bends(double largestCurvature) {
        return largestCurvature / (8.0 * neurons * neurons);
    }

    /// `steepness` is K, above 4, where σ'(0) passes the slope of the function.
    public double steps(double largestSlope, double steepness) {
        if (!(steepness > 4)) {
            throw new IllegalArgumentException("steepness " + steepness + " of a step must be above 4");
        }
        // σ' = s(1 − s) = 1/K
        double s = 0.5 + Math.sqrt(0.25 - 1 / steepness);
        double u = Math.log(s / (1 - s));
        return largestSlope / neurons * (s - 0.5 - u / steepness);
    }
}
