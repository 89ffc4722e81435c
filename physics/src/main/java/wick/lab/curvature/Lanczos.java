package wick.lab.curvature;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.RandomStream;

/// Lanczos' method: an orthonormal basis q₁, q₂, … of H's powers on a first direction, in which H is the
/// tridiagonal T. Every new direction is orthogonalized twice against all earlier ones, so that no eigenvalue
/// appears twice; memory is steps times size.
///
/// Source: Golub and Van Loan 2013, doi:10.56021/9781421407944; Parlett 1998, doi:10.1137/1.9781611971163.
public final class Lanczos {
    /// Beside the largest entry of T so far this is 0.
    private static final double NEGLIGIBLE = 1e-13;

    private final SymmetricOperator operator;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();
    private final RandomStream stream;
    private double[] next;
    private double scale;

    private Lanczos(SymmetricOperator operator, double[] first, RandomStream stream) {
        this.operator = operator;
        this.stream = stream;
        next = first;
    }

    /// An eigenvalue with its eigenvector of length 1. Some eigenvalue of H lies within `error` of `value`: the
    /// length of Hv − value v, with the error of the product.
    public record Eigenpair(double value, double error, Vector vector) {

        /// The share of the squared length of `direction` that lies along the eigenvector.
        public double share(Vector direction) {
            double along = 0;
            double square = 0;
            for (int i = 0; i < direction.size(); i++) {
                along += vector.at(i) * direction.at(i);
                square += direction.at(i) * direction.at(i);
            }
            return square == 0 ? 0 : along * along / square;
        }
    }

    /// When to stop: relative error of the eigenvalues wanted, and most products.
    public record Effort(double tolerance, int mostSteps) {
        public static final Effort USUAL = new Effort(1e-8, 300);

        public Effort {
            if (!(tolerance > 0) || mostSteps < 2) {
                throw new IllegalArgumentException(
                        "tolerance " + tolerance + " must be positive and steps " + mostSteps + " at least 2");
            }
        }
    }

    /// The `count` largest eigenvalues, descending, to the wanted error or as far as the steps lead; their
    /// errors say how far. A direction to which the first one is orthogonal would be missed, which has
    /// probability 0; of exactly equal eigenvalues one is seen, unless all there are were asked for.
    public static List<Eigenpair> largest(SymmetricOperator operator, int count, Effort effort, RandomStream stream) {
        if (count < 1 || count > operator.size()) {
            throw new IllegalArgumentException(
                    "number of eigenvalues " + count + " must be from 1 to the size, " + operator.size());
        }
        Lanczos lanczos = new Lanczos(operator, Vectors.uniformOnSphere(operator.size(), stream), stream);
        int most = Math.min(effort.mostSteps(), operator.size());
        int check = Math.max(2 * count, 8);
        while (lanczos.steps() < most) {
            lanczos.step();
            boolean look = lanczos.steps() == most || (lanczos.steps() >= check && lanczos.steps() % 4 == 0);
            if (look && lanczos.settled(count, effort.tolerance())) {
                break;
            }
        }
        return lanczos.pairs(Math.min(count, lanczos.steps()));
    }

    /// Values θ_k and weights of the Gauss rule with these steps for vᵀ f(H) v, v = `first` of length 1.
    static SymmetricEigen tridiagonal(SymmetricOperator operator, double[] first, int steps, RandomStream stream) {
        Lanczos lanczos = new Lanczos(operator, first, stream);
        while (lanczos.steps() < Math.min(steps, operator.size()) && lanczos.step()) {}
        return SymmetricEigen.of(lanczos.matrix());
    }

    private int steps() {
        return diagonal.size();
    }

    /// False where the directions so far are closed under H; then the next one begins afresh.
    private boolean step() {
        double[] q = next;
        basis.add(q);
        double[] image = new double[q.length];
        operator.applyInto(q, image);
        double own = Vectors.dot(q, image);
        diagonal.add(own);
        orthogonalize(image);
        double rest = Vectors.length(image);
        scale = Math.max(scale, Math.abs(own) + rest);
        boolean open = rest > NEGLIGIBLE * scale;
        if (open) {
            Vectors.scale(1 / rest, image);
        } else if (steps() < operator.size()) {
            image = Vectors.uniformOnSphere(q.length, stream);
            orthogonalize(image);
            Vectors.scale(1 / Vectors.length(image), image);
        }
        beside.add(open ? rest : 0);
        next = image;
        return open;
    }

    private void orthogonalize(double[] image) {
        for (int twice = 0; twice < 2; twice++) {
            for (double[] before : basis) {
                Vectors.add(-Vectors.dot(before, image), before, image);
            }
        }
    }

    private Matrix matrix() {
        int size = steps();
        Matrix t = Matrix.zeros(size, size);
        for (int k = 0; k < size; k++) {
            t.set(k, k, diagonal.get(k));
            if (k + 1 < size) {
                t.set(k, k + 1, beside.get(k));
                t.set(k + 1, k, beside.get(k));
            }
        }
        return t;
    }

    /// Whether the last entries of the eigenvectors of T bound the errors well enough.
    private boolean settled(int count, double tolerance) {
        int size = steps();
        if (size < count) {
            return false;
        }
        SymmetricEigen eigen = SymmetricEigen.of(matrix());
        for (int k = size - count; k < size; k++) {
            double bound = beside.getLast() * Math.abs(eigen.vectors().at(size - 1, k));
            if (!(bound <= tolerance * Math.abs(eigen.values().at(k)))) {
                return false;
            }
        }
        return true;
    }

    private List<Eigenpair> pairs(int count) {
        SymmetricEigen eigen = SymmetricEigen.of(matrix());
        List<Eigenpair> pairs = new ArrayList<>();
        double[] image = new double[operator.size()];
        for (int k = steps() - 1; k >= steps() - count; k--) {
            double[] vector = new double[operator.size()];
            for (int j = 0; j < steps(); j++) {
                Vectors.add(eigen.vectors().at(j, k), basis.get(j), vector);
            }
            Vectors.scale(1 / Vectors.length(vector), vector);
            operator.applyInto(vector, image);
            double value = Vectors.dot(vector, image);
            double length = Vectors.length(image);
            Vectors.add(-value, vector, image);
            double error = Vectors.length(image) + (operator.relativeError() + 1e-15) * length;
            pairs.add(new Eigenpair(value, error, Vector.of(vector)));
        }
        return pairs;
    }
}
