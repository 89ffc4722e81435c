package wick.network.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static double at(String text, double z) {
        return Jet.value(FormulaParser.parse(text), z);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * z | 7",
                "-z^2 | -9",
                "(-z)^2 | 9",
                "2^3^2 + z | 515",
                "2^-1 * z | 1.5",
                "z - 1 - 2 | 0",
                "12 / z / 2 | 2",
                "-z * -z | 9",
                "--z | 3",
                "+z | 3",
                "1.5e1 - .5e+1 * z | 0",
                "z^0.5^2 | 1.3160740129524924",
                "min(z, 2) + max(z, 4) | 6",
                "abs(-z) * sign(2 - z) | -3",
                "log(exp(z)) | 3",
                "sqrt(z * 3) | 3",
                "sin(z)^2 + cos(z)^2 | 1",
                "sigmoid(z) - 1 / (1 + exp(-z)) | 0",
                "tanh(z) - (exp(2 * z) - 1) / (exp(2 * z) + 1) | 0",
                "erf(z) | 0.9999779095030014",
                "2*pi-z | 3.2831853071795862",
            })
    void operatorsBindAsInMathematics(String text, double expected) {
        assertEquals(expected, at(text, 3), 2e-15);
    }

    @Test
    void theCanonicalTextOfARandomExpressionReadsBackToIt() {
        Random random = new Random(3);
        for (int i = 0; i < 4000; i++) {
            Expression expression = random(random, 4);
            String text = ExpressionText.of(expression);
            assertEquals(expression, FormulaParser.parse(text), text);
        }
    }

    private static <T> T one(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    static Expression random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 12)) {
            case 0 -> new Expression.Constant(random.nextInt(9));
            case 1 -> new Expression.Constant(random.nextDouble() * Math.pow(10, random.nextInt(30) - 15));
            case 2 -> new Expression.Pi();
            case 3 -> new Expression.Variable();
            case 4 -> new Expression.Negation(random(random, depth - 1));
            case 5, 6 -> new Expression.Call(one(random, Function.values()), random(random, depth - 1));
            default ->
                new Expression.Binary(
                        one(random, Operator.values()), random(random, depth - 1), random(random, depth - 1));
        };
    }

    /// Central differences; random expressions are compared where they are tame.
    @Test
    void derivativesOfRandomExpressionsAreLimitsOfDifferences() {
        Random random = new Random(4);
        int compared = 0;
        for (int i = 0; i < 6000; i++) {
            Expression expression = random(random, 3);
            double z = 4 * random.nextDouble() - 2;
            double step = 1e-4;
            double left = Jet.value(expression, z - step);
            double here = Jet.value(expression, z);
            double right = Jet.value(expression, z + step);
            Jet jet = Jet.at(expression, z);
            double first = (right - left) / (2 * step);
            double second = (right - 2 * here + left) / (step * step);
            boolean tame = Math.abs(here) + Math.abs(first) + Math.abs(second) < 1e3
                    && Math.abs(Jet.at(expression, z + step).second()
                                    - Jet.at(expression, z - step).second())
                            < 0.05;
            if (!tame || !expression.varies()) {
                continue;
            }
            compared++;
            assertEquals(here, jet.value());
            assertEquals(first, jet.first(), 1e-5 * (1 + Math.abs(first)), () -> expression + " at " + z);
            assertEquals(second, jet.second(), 1e-2 * (1 + Math.abs(second)), () -> expression + " at " + z);
        }
        int count = compared;
        assertTrue(count > 1000, () -> count + " compared");
    }

    @Test
    void arraysGetTheBitsOfSingleNumbers() {
        Random random = new Random(5);
        double[] z = random.doubles(600, -3, 3).toArray();
        z[5] = 0;
        z[6] = Double.NaN;
        for (int i = 0; i < 300; i++) {
            Expression expression = random(random, 4);
            double[] values = new double[610];
            double[] slopes = new double[610];
            Blocks.valueInto(expression, z, 3, 590, values, 7);
            Blocks.slopeInto(expression, z, 3, 590, slopes, 7);
            for (int k = 0; k < 590; k++) {
                assertEquals(Jet.value(expression, z[k + 3]), values[k + 7], expression::toString);
                assertEquals(Jet.at(expression, z[k + 3]).first(), slopes[k + 7], expression::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abs(z)                               | 0
            max(z, 0.1 * z)                      | 0
            min(max(z, -1), 1)                   | -1 1
            z * min(max(z + 3, 0), 6) / 6        | -3 3
            z / (1 + abs(z))                     | 0
            abs(max(z, 0))                       | 0
            abs(z^2 - 2)                         | -1.4142135623730951 1.4142135623730951
            abs(z^3 - 3 * z + 1)                 | -1.8793852415718169 0.34729635533386066 1.532088886237956
            sign(z - 1.25) * (z - 1.25)^2        | 1.25
            abs(z - 10 * sin(z)) * exp(-z^2)     | -8.423203932360078 -7.068174358095818 -2.8523418944500916 0 2.8523418944500916 7.068174358095818 8.423203932360078
            abs(z - 0.3)^1.5                     | 0.3
            tanh(z) * abs(1 + z^2)               |
            max(exp(z), z)                       |
            z^3                                  |
            max(0, z) + max(0, z - 1e-3)         | 0 1e-3
            abs(abs(z) - 1)                      | -1 0 1
            (z^2)^1.25                           | 0
            ((z - 1.25)^2)^1.25                  | 1.25
            abs(0.1 * sign(z - 1.5) - (z - 1.5)) | 1.4 1.5 1.6
            """)
    void kinksAreFoundWhereverTheyAre(String text, String expected) {
        List<Double> kinks = CheckedFormula.of(text).kinks();
        double[] wanted = expected == null
                ? new double[0]
                : java.util.Arrays.stream(expected.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertEquals(wanted.length, kinks.size(), kinks::toString);
        for (int i = 0; i < wanted.length; i++) {
            // those that binary numbers hold are found to the last bit
            double tolerance = wanted[i] * 16 == Math.rint(wanted[i] * 16) ? 0 : 1e-12 * (1 + Math.abs(wanted[i]));
            assertEquals(wanted[i], kinks.get(i), tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            log(z)                    | character 1: log(z) is not defined at z = 0.0
            1 + log(z + 5)            | character 5: log(z + 5) is not defined at z = -
            sqrt(z^2)                 | (for sqrt(z^2) write abs(z))
            1 / z                     | character 3: 1 / z is not defined at z = 0.0: the divisor must not be 0
            z / (z - 0.3)             | cannot be shown to be defined near z = 0.3
            1 / (z^2 - 2)             | near z = 1.41421
            z^-2                      | is not defined at z = 0.0
            z^0.5                     | a power needs a base above 0
            abs(z)^0.5                | a power needs a base above 0
            z^z                       | a power needs a base above 0
            exp(z^2)                  | the formula overflows at z = 26.75
            exp(exp(z))               | the formula overflows at z = 6.75
            exp(exp(-z))              | the formula overflows at z = -6.75
            exp(z^2 / 2)              | the formula overflows at z = 37.75
            exp(0.4434375 * z^2)      | the formula overflows at z = 40.0
            1 / (z - 1)               | character 3: 1 / (z - 1) is not defined at z = 1.0
            z^-1                      | character 2: z^-1 is not defined at z = 0.0
            abs(sin(z))               | are more than 32
            2 + pi                    | does not contain z
            2 z                       | character 3: "z" stands where an operator or the end is needed
            z *                       | character 4: the formula ends where a number
            relu(z)                   | character 1: "relu" is not known; there are z, pi, exp, log
            my_relu(z)                | character 1: "my_relu" is not known
            max(z)                    | character 6: ")" stands where "," is needed
            z + x                     | character 5: "x" is not known
            z ** 2                    | character 4: "*" stands
            1e999 * z                 | character 1: 1e999 is not a finite number
            z \u2212 1                | the character U+2212 stands
            sin z                     | character 5: "z" stands where "(" is needed
            """)
    void whatCannotBeReadOrIsNotDefinedIsRefusedWithItsPlace(String text, String message) {
        FormulaException refused = assertThrows(FormulaException.class, () -> CheckedFormula.of(text));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log(1 + exp(z))",
                "1 / (1 + exp(-z))",
                "log(1.5 + sin(z))",
                "1 / (2 + cos(3 * z))",
                "sqrt(z^2 - z + 1)",
                "1 / (z^4 - z^3 + 1)",
                "(1 + z^2)^z",
                "(1 + abs(z))^-0.5",
                "exp(z^2 / 100)",
                "z^2 / (z^2 + 1e-12)",
                "log(exp(z) - z)",
                "1 / max(z, 1)",
                "1 / min(z, -1)",
                "log(0.5 + abs(z - 2))",
                "exp(z^2 / 2.5)"
            })
    void whatIsDefinedEverywhereIsAccepted(String text) {
        assertTrue(CheckedFormula.of(text).expression().varies());
    }

    @Test
    void sizeAndDepthAreLimited() {
        String deep = "(".repeat(100) + "z" + ")".repeat(100);
        assertTrue(message(deep).contains("nested more than 64 deep"));
        assertTrue(message("-".repeat(100) + "z").contains("nested more than 64 deep"));
        assertTrue(message("z" + "^z".repeat(100)).contains("nested more than 64 deep"));
        assertTrue(FormulaParser.parse("-z" + "+z".repeat(249)).varies());
        assertTrue(message("z" + "+z".repeat(250)).contains("at most 500 numbers"));
        assertTrue(message("z\0").contains("U+0000"));
        assertTrue(message("z".repeat(2000)).contains("at most 1000 characters"));
    }

    private static String message(String text) {
        return String.valueOf(assertThrows(FormulaException.class, () -> FormulaParser.parse(text))
                .getMessage());
    }

    @Test
    void randomTextIsReadOrRefusedAndNothingElse() {
        Random random = new Random(7);
        String letters = "z0123.e+-*/^(), minabslogpixt\u00e9";
        int read = 0;
        for (int i = 0; i < 20000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(8); k >= 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                FormulaParser.parse(text.toString());
                read++;
            } catch (FormulaException e) {
                assertTrue(String.valueOf(e.getMessage()).lines().count() == 1);
            }
        }
        assertTrue(read > 100);
    }

    /// A random expression never claims a symmetry that its bits do not have.
    @Test
    void reflectionsHoldToTheLastBit() {
        Random random = new Random(8);
        int known = 0;
        for (int i = 0; i < 20000; i++) {
            Expression expression = random(random, 3);
            Reflection reflection = Reflection.of(expression);
            if (reflection == Reflection.UNKNOWN) {
                continue;
            }
            known++;
            for (double z : new double[] {0.25, 1.7, 31}) {
                double there = Jet.value(expression, -z);
                double expected = Jet.value(expression, z) * (reflection == Reflection.EVEN ? 1 : -1);
                if (!Double.isFinite(there) || !Double.isFinite(expected)) {
                    continue; // 1 / (z − z): accepted formulas are finite
                }
                assertEquals(expected + 0.0, there + 0.0, () -> ExpressionText.of(expression) + " at " + z);
            }
        }
        int count = known;
        assertTrue(count > 3000, () -> count + " known");
        assertEquals(Reflection.ODD, Reflection.of(FormulaParser.parse("z * cos(z) / (1 + abs(z))")));
        assertEquals(Reflection.EVEN, Reflection.of(FormulaParser.parse("-z^2 * exp(-z^4) + max(1, abs(z))^1.5")));
        assertEquals(Reflection.UNKNOWN, Reflection.of(FormulaParser.parse("tanh(z) + exp(-(z - 0.5)^2 * 10000)")));
    }
}
