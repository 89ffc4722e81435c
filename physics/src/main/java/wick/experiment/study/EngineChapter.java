package wick.experiment.study;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.experiment.Comparison;
import wick.experiment.Family;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;

/// Networks with implicit weights against networks with every weight drawn, at the narrowest width: means
/// and spreads of kernel entries must be the same.
final class EngineChapter {
    private static final Basis LAW =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.YANG_2020);

    /// A mean square over M networks is known to √(2/M) of itself, the difference of two to √(4/M): 9
    /// standard errors.
    private static final int ENOUGH = 324;

    private final Bench bench;

    EngineChapter(Bench bench) {
        this.bench = bench;
    }

    void compare(int networks) {
        int width = bench.widths().getFirst();
        Initial implicit = measure(width, Engine.IMPLICIT_WEIGHTS, networks);
        Initial real = measure(width, Engine.REAL_WEIGHTS, networks);
        List<ToDoubleFunction<double[]>> numbers = numbers(real);
        Family.Measured first = implicit.sample().family(numbers);
        Family.Measured second = real.sample().family(numbers);
        Matrix covariance = first.covariance().copy();
        for (int i = 0; i < covariance.entries().length; i++) {
            covariance.entries()[i] += second.covariance().entries()[i];
        }
        Vector exact = Vector.of(new double[numbers.size()]);
        Vector wide = Vector.of(0, 0, 0, 0);
        Comparison comparison = Family.judge(
                new Family.Asked(
                        Subject.of("engines", "kernel entries and their spreads: implicit against real weights, χ²/dof")
                                .atWidth(width),
                        LAW,
                        "implicit networks are infinitely wide",
                        bench.remedy()),
                new Family.Predicted(second.mean(), exact, wide),
                new Family.Measured(first.mean(), covariance, first.ensemble()));
        bench.notebook().land(networks >= ENOUGH ? comparison : comparison.expecting(Verdict.INCONCLUSIVE));
    }

    private Initial measure(int width, Engine engine, int networks) {
        return Initial.measure(
                width,
                bench.anatomy().atWidth(width),
                bench.probe().pair(),
                new Initial.Draw(engine, networks, bench.seed(), "study.engines." + engine));
    }

    /// Deviations of S₁₂ and Θ₁₂ from their limits, and the squares of those of S₁₁ and Θ₁₁, in units of
    /// the limits.
    private static List<ToDoubleFunction<double[]>> numbers(Initial at) {
        int last = at.last();
        double k = at.scale(last);
        double theta = at.tangentScale();
        var limits = at.theory().getLast();
        return List.of(
                row -> (Initial.nngp(last, 0, 1).applyAsDouble(row)
                                - limits.nngp().at(0, 1))
                        / k,
                row -> (at.ntk(0, 1).applyAsDouble(row) - limits.ntk().at(0, 1)) / theta,
                row -> square((Initial.nngp(last, 0, 0).applyAsDouble(row)
                                - limits.nngp().at(0, 0))
                        / k),
                row -> square((at.ntk(0, 0).applyAsDouble(row) - limits.ntk().at(0, 0)) / theta));
    }

    private static double square(double x) {
        return x * x;
    }
}
