package wick.topic.expressivity.lab.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.numeric.matrix.Matrix;

class FormulaTest {
    private static final Formula X = Formula.input(0);
    private static final Formula Y = Formula.input(1);

    private static String text(Formula formula) {
        return FormulaText.of(formula, List.of("x", "y"), 6);
    }

    @Test
    void formulasAreSimplifiedAsTheyAreBuilt() {
        Formula sum = X.plus(Y);
        Formula difference = X.plus(Y.times(-1));
        Formula product = Formula.call(Symbol.SQUARE, sum)
                .plus(Formula.call(Symbol.SQUARE, difference).times(-1))
                .times(0.25);
        assertEquals("x*y", text(product));
        assertEquals("2*exp(x)", text(Formula.call(Symbol.EXP, X.plus(Formula.constant(Math.log(2))))));
        assertEquals("-sin(2*x)", text(Formula.call(Symbol.SIN, X.times(-2))));
        assertEquals("cos(pi*x)", text(Formula.call(Symbol.SIN, X.times(Math.PI).plus(Formula.constant(Math.PI / 2)))));
        assertEquals(
                "3/(x + 1/2)",
                text(Formula.call(Symbol.RECIPROCAL, X.times(2).plus(Formula.constant(1)))
                        .times(6)));
        assertEquals("x^2 + 2*x + 1", text(Formula.call(Symbol.SQUARE, X.plus(Formula.constant(1)))));
    }

    @ParameterizedTest
    @EnumSource(Symbol.class)
    void simplificationKeepsValuesAndSlopesAreDifferences(Symbol symbol) {
        for (double a : new double[] {-1.3, 0.4, 2}) {
            double shift = 3.7;
            Formula call = Formula.call(symbol, X.times(a).plus(Formula.constant(shift)));
            for (double x = -0.9; x < 1; x += 0.3) {
                double expected = symbol.value(a * x + shift);
                assertEquals(expected, call.value(new double[] {x}), 1e-13 * Math.max(1, Math.abs(expected)));
                double difference = (symbol.value(a * x + shift + 1e-6) - symbol.value(a * x + shift - 1e-6)) / 2e-6;
                assertEquals(difference, symbol.slope(a * x + shift), 1e-7 * Math.max(1, Math.abs(difference)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Symbol.class)
    void everyFunctionIsFoundInItsOwnPoints(Symbol symbol) {
        double[] x = new double[200];
        double[] y = new double[200];
        for (int s = 0; s < x.length; s++) {
            x[s] = -1 + 2.0 * s / (x.length - 1);
            y[s] = 2.5 * symbol.value(1.7 * x[s] + 2.9) - 0.4;
        }
        EdgeFit own = EdgeFit.all(x, y, 0).stream()
                .filter(fit -> fit.function() == symbol)
                .findFirst()
                .orElseThrow();
        assertTrue(own.unexplained() < 1e-8, () -> symbol + " leaves " + own.unexplained());
        EdgeFit first = EdgeFit.all(x, y, 1e-10).getFirst();
        boolean straight = symbol == Symbol.ABS;
        assertEquals(straight ? Symbol.IDENTITY : symbol, first.function());
    }

    @Test
    void numbersBecomeRoundOnlyWhereTheDataCannotTell() {
        Matrix inputs = Matrix.zeros(100, 2);
        double[] targets = new double[100];
        for (int s = 0; s < 100; s++) {
            inputs.set(s, 0, Math.sin(s));
            inputs.set(s, 1, Math.cos(1.7 * s));
            targets[s] = Math.sin(Math.PI * inputs.at(s, 0)) + 0.503 * inputs.at(s, 1);
        }
        Formula near =
                Formula.call(Symbol.SIN, X.times(3.1)).plus(Y.times(0.49)).plus(Formula.constant(1e-3));
        FormulaFit fit = new FormulaFit(inputs, targets);
        Formula plain = fit.plain(near);
        assertEquals("sin(pi*x) + 0.503*y", FormulaText.of(plain, List.of("x", "y"), fit.digits(plain)));
    }
}
