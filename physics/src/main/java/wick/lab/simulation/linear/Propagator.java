package wick.lab.simulation.linear;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// What a stretch of time does to a linear network: h ← R h + noise, with the `response` R and the
/// `covariance` of the noise that has gathered.
public record Propagator(Matrix response, Matrix covariance) {

    /// Over time t of dh = A h dt + √κ dB: R = exp(A t) and ∫₀ᵗ exp(A s) κ exp(Aᵀ s) ds, both from their
    /// Taylor series over t/2ᵏ, then doubled k times.
    ///
    /// Throws [IllegalArgumentException] where A is not square, or a number is negative or not finite.
    public static Propagator over(Matrix a, double noise, double time) {
        requireTime(time);
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("noise " + noise + " must be finite and at least 0");
        }
        int doublings = Taylor.doublings(a, time);
        double step = Math.scalb(time, -doublings);
        Propagator stretch = new Propagator(Taylor.exponential(a, step), Taylor.gathered(a, noise, step));
        for (int k = 0; k < doublings; k++) {
            stretch = stretch.then(stretch);
        }
        return stretch;
    }

    /// exp(A t)
    ///
    /// Throws [IllegalArgumentException] where A is not square, or t is negative or not finite.
    public static Matrix exponential(Matrix a, double time) {
        requireTime(time);
        int doublings = Taylor.doublings(a, time);
        Matrix response = Taylor.exponential(a, Math.scalb(time, -doublings));
        for (int k = 0; k < doublings; k++) {
            response = Products.times(response, response);
        }
        return response;
    }

    /// No time at all.
    static Propagator none(int size) {
        return new Propagator(Matrix.identity(size), Matrix.zeros(size, size));
    }

    /// First this stretch of time, then `next`: R₂ R₁ and C₂ + R₂ C₁ R₂ᵀ.
    public Propagator then(Propagator next) {
        Matrix carried = next.carry(covariance);
        double[] sum = carried.entries();
        double[] fresh = next.covariance.entries();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += fresh[i];
        }
        return new Propagator(Products.times(next.response, response), carried);
    }

    /// R C Rᵀ, symmetric to the last bit
    Matrix carry(Matrix symmetric) {
        Matrix carried = Products.timesTransposed(Products.times(response, symmetric), response);
        Taylor.symmetrize(carried);
        return carried;
    }

    /// This stretch `count` times in a row, by squaring.
    public Propagator times(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a stretch of time cannot pass " + count + " times");
        }
        Propagator total = none(response.rows());
        Propagator power = this;
        for (long rest = count; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                total = total.then(power);
            }
            if (rest > 1) {
                power = power.then(power);
            }
        }
        return total;
    }

    private static void requireTime(double time) {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException("time " + time + " must be finite and at least 0");
        }
    }
}
