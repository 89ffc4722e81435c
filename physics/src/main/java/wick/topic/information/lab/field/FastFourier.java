package wick.topic.information.lab.field;

/// The discrete Fourier transform of complex numbers on a square of 2^k x 2^k points: x_r ← Σ_q x_q e^(−iqr), real and
/// imaginary parts in arrays of their own, row by row. No division by the number of points.
final class FastFourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    FastFourier(int size) {
        if (size < 1 || Integer.bitCount(size) != 1 || size > 1 << 13) {
            throw new IllegalArgumentException("size " + size + " must be a power of two, at most " + (1 << 13));
        }
        this.size = size;
        this.cosines = new double[Math.max(1, size / 2)];
        this.sines = new double[cosines.length];
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] = Math.cos(2 * Math.PI * k / size);
            sines[k] = -Math.sin(2 * Math.PI * k / size);
        }
    }

    int size() {
        return size;
    }

    /// Transforms in place.
    void transform(double[] real, double[] imaginary) {
        for (int pass = 0; pass < 2; pass++) {
            for (int row = 0; row < size; row++) {
                row(real, imaginary, row * size);
            }
            transpose(real);
            transpose(imaginary);
        }
    }

    private void row(double[] re, double[] im, int from) {
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, from + i, from + j);
                swap(im, from + i, from + j);
            }
        }
        for (int length = 2; length <= size; length <<= 1) {
            int half = length >> 1;
            int stride = size / length;
            for (int start = from; start < from + size; start += length) {
                for (int k = 0; k < half; k++) {
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    int low = start + k;
                    int high = low + half;
                    double x = re[high] * c - im[high] * s;
                    double y = re[high] * s + im[high] * c;
                    re[high] = re[low] - x;
                    im[high] = im[low] - y;
                    re[low] += x;
                    im[low] += y;
                }
            }
        }
    }

    private void transpose(double[] a) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                swap(a, i * size + j, j * size + i);
            }
        }
    }

    private static void swap(double[] a, int i, int j) {
        double held = a[i];
        a[i] = a[j];
        a[j] = held;
    }
}
