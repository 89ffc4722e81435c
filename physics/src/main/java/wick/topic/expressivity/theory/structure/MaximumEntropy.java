package wick.topic.expressivity.theory.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The density of largest entropy among those with given moments: p = e^(−H) with the polynomial H = h + Σ_α h_α x^α
/// that has one term for each moment, and so a degree no higher than they have.
///
/// The couplings minimize ln ∫ e^(−Σ h_α x^α) + Σ h_α m_α, which is convex; Newton's method does, with
/// Gauss–Legendre nodes in the box, or on the whole space in one ten standard deviations wide to each
/// side. There need not
/// be such a density: the moments may be none of any density, and on the whole space entropy may grow forever
/// without being attained, as for kurtosis above 3 with skewness 0.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, section II.D.1.
public final class MaximumEntropy {
    /// Of moments, in units of a power of the scale of the variables.
    private static final double TOLERANCE = 1e-10;

    private static final double LARGEST_COUPLING = 1e8;
    private static final int ITERATIONS = 300;
    private static final double WIDTH = 10;

    /// Next to the largest density, at the ends of the whole space.
    private static final double EDGE = 1e-13;

    /// Couplings below this, in units of the scale, are rounding.
    private static final double ZERO = 1e-7;

    private static final int DIRECTIONS = 200;

    public sealed interface Outcome {}

    /// `couplings` in the order of the moments, and the constant; `residual` is how far the moments of this density,
    /// calculated anew with half as many nodes again, are from those asked for, in units of a power of the scale.
    public record Density(double constant, Vector couplings, double entropy, double residual) implements Outcome {}

    /// There is no such density.
    public record None(String reason) implements Outcome {}

    private final MomentProblem problem;
    private final Vector scales;
    private final MomentGrid grid;

    private MaximumEntropy(MomentProblem problem, Vector scales, MomentGrid grid) {
        this.problem = problem;
        this.scales = scales;
        this.grid = grid;
    }

    public static Outcome of(MomentProblem problem) {
        double[] scales = new double[problem.variables()];
        for (int i = 0; i < scales.length; i++) {
            Optional<MomentProblem.Box> box = problem.box();
            if (box.isPresent()) {
                scales[i] = Math.max(
                        Math.abs(box.get().low().at(i)),
                        Math.abs(box.get().high().at(i)));
            } else {
                scales[i] = spread(problem, i);
                if (!(scales[i] > 0)) {
                    return new None("no even power of variable " + (i + 1)
                            + " has a positive moment, so that nothing keeps it from running away");
                }
            }
        }
        Vector units = Vector.of(scales);
        MomentProblem.Box box = problem.box()
                .orElseGet(() -> new MomentProblem.Box(units.map(s -> -WIDTH * s), units.map(s -> WIDTH * s)));
        return new MaximumEntropy(problem, units, new MomentGrid(problem, box, units, 1)).solve(box);
    }

    /// The size of a variable by its highest even moment.
    private static double spread(MomentProblem problem, int variable) {
        int highest = 0;
        double spread = 0;
        for (MomentProblem.Moment moment : problem.moments()) {
            int power = moment.exponents().get(variable);
            if (power == moment.degree() && power % 2 == 0 && power > highest) {
                highest = power;
                spread = moment.value() > 0 ? Math.pow(moment.value(), 1.0 / power) : 0;
            }
        }
        return spread;
    }

    private double unit(MomentProblem.Moment moment) {
        double unit = 1;
        for (int i = 0; i < scales.size(); i++) {
            unit *= Math.pow(scales.at(i), moment.exponents().get(i));
        }
        return unit;
    }

    private Outcome solve(MomentProblem.Box box) {
        double[] target =
                problem.moments().stream().mapToDouble(m -> m.value() / unit(m)).toArray();
        double[] couplings = new double[target.length];
        MomentGrid.Averages now = grid.averages(couplings);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            if (now.distance(target) < TOLERANCE / 10) {
                return found(box, target, couplings, now);
            }
            double[] step = newton(now, target);
            MomentGrid.Averages next = now;
            double length = 1;
            double slope = 0;
            for (int k = 0; k < step.length; k++) {
                slope += step[k] * (target[k] - now.means().at(k));
            }
            double[] tried = couplings;
            for (; length > 1e-12; length /= 2) {
                tried = couplings.clone();
                for (int k = 0; k < tried.length; k++) {
                    tried[k] += length * step[k];
                }
                next = grid.averages(tried);
                if (next.dual(tried, target) <= now.dual(couplings, target) + 1e-4 * length * slope) {
                    break;
                }
            }
            if (length <= 1e-12 || Arrays.stream(tried).anyMatch(c -> !(Math.abs(c) < LARGEST_COUPLING))) {
                break;
            }
            couplings = tried;
            now = next;
        }
        return now.distance(target) < TOLERANCE
                ? found(box, target, couplings, now)
                : new None(
                        "these are the moments of no density, or of one at the border of what is possible: the couplings"
                                + " grow without end");
    }

    private static double[] newton(MomentGrid.Averages now, double[] target) {
        int count = target.length;
        Matrix gradient = Matrix.zeros(count, 1);
        for (int k = 0; k < count; k++) {
            gradient.set(k, 0, now.means().at(k) - target[k]);
        }
        double ridge = 0;
        while (true) {
            Matrix curvature = now.covariance().copy();
            for (int k = 0; k < count; k++) {
                curvature.set(k, k, curvature.at(k, k) * (1 + ridge) + ridge * 1e-3);
            }
            if (Factorization.of(curvature) instanceof Factorization.Cholesky cholesky) {
                return cholesky.solve(gradient).entries();
            }
            ridge = Math.max(1e-14, 10 * ridge);
        }
    }

    private Outcome found(MomentProblem.Box box, double[] target, double[] couplings, MomentGrid.Averages solved) {
        if (problem.box().isEmpty() && (solved.edge() > EDGE || !bounded(couplings))) {
            return new None(
                    "on the whole space entropy grows without end towards a density of other moments: part of it would"
                            + " run away to infinity");
        }
        MomentGrid.Averages finer = new MomentGrid(problem, box, scales, 1.5).averages(couplings);
        double residual = finer.distance(target);
        if (!(residual < TOLERANCE)) {
            return new None("the density has features too narrow to be resolved: its moments are off by " + residual);
        }
        double[] raw = couplings.clone();
        for (int k = 0; k < raw.length; k++) {
            raw[k] /= unit(problem.moments().get(k));
        }
        return new Density(finer.logIntegral(), Vector.of(raw), finer.dual(couplings, target), residual);
    }

    /// Whether the energy rises to infinity in every direction tried, those of the axes among them: the highest degree
    /// that it has there must have a positive coefficient.
    private boolean bounded(double[] couplings) {
        int axes = 2 * scales.size();
        for (int number = 0; number < (scales.size() == 1 ? axes : DIRECTIONS); number++) {
            double[] direction = new double[scales.size()];
            double square = 0;
            for (int i = 0; i < direction.length; i++) {
                double onAxis = number / 2 == i ? 1 - 2 * (number % 2) : 0;
                direction[i] = number < axes ? onAxis : 2 * (number * Math.sqrt(2 + i) % 1) - 1;
                square += direction[i] * direction[i];
            }
            if (!(leading(couplings, direction, Math.sqrt(square)) > 0)) {
                return false;
            }
        }
        return true;
    }

    /// The coefficient of the highest power of the distance along a direction.
    private double leading(double[] couplings, double[] direction, double norm) {
        double[] forms = new double
                [1
                        + problem.moments().stream()
                                .mapToInt(MomentProblem.Moment::degree)
                                .max()
                                .orElse(0)];
        for (int k = 0; k < couplings.length; k++) {
            MomentProblem.Moment moment = problem.moments().get(k);
            double form = couplings[k];
            for (int i = 0; i < direction.length; i++) {
                form *= Math.pow(direction[i] / norm, moment.exponents().get(i));
            }
            forms[moment.degree()] += form;
        }
        int degree = forms.length - 1;
        while (degree > 0 && Math.abs(forms[degree]) < ZERO) {
            degree--;
        }
        return forms[degree];
    }

    /// The energy h + Σ h_α x^α at a point.
    public static double energy(MomentProblem problem, Density density, List<Double> point) {
        double energy = density.constant();
        for (int k = 0; k < problem.moments().size(); k++) {
            double term = density.couplings().at(k);
            for (int i = 0; i < point.size(); i++) {
                term *= Math.pow(
                        point.get(i), problem.moments().get(k).exponents().get(i));
            }
            energy += term;
        }
        return energy;
    }
}
