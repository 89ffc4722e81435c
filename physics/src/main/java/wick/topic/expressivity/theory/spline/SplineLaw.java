package wick.topic.expressivity.theory.spline;

/// The closest spline of order k on equal intervals of length h to a smooth function: locally what it misses is the
/// Bernoulli polynomial of degree k + 1, so that
///
/// rms = √(|B_{2k+2}| / (2k+2)!) h^{k+1} rms(f^{(k+1)}) (1 + O(h)).
///
/// Source: Ghizzetti and Ossicini 1970, doi:10.1007/978-3-0348-5836-6, for the monosplines of Bernoulli; de Boor 2001,
/// doi:10.1007/978-1-4612-6333-3.
public record SplineLaw(int order) {
    private static final int HIGHEST = 12;

    public SplineLaw {
        if (order < 0 || order > HIGHEST) {
            throw new IllegalArgumentException("order " + order + " must be from 0 to " + HIGHEST);
        }
    }

    /// The power of the interval, k + 1.
    public int exponent() {
        return order + 1;
    }

    /// √(|B_{2m}| / (2m)!) with m = k + 1, from |B_{2m}| / (2m)! = 2 ζ(2m) / (2π)^{2m}.
    public double constant() {
        int m = exponent();
        return Math.sqrt(2 * zeta(2 * m)) / Math.pow(2 * Math.PI, m);
    }

    /// The root mean square over an interval that is missed, given that of the derivative of degree k + 1 there.
    public double rootMeanSquare(double interval, double derivative) {
        return constant() * Math.pow(interval, exponent()) * derivative;
    }

    /// The Riemann zeta function at an even number: terms up to N, and what is left by Euler and Maclaurin.
    private static double zeta(int s) {
        int last = 100;
        double sum = 0;
        for (int n = last - 1; n >= 1; n--) {
            sum += Math.pow(n, -s);
        }
        double tail = Math.pow(last, 1 - s) / (s - 1) + 0.5 * Math.pow(last, -s);
        double first = s * Math.pow(last, -s - 1) / 12;
        double second = (double) s * (s + 1) * (s + 2) * Math.pow(last, -s - 3) / 720;
        return sum + tail + first - second;
    }
}
