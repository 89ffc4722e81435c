package wick.lab.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;

/// How the eigenvalues of a large symmetric matrix are spread, by stochastic Lanczos quadrature: for v uniform on
/// the unit sphere E vᵀ f(H) v = tr f(H)/size, and k steps of Lanczos from v give vᵀ f(H) v by a Gauss rule,
/// exactly for polynomials up to degree 2k − 1. Its weights are the squares of the *first* entries of the
/// eigenvectors of the tridiagonal matrix.
///
/// Errors are over probes; what the rule leaves out for sharp f is not in them.
///
/// Source: Ubaru, Chen and Saad 2017, doi:10.1137/16M1104974; Ghorbani, Krishnan and Xiao 2019,
/// arXiv:1901.10159.
public final class SpectralDensity {
    private final int size;
    private final List<Probe> probes;

    /// The Gauss rule of one direction: `values` ascend, `weights` sum to 1.
    public record Probe(Vector values, Vector weights) {

        double average(DoubleUnaryOperator f) {
            double sum = 0;
            for (int k = 0; k < values.size(); k++) {
                sum += weights.at(k) * f.applyAsDouble(values.at(k));
            }
            return sum;
        }
    }

    private SpectralDensity(int size, List<Probe> probes) {
        this.size = size;
        this.probes = List.copyOf(probes);
    }

    /// `count` probes of `steps` steps each; probe k has the stream at `address`.block(k).
    public static SpectralDensity of(SymmetricOperator operator, int count, int steps, Address address) {
        if (count < 2 || steps < 1) {
            throw new IllegalArgumentException(
                    "probes " + count + " must be at least 2 for an error, and steps " + steps + " at least 1");
        }
        List<Probe> probes = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            var stream = address.block(k).open();
            double[] first = Vectors.uniformOnSphere(operator.size(), stream);
            SymmetricEigen eigen = Lanczos.tridiagonal(operator, first, steps, stream);
            double[] weights = new double[eigen.values().size()];
            for (int j = 0; j < weights.length; j++) {
                weights[j] = eigen.vectors().at(0, j) * eigen.vectors().at(0, j);
            }
            probes.add(new Probe(eigen.values(), Vector.of(weights)));
        }
        return new SpectralDensity(operator.size(), probes);
    }

    public List<Probe> probes() {
        return probes;
    }

    /// The mean of f over all eigenvalues.
    public Estimate average(DoubleUnaryOperator f) {
        Moments moments = new Moments();
        probes.forEach(probe -> moments.add(probe.average(f)));
        return moments.estimate();
    }

    /// Σ f(λ) over all eigenvalues, such as the trace or, with λ², the sum of squares of all entries.
    public Estimate sum(DoubleUnaryOperator f) {
        Estimate mean = average(f);
        return new Estimate(size * mean.mean(), size * mean.standardError(), mean.samples());
    }

    /// The density at each of `at`, every eigenvalue blurred to a normal of deviation `width`: one row each,
    /// density and standard error.
    public Matrix density(Vector at, double width) {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width " + width + " must be positive and finite");
        }
        Matrix density = Matrix.zeros(at.size(), 2);
        double peak = 1 / (width * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < at.size(); i++) {
            double place = at.at(i);
            Estimate here = average(value -> {
                double off = (value - place) / width;
                return peak * Math.exp(-off * off / 2);
            });
            density.set(i, 0, here.mean());
            density.set(i, 1, here.standardError());
        }
        return density;
    }

    /// tr H from `count` directions of random signs, E sᵀ H s, at one product each; number k is drawn at
    /// `address`.block(k).
    ///
    /// Source: Hutchinson 1990, doi:10.1080/03610919008812866.
    public static Estimate trace(SymmetricOperator operator, int count, Address address) {
        if (count < 2) {
            throw new IllegalArgumentException("probes " + count + " must be at least 2 for an error");
        }
        Moments moments = new Moments();
        double[] signs = new double[operator.size()];
        double[] product = new double[operator.size()];
        for (int k = 0; k < count; k++) {
            var stream = address.block(k).open();
            for (int i = 0; i < signs.length; i++) {
                signs[i] = stream.nextSign();
            }
            operator.applyInto(signs, product);
            moments.add(Vectors.dot(signs, product));
        }
        return moments.estimate();
    }
}
