package wick.topic.expressivity.theory.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Tanh;
import wick.network.formula.Interval;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.RandomPolynomials;

/// Polynomials of variables that are never near zero: the certificate holds, and is not spoiled by their size.
class DomainOffZeroTest {

    private static double ratio(Compiled compiled, Polynomial polynomial, Interval side) {
        SupremumError measured = SupremumError.of(
                compiled.network(),
                polynomial::value,
                SupremumError.Box.cube(polynomial.variables().size(), side.low(), side.high(), 200));
        assertTrue(
                measured.largest() <= compiled.errorBound(),
                () -> polynomial + ": measured " + measured + ", certified " + compiled.errorBound());
        return compiled.errorBound() / measured.largest();
    }

    private static Compiled compiled(Polynomial polynomial, Interval side, Target target, double tolerance) {
        return new PolynomialCompiler(new Tanh())
                .compile(polynomial, Collections.nCopies(polynomial.variables().size(), side), target, tolerance);
    }

    /// xy without centering is off by 2e-3 at best, x y z by 6.
    @ParameterizedTest
    @CsvSource({
        "x*y, 99, 101, true, false, 1e-6",
        "x*y, 99, 101, true, true, 1e-6",
        "x*y, -101, -99, false, false, 1e-6",
        "x*y*z, 99, 101, true, false, 1e-6",
        "x*y*z, 99, 101, true, true, 1e-6",
        "(x - 7)^3*y - x^2, 9.75, 10.25, true, false, 1e-6",
        "x^2, 999, 1001, true, false, 1e-5",
    })
    void variablesFarFromZeroAreMultipliedWell(
            String text, double low, double high, boolean tree, boolean skips, double tolerance) {
        Polynomial polynomial = Polynomial.of(text);
        Interval side = new Interval(low, high);
        Compiled found = compiled(polynomial, side, Target.TREE.withTree(tree).withSkips(skips), tolerance);
        assertTrue(found.errorBound() <= tolerance, () -> text + ": " + found.errorBound());
        assertTrue(ratio(found, polynomial, side) < 1000);
    }

    @Test
    void theCertificateHoldsForDrawnPolynomials() {
        RandomPolynomials random = new RandomPolynomials(3, 4, 5);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Polynomial polynomial = random.draw(11, i);
            Interval side = new Interval(3 + i, 4.5 + 1.125 * i);
            Target target = Target.TREE.withSkips(i % 2 == 0).withTree(i % 3 != 0);
            ratios.add(ratio(compiled(polynomial, side, target, 1e-9), polynomial, side));
        }
        Collections.sort(ratios);
        assertTrue(ratios.get(12) < 30, () -> "median " + ratios.get(12));
    }

    @Test
    void activationsOfAnySortAreCentered() {
        Polynomial polynomial = Polynomial.of("x*y + y^2");
        Interval side = new Interval(49, 50);
        for (String name : List.of("sigmoid", "silu", "cos", "softplus")) {
            Compiled found = new PolynomialCompiler(Activation.named(name).orElseThrow())
                    .compile(polynomial, List.of(side, side), Target.TREE, 1e-12);
            assertTrue(found.errorBound() < 1e-5, () -> name + ": " + found.errorBound());
            ratio(found, polynomial, side);
        }
    }
}
