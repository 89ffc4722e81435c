package wick.lab.curvature;

import wick.numeric.random.RandomStream;

/// Arithmetic of directions in weight space, with sums in a fixed order.
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /// y += factor x
    static void add(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    static void scale(double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    /// Uniform on the unit sphere.
    static double[] uniformOnSphere(int size, RandomStream stream) {
        double[] direction = new double[size];
        stream.normalsInto(size, direction, 0);
        scale(1 / length(direction), direction);
        return direction;
    }
}
