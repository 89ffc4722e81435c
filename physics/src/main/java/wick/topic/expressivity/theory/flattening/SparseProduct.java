package wick.topic.expressivity.theory.flattening;

import java.math.BigDecimal;
import java.math.MathContext;

/// The product F = AB of two n x n matrices whose entries are 1 with probability p and 0 otherwise, as two
/// layers of weights against one.
///
/// An entry of F is 0 with probability q = (1 − p²)^n, so E N_s(flat) = n²(1 − q) and E N_s(deep) = 2
/// n² p. Where n p is
/// below about 2, most connections of the deep network lead nowhere and the flat one is the smaller.
///
/// Entries of F that share a row or column are dependent, both zero with probability (1 − 2p² + p³)^n;
/// those and the covariance of an entry with the weights that make it give the spread of the cost over
/// draws.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, eq. 27, for the two expectations; variances here.
public record SparseProduct(int size, double density) implements Flattening {
    public SparseProduct {
        Sizes.within("size of a matrix", size, 1 << 30);
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException("density " + density + " must be above 0 and at most 1");
        }
    }

    /// In expectation.
    @Override
    public Count synapses() {
        return new Count(
                new BigDecimal(deepMean(), MathContext.DECIMAL64),
                BigDecimal.ZERO,
                new BigDecimal(flatMean(), MathContext.DECIMAL64));
    }

    @Override
    public int layers() {
        return 2;
    }

    /// The expectation of the cost of one draw, which is not the cost of the expectations, to first order
    /// in the variances.
    public double meanCost() {
        double deep = deepMean();
        double flat = flatMean();
        return flat / deep * (1 + deepVariance() / (deep * deep) - covariance() / (flat * deep));
    }

    /// The standard deviation of the cost over draws, to first order in the variances.
    public double spread() {
        double deep = deepMean();
        double flat = flatMean();
        double relative =
                flatVariance() / (flat * flat) + deepVariance() / (deep * deep) - 2 * covariance() / (flat * deep);
        return flat / deep * Math.sqrt(Math.max(0, relative));
    }

    /// The same if the flat network's count knew nothing of the deep one's.
    public double spreadOfIndependentCounts() {
        double deep = deepMean();
        double flat = flatMean();
        return flat / deep * Math.sqrt(flatVariance() / (flat * flat) + deepVariance() / (deep * deep));
    }

    private double deepMean() {
        return 2 * squareOf(size) * density;
    }

    private double flatMean() {
        return -squareOf(size) * Math.expm1(size * Math.log1p(-density * density));
    }

    private double zero() {
        return Math.exp(size * Math.log1p(-density * density));
    }

    private double deepVariance() {
        return 2 * squareOf(size) * density * (1 - density);
    }

    private double flatVariance() {
        double q = zero();
        double both = Math.exp(size * Math.log1p(-density * density * (2 - density)));
        double pairs = 2 * squareOf(size) * (size - 1.0);
        return squareOf(size) * q * (1 - q) + pairs * (both - q * q);
    }

    private double covariance() {
        double others = Math.exp((size - 1) * Math.log1p(-density * density));
        return 2 * squareOf(size) * size * density * density * (1 - density) * others;
    }

    private static double squareOf(int size) {
        return (double) size * size;
    }
}
