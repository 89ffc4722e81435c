package wick.topic.expressivity.theory.product;

import java.math.BigInteger;

/// Which sums of the factors the neurons of a flat gate see.
///
/// Neuron j has the argument b + λ Σ_i a_ij x_i and enters with the sign w_j. Summed over neurons, w_j
/// exp(t Σ_i a_ij x_i) is a product over factors; its expansion in t says which powers of the factors an
/// activation's derivatives of each order bring in.
public enum FlatShape {
    /// a = ±1 in all 2ⁿ ways, w the product of the signs: Π 2 sinh(t xᵢ), Lin, Tegmark and Rolnick's eq.
    /// 28.
    SIGNS("signs"),
    /// a = 0 or 1 in all ways but all 0, which is a constant and becomes the output's bias; w = (−1)^(n −
    /// ones): Π (e^(t xᵢ) − 1).
    SUBSETS("subsets"),
    /// As [#SIGNS] with a₁ = 1 only: e^(t x₁) Π_{i>1} 2 sinh(t xᵢ). Its one monomial too many of degree
    /// below n, x₂ … xₙ, is absent where the activation's derivative of order n − 1 vanishes.
    HALF_SIGNS("half-signs");

    private final String text;

    FlatShape(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The exact number of neurons for this many factors.
    public BigInteger count(int factors) {
        BigInteger all = BigInteger.TWO.pow(factors);
        return switch (this) {
            case SIGNS -> all;
            case SUBSETS -> all.subtract(BigInteger.ONE);
            case HALF_SIGNS -> all.shiftRight(1);
        };
    }

    /// The number of neurons for at most 30 factors.
    int neurons(int factors) {
        return count(factors).intValueExact();
    }

    /// What the signed neurons add up to is this times t^n Π xᵢ and higher powers of t.
    double multiplicity(int factors) {
        return switch (this) {
            case SIGNS -> Math.scalb(1.0, factors);
            case SUBSETS -> 1;
            case HALF_SIGNS -> Math.scalb(1.0, factors - 1);
        };
    }

    /// How many pairs of neurons have the same sum of the factors where all of these are 1: Σ_k C(n, k)²
    /// = C(2n, n).
    double coincidences(int factors) {
        int free = this == HALF_SIGNS ? factors - 1 : factors;
        double pairs = 1;
        for (int k = 1; k <= free; k++) {
            pairs *= (double) (free + k) / k;
        }
        return pairs;
    }

    /// a_ij: bit i of the neuron's number says whether factor i enters with a minus sign ([#SUBSETS]:
    /// enters).
    public int sign(int neuron, int factor) {
        return switch (this) {
            case SIGNS -> ((neuron >> factor) & 1) == 1 ? -1 : 1;
            case SUBSETS -> ((neuron + 1) >> factor) & 1;
            case HALF_SIGNS -> (((neuron << 1) >> factor) & 1) == 1 ? -1 : 1;
        };
    }

    /// w_j
    public int weight(int neuron, int factors) {
        int bits = switch (this) {
            case SIGNS, HALF_SIGNS -> Integer.bitCount(neuron);
            case SUBSETS -> factors - Integer.bitCount(neuron + 1);
        };
        return bits % 2 == 0 ? 1 : -1;
    }

    /// Coefficients up to t^`order` of this shape's sum for the given factors, divided by its
    /// [#multiplicity].
    double[] generating(double[] x, int order) {
        double[] product = new double[order + 1];
        product[0] = 1;
        for (int i = 0; i < x.length; i++) {
            product = times(product, factor(i, x[i], order));
        }
        return product;
    }

    private double[] factor(int i, double x, int order) {
        double[] series = new double[order + 1];
        double term = 1;
        for (int k = 0; k <= order; k++) {
            boolean kept = switch (this) {
                case SIGNS -> k % 2 == 1;
                case SUBSETS -> k > 0;
                case HALF_SIGNS -> i == 0 || k % 2 == 1;
            };
            series[k] = kept ? term : 0;
            term *= x / (k + 1);
        }
        return series;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = i; k < a.length && a[i] != 0; k++) {
                product[k] += a[i] * b[k - i];
            }
        }
        return product;
    }
}
