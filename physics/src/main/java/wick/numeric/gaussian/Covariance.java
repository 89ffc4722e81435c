package wick.numeric.gaussian;

/// The covariance of two Gaussian variables: Var z₁, Var z₂ and Cov(z₁, z₂).
public record Covariance(double first, double second, double cross) {

    public Covariance {
        if (!(first >= 0) || !(second >= 0) || !(cross * cross <= first * second * (1 + 1e-12))) {
            throw new IllegalArgumentException(
                    "not a covariance: variances " + first + " and " + second + ", covariance " + cross);
        }
    }

    /// Cov / √(Var₁ Var₂), clamped into \[−1, 1].
    public double correlation() {
        return first == 0 || second == 0 ? 0 : Math.clamp(cross / Math.sqrt(first * second), -1, 1);
    }

    /// The same with z₁ and z₂ exchanged.
    public Covariance swapped() {
        return new Covariance(second, first, cross);
    }

    /// Var(z₂ | z₁) = Var₂ − Cov² / Var₁, accurate also where the two nearly cancel; Var₁ must be
    /// positive.
    double conditional() {
        double product = first * second;
        double productRest = Math.fma(first, second, -product);
        double square = cross * cross;
        double squareRest = Math.fma(cross, cross, -square);
        return Math.max(0, (product - square + (productRest - squareRest)) / first);
    }
}
