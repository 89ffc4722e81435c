package wick.topic.expressivity.lab.structure;

import wick.numeric.matrix.Vector;

/// A periodic convolution y_i = Σ_j k_(i−j) x_j of n = 2^k real values, by the definition and by Fourier transforms,
/// with every multiplication counted as it is executed.
public final class CountedConvolution {
    private final double[] re;
    private final double[] im;
    private final double[] kernel;
    private final double[] roots;
    private long complex;
    private long real;

    /// Transforms the kernel, which is not counted.
    public CountedConvolution(Vector kernel) {
        this.kernel = kernel.toArray();
        int size = this.kernel.length;
        if (Integer.bitCount(size) != 1 || size < 2) {
            throw new IllegalArgumentException("a kernel of " + size + " values must have 2, 4, 8, ...");
        }
        roots = new double[2 * size];
        for (int k = 0; k < size; k++) {
            roots[2 * k] = Math.cos(2 * Math.PI * k / size);
            roots[2 * k + 1] = Math.sin(2 * Math.PI * k / size);
        }
        re = this.kernel.clone();
        im = new double[size];
        transform(re, im, -1);
        complex = 0;
    }

    /// Complex multiplications executed since this was made, those by 1 among them; each takes four real ones.
    public long complexMultiplications() {
        return complex;
    }

    /// Real multiplications executed by the direct product.
    public long realMultiplications() {
        return real;
    }

    /// By the definition.
    public Vector direct(Vector x) {
        int size = kernel.length;
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                y[i] += kernel[(i - j) & (size - 1)] * x.at(j);
                real++;
            }
        }
        return Vector.of(y);
    }

    /// By Fourier transforms.
    public Vector fast(Vector x) {
        double[] a = x.toArray();
        double[] b = new double[a.length];
        transform(a, b, -1);
        for (int k = 0; k < a.length; k++) {
            multiply(a, b, k, re[k], im[k]);
        }
        transform(a, b, 1);
        // 1/n is a power of two: no rounding, and a shift of exponents rather than a multiplication
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.scalb(a[i], -Integer.numberOfTrailingZeros(a.length));
        }
        return Vector.of(a);
    }

    private void multiply(double[] a, double[] b, int at, double cos, double sin) {
        double product = a[at] * cos - b[at] * sin;
        b[at] = a[at] * sin + b[at] * cos;
        a[at] = product;
        complex++;
    }

    /// X_k = Σ_j x_j e^(± 2πi jk/n), decimation in time, in place.
    private void transform(double[] a, double[] b, int sign) {
        int size = a.length;
        int shift = 32 - Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (i < j) {
                swap(a, i, j);
                swap(b, i, j);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int low = start + k;
                    int high = low + half;
                    multiply(a, b, high, roots[2 * k * stride], sign * roots[2 * k * stride + 1]);
                    double evenRe = a[low];
                    double evenIm = b[low];
                    a[low] = evenRe + a[high];
                    b[low] = evenIm + b[high];
                    a[high] = evenRe - a[high];
                    b[high] = evenIm - b[high];
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
