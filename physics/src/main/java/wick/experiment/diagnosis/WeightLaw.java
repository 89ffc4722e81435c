package wick.experiment.diagnosis;

import java.util.Optional;
import wick.lab.model.WeightMatrix;
import wick.network.signal.Moments;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;

/// How a module's weights differ from independent draws: their tail, and the directions that stand out of the spectrum
/// that independent entries of this variance v would have.
///
/// @param variance ⟨W²⟩
/// @param spectrum empty for single rows or columns, and for matrices with more than 1024 of both
public record WeightLaw(WeightMatrix.Shape shape, double variance, Tail tail, Optional<Spectrum> spectrum) {

    /// ⟨W⁴⟩/⟨W²⟩² about the mean: 3 for normal entries, 1.8 for uniform ones; `error` is one standard
    /// deviation of it for
    /// as many normal entries.
    public record Tail(double value, double error) {}

    /// @param top the largest eigenvalue over the upper edge
    /// @param outliers how many eigenvalues lie beyond the edge by more than eight of its scales
    /// @param share how much of the squared weights those directions have
    public record Spectrum(double top, int outliers, double share) {}

    private static final int LARGEST = 1024;

    private static final double NORMAL = 3;
    private static final double UNIFORM = 1.8;

    /// The tail of a normal law cut at two standard deviations.
    private static final double TRUNCATED = 2.3746;

    public static WeightLaw of(WeightMatrix weights) {
        Matrix w = weights.entries();
        Moments moments = Moments.of(w.entries());
        double mean = moments.mean();
        double fourth = 0;
        double square = 0;
        for (double entry : w.entries()) {
            double d = (entry - mean) * (entry - mean);
            square += d;
            fourth += d * d;
        }
        double count = Math.max(1, w.entries().length);
        double variance = square / count;
        double tail = square > 0 ? fourth / count / variance / variance : 0;
        boolean finite = moments.nonFinite() == 0 && variance > 0;
        int least = Math.min(w.rows(), w.columns());
        return new WeightLaw(
                weights.shape(),
                moments.square(),
                new Tail(finite ? tail : 0, Math.sqrt(24 / count)),
                finite && least > 1 && least <= LARGEST
                        ? Optional.of(spectrum(w, moments.square()))
                        : Optional.empty());
    }

    private static Spectrum spectrum(Matrix w, double square) {
        Matrix flat = w.rows() <= w.columns() ? w : w.transposed();
        double[] values = SymmetricEigen.of(Products.gram(flat)).values().toArray();
        SpectralEdge edge = new SpectralEdge(square, w.rows(), w.columns());
        int outliers = 0;
        double sum = 0;
        double beyond = 0;
        for (double value : values) {
            sum += value;
            if (edge.isPassedBy(value)) {
                outliers++;
                beyond += value;
            }
        }
        return new Spectrum(values[values.length - 1] / edge.value(), outliers, beyond / sum);
    }

    /// The law in words: which of the customary ones the tail is that of.
    public String law() {
        double least = Math.max(5 * tail.error(), 0.02);
        if (tail.value() == 0) {
            return "constant";
        }
        if (Math.abs(tail.value() - NORMAL) < least) {
            return "normal";
        }
        if (Math.abs(tail.value() - UNIFORM) < least) {
            return "uniform";
        }
        if (Math.abs(tail.value() - TRUNCATED) < least) {
            return "normal cut at two deviations";
        }
        return tail.value() > NORMAL ? "heavier than normal" : "lighter than normal";
    }
}
