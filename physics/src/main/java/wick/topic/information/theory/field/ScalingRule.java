package wick.topic.information.theory.field;

import wick.numeric.matrix.Vector;

/// Readings of the rule y_i' = b^(2 − 2i) y_i, stated for a coarse-graining "that replaces each block of b × b pixels
/// by its average and divides the result by b²".
///
/// In d dimensions and with block means multiplied by c, counting powers gives y_i' = c⁻² b^(d − 2i) y_i. It is exact
/// for a sharp cut-off of wave numbers, and to first order in the couplings' own range for block means.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, equation 24.
public enum ScalingRule {
    /// "divides by b²" as what makes a sum over the block its mean: c = 1.
    PLAIN_MEAN,
    /// "divides by b²" after the mean is taken, as it is written: c = b⁻², so that y_i' = b^(6 − 2i) y_i.
    MEAN_DIVIDED;

    /// What block means are multiplied by.
    public double factor(int block) {
        return switch (this) {
            case PLAIN_MEAN -> 1;
            case MEAN_DIVIDED -> 1.0 / ((double) block * block);
        };
    }

    /// y_i' by counting powers in two dimensions.
    public Vector counted(Vector couplings, int block) {
        return counted(couplings, block, 2, factor(block));
    }

    /// c⁻² b^(d − 2i) y_i
    public static Vector counted(Vector couplings, int block, int dimension, double factor) {
        double[] counted = new double[couplings.size()];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = Math.pow(block, dimension - 2.0 * i) * couplings.at(i) / (factor * factor);
        }
        return Vector.of(counted);
    }
}
