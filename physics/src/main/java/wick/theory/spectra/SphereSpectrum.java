package wick.theory.spectra;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;

/// The eigenvalues of a rotation-invariant kernel K(x, x′) = κ(cos θ) on the sphere |x|² = d in d
/// dimensions, under the uniform law of mean 1, by degree k of the spherical harmonics that are its
/// eigenfunctions:
///
///     λ_k = ∫ κ(cos θ) P_k(cos θ) sin^(d−2) θ dθ / ∫ sin^(d−2) θ dθ,   Σ_k N(d, k) λ_k = κ(1),
///
/// P_k the Legendre polynomials of dimension d with P_k(1) = 1. In θ the kernels of dense networks are
/// analytic up to both poles, also those with kinks, so that Gauss–Legendre panels converge fast; they
/// are halved until nothing changes. Errors are absolute, about 1e-15 κ(1), so eigenvalues below that are
/// not known.
///
/// Source: Müller 1966, Spherical Harmonics (Funk–Hecke); Bietti and Mairal 2019, arXiv:1905.12173; Yang
/// and Salman 2019, arXiv:1907.10599.
public record SphereSpectrum(int dimension, List<Level> levels, double trace) {
    private static final int MOST_NODES = 4096;
    private static final int PANEL = 64;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(PANEL);
    private static final double ROUNDING = 1e-15;

    /// The eigenvalue of all harmonics of one degree; there are `multiplicity` of them.
    public record Level(int degree, double multiplicity, Approximation eigenvalue) {}

    /// Which kernel of a network.
    public enum Kind {
        NNGP,
        NTK
    }

    public SphereSpectrum {
        levels = List.copyOf(levels);
    }

    /// Degrees 0, …, `most` of one kernel of the engine's network.
    ///
    /// Throws [IllegalArgumentException] for inputs of one dimension and kernels that are not invariant
    /// under rotations.
    public static SphereSpectrum of(KernelEngine engine, Kind kind, int most) {
        int dimension = engine.inputs();
        if (dimension < 2 || most < 0 || most > MOST_NODES / 8) {
            throw new IllegalArgumentException("dimension " + dimension + " must be at least 2, the largest degree "
                    + most + " from 0 to " + MOST_NODES / 8);
        }
        requireInvariant(engine, kind);
        int nodes = PANEL;
        while (nodes < 4 * most) {
            nodes *= 2;
        }
        Sums coarse = sums(engine, kind, nodes, most);
        while (true) {
            nodes *= 2;
            Sums fine = sums(engine, kind, nodes, most);
            double change = 0;
            for (int k = 0; k <= most; k++) {
                change = Math.max(change, Math.abs(fine.eigenvalues[k] - coarse.eigenvalues[k]));
            }
            if (change <= ROUNDING * fine.trace || nodes >= MOST_NODES) {
                return result(dimension, fine, change);
            }
            coarse = fine;
        }
    }

    private static SphereSpectrum result(int dimension, Sums sums, double change) {
        List<Level> levels = new ArrayList<>();
        double error = change + (sums.error + ROUNDING) * sums.trace;
        for (int k = 0; k < sums.eigenvalues.length; k++) {
            levels.add(new Level(k, multiplicity(dimension, k), new Approximation(sums.eigenvalues[k], error)));
        }
        return new SphereSpectrum(dimension, levels, sums.trace);
    }

    /// N(d, k), the number of independent spherical harmonics of degree k.
    public static double multiplicity(int dimension, int degree) {
        return binomial(degree + dimension - 1, degree)
                - (degree < 2 ? 0 : binomial(degree + dimension - 3, degree - 2));
    }

    private static double binomial(int n, int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return Math.rint(value);
    }

    /// What the degrees left out hold: 1 − Σ N λ / κ(1).
    public double beyond() {
        double inside = 0;
        for (Level level : levels) {
            inside += level.multiplicity() * level.eigenvalue().value();
        }
        return 1 - inside / trace;
    }

    /// log₂(λ_k / λ_2k): the power with which eigenvalues fall near this degree.
    public double decayExponent(int degree) {
        return Math.log(levels.get(degree).eigenvalue().value()
                        / levels.get(2 * degree).eigenvalue().value())
                / Math.log(2);
    }

    private static final class Sums {
        private final double[] eigenvalues;
        private final double trace;
        private final double error;

        Sums(double[] eigenvalues, double trace, double error) {
            this.eigenvalues = eigenvalues;
            this.trace = trace;
            this.error = error;
        }
    }

    private static Sums sums(KernelEngine engine, Kind kind, int nodes, int most) {
        double[] angles = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            int panel = i / PANEL;
            angles[i] = Math.PI * PANEL / nodes * (panel + (1 + RULE.getPoint(i % PANEL)) / 2);
        }
        Kernels kernels = engine.kernels(circle(engine.inputs(), 0, 0.0), circle(engine.inputs(), 0, angles));
        Matrix values = kind == Kind.NNGP ? kernels.nngp() : kernels.ntk();
        double[] eigenvalues = new double[most + 1];
        double norm = 0;
        for (int i = 0; i < nodes; i++) {
            double weight = RULE.getWeight(i % PANEL) * Math.pow(Math.sin(angles[i]), engine.inputs() - 2.0);
            norm += weight;
            addHarmonics(engine.inputs(), Math.cos(angles[i]), weight * values.at(0, i), eigenvalues);
        }
        for (int k = 0; k <= most; k++) {
            eigenvalues[k] /= norm;
        }
        Kernels pole = engine.kernels(circle(engine.inputs(), 0, 0.0));
        double trace = (kind == Kind.NNGP ? pole.nngp() : pole.ntk()).at(0, 0);
        return new Sums(eigenvalues, trace, kind == Kind.NNGP ? kernels.nngpError() : kernels.ntkError());
    }

    /// sums_k += factor P_k(t), by (k + d − 2) P_{k+1} = (2k + d − 2) t P_k − k P_{k−1}.
    private static void addHarmonics(int dimension, double t, double factor, double[] sums) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += factor * value;
            double next = k == 0 ? t : ((2.0 * k + dimension - 2) * t * value - k * before) / (k + dimension - 2.0);
            before = value;
            value = next;
        }
    }

    /// √d (cos θ e_axis + sin θ e_next), one row per angle.
    private static Matrix circle(int dimension, int axis, double... angles) {
        Matrix points = Matrix.zeros(angles.length, dimension);
        double radius = Math.sqrt(dimension);
        for (int i = 0; i < angles.length; i++) {
            points.set(i, axis, radius * Math.cos(angles[i]));
            points.set(i, (axis + 1) % dimension, radius * Math.sin(angles[i]));
        }
        return points;
    }

    private static void requireInvariant(KernelEngine engine, Kind kind) {
        double[] angles = {0, 0.4, 1.3, 2.2, 3};
        int last = engine.inputs() - 1;
        Kernels here = engine.kernels(circle(engine.inputs(), 0, angles));
        Kernels there = engine.kernels(circle(engine.inputs(), last, angles));
        Matrix a = kind == Kind.NNGP ? here.nngp() : here.ntk();
        Matrix b = kind == Kind.NNGP ? there.nngp() : there.ntk();
        for (int i = 0; i < a.entries().length; i++) {
            if (!(Math.abs(a.entries()[i] - b.entries()[i]) <= 1e-10 * Math.abs(a.at(0, 0)))) {
                throw new IllegalArgumentException("the kernel depends on more than the angle between two inputs, so"
                        + " spherical harmonics are not its eigenfunctions");
            }
        }
    }
}
