package wick.topic.information.lab.field;

import wick.numeric.random.RandomStream;
import wick.topic.information.QuadraticField;

/// Draws Gaussian fields with a given spectrum on a periodic square lattice, two at a time: the real and the imaginary
/// part of the transform of independent complex normals times √S.
public final class FieldSampler {
    private final FastFourier fourier;
    private final double[] scales;

    /// Throws [IllegalArgumentException] where `size` is not a power of two or the field has an unstable or
    /// massless mode.
    public FieldSampler(QuadraticField field, int size) {
        this.fourier = new FastFourier(size);
        this.scales = new double[size * size];
        field.requireStable();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double k = QuadraticField.laplacian(2 * Math.PI * i / size, 2 * Math.PI * j / size);
                scales[i * size + j] = Math.sqrt(field.spectrum(k)) / size;
                if (Double.isInfinite(scales[i * size + j])) {
                    throw new IllegalArgumentException(
                            "couplings " + field.couplings() + " leave the zero mode free: y0 must be positive");
                }
            }
        }
    }

    public int size() {
        return fourier.size();
    }

    /// Both arrays ← fields of `size()` x `size()` points, row by row, independent of each other.
    public void pairInto(RandomStream stream, double[] first, double[] second) {
        stream.normalsInto(scales.length, first, 0);
        stream.normalsInto(scales.length, second, 0);
        for (int k = 0; k < scales.length; k++) {
            first[k] *= scales[k];
            second[k] *= scales[k];
        }
        fourier.transform(first, second);
    }

    /// Replaces each block of `block` x `block` points by its mean; the result has size/block points a side.
    public static double[] blockMeans(double[] field, int size, int block) {
        int coarse = size / block;
        double[] means = new double[coarse * coarse];
        for (int i = 0; i < coarse * block; i++) {
            for (int j = 0; j < coarse * block; j++) {
                means[(i / block) * coarse + j / block] += field[i * size + j];
            }
        }
        double points = (double) block * block;
        for (int k = 0; k < means.length; k++) {
            means[k] /= points;
        }
        return means;
    }
}
