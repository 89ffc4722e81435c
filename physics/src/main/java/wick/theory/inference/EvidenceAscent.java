package wick.theory.inference;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;

/// Hyperparameters of largest evidence, by quasi-Newton ascent (BFGS) of ln p(Y) over their logarithms,
/// with its exact slopes. The last hyperparameter is the noise variance.
///
/// Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning"; Nocedal and Wright 2006,
/// "Numerical Optimization".
public final class EvidenceAscent {
    private static final int MOST_STEPS = 50;
    private static final double LONGEST_MOVE = 1.5;
    private static final double SUFFICIENT = 1e-4;

    private final KernelFamily family;
    private final Matrix targets;

    public EvidenceAscent(KernelFamily family, Matrix targets) {
        this.family = family;
        this.targets = targets;
    }

    /// Where the ascent ended: `logarithms` of the hyperparameters and of the noise, the evidence there
    /// and at the start, how many steps it took, and whether it settled: a slope below 1e−4 of |ln p| in
    /// every direction.
    public record Summit(Vector logarithms, double logEvidence, double startEvidence, int steps, boolean settled) {}

    private record Point(Vector at, double height, Vector slope) {}

    /// Throws [IllegalArgumentException] where the kernel at the start is singular.
    public Summit from(Vector logarithms, double noise) {
        if (!(noise > 0)) {
            throw new IllegalArgumentException("noise " + noise + " must be positive at the start of an ascent");
        }
        double[] start = new double[logarithms.size() + 1];
        System.arraycopy(logarithms.toArray(), 0, start, 0, logarithms.size());
        start[logarithms.size()] = Math.log(noise);
        Vector at = Vector.of(start);
        Point here = switch (inference(at)) {
            case Inference.Solved(GaussianProcess process) -> point(at, process);
            case Inference.Singular singular -> throw new IllegalArgumentException(singular.message());
        };
        double first = here.height();
        Matrix inverse = Matrix.identity(at.size());
        double scale = 1 / Math.max(1e-300, norm(here.slope().toArray()));
        for (int i = 0; i < at.size(); i++) {
            inverse.set(i, i, scale);
        }
        int steps = 0;
        while (steps < MOST_STEPS && !settled(here)) {
            Point next = search(here, direction(inverse, here.slope()));
            if (next.height() <= here.height()) {
                break;
            }
            update(inverse, here, next);
            here = next;
            steps++;
        }
        return new Summit(here.at(), here.height(), first, steps, settled(here));
    }

    private static boolean settled(Point point) {
        double most = 0;
        for (double slope : point.slope().toArray()) {
            most = Math.max(most, Math.abs(slope));
        }
        return most <= 1e-4 * Math.max(1, Math.abs(point.height()));
    }

    private Inference inference(Vector at) {
        Vector own = Vector.of(java.util.Arrays.copyOf(at.toArray(), at.size() - 1));
        return GaussianProcess.replacing(family.kernel(own), targets, Ridge.noise(Math.exp(at.at(at.size() - 1))));
    }

    private Point point(Vector at, GaussianProcess process) {
        Matrix slopes = process.evidenceSlopes();
        Vector own = Vector.of(java.util.Arrays.copyOf(at.toArray(), at.size() - 1));
        List<Double> slope = new ArrayList<>();
        for (Matrix derivative : family.derivatives(own)) {
            double sum = 0;
            for (int i = 0; i < derivative.entries().length; i++) {
                sum += derivative.entries()[i] * slopes.entries()[i];
            }
            slope.add(sum);
        }
        double trace = 0;
        for (double entry : slopes.diagonal()) {
            trace += entry;
        }
        slope.add(trace * process.ridge().noise());
        return new Point(
                at,
                process.logEvidence(),
                Vector.of(slope.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /// Halves the move until the evidence grows as its slope promises; where it never does, stays.
    private Point search(Point here, double[] direction) {
        double most = 0;
        for (double move : direction) {
            most = Math.max(most, Math.abs(move));
        }
        double length = most > LONGEST_MOVE ? LONGEST_MOVE / most : 1;
        double gain = 0;
        for (int i = 0; i < direction.length; i++) {
            gain += direction[i] * here.slope().at(i);
        }
        for (int trial = 0; trial < 20; trial++, length /= 2) {
            double[] to = here.at().toArray();
            for (int i = 0; i < to.length; i++) {
                to[i] += length * direction[i];
            }
            if (inference(Vector.of(to)) instanceof Inference.Solved(GaussianProcess process)
                    && process.logEvidence() >= here.height() + SUFFICIENT * length * gain) {
                return point(Vector.of(to), process);
            }
        }
        return here;
    }

    /// Uphill, in the metric that earlier steps suggest.
    private static double[] direction(Matrix inverse, Vector slope) {
        double[] direction = new double[slope.size()];
        Products.applyInto(inverse, slope.toArray(), direction);
        return direction;
    }

    private static void update(Matrix inverse, Point before, Point after) {
        int n = before.at().size();
        double[] s = new double[n];
        double[] y = new double[n];
        double curvature = 0;
        for (int i = 0; i < n; i++) {
            s[i] = after.at().at(i) - before.at().at(i);
            y[i] = before.slope().at(i) - after.slope().at(i);
            curvature += s[i] * y[i];
        }
        if (!(curvature > 1e-12 * norm(s) * norm(y))) {
            return;
        }
        double[] hy = new double[n];
        Products.applyInto(inverse, y, hy);
        double yhy = 0;
        for (int i = 0; i < n; i++) {
            yhy += y[i] * hy[i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double change =
                        (1 + yhy / curvature) * s[i] * s[j] / curvature - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
                inverse.set(i, j, inverse.at(i, j) + change);
            }
        }
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double entry : vector) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
