package wick.topic.expressivity.theory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wick.network.Activation;
import wick.network.Exp;
import wick.network.Gaussian;
import wick.network.Monomial;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.network.weighted.WeightedNetwork;

class FlatGateTest {
    private static final double[] POINT = {0.7, -0.4, 0.5, 0.9, -0.6, 0.3};
    private static final double EPSILON = 0x1p-53;

    private static double product(double... x) {
        return Arrays.stream(x).reduce(1, (a, b) -> a * b);
    }

    static Activation named(String name) {
        return name.equals("gaussian")
                ? new Gaussian(1)
                : Activation.named(name).orElseThrow();
    }

    /// `reference/expressivity/gates.py` sums over neurons with 80 digits.
    @Test
    void theErrorIsThatOfTheSumOverNeurons() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "expressivity", "gates.csv");
        int compared = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line : reader.lines().skip(1).toList()) {
                List<String> row = List.of(line.split(",", -1));
                int factors = Integer.parseInt(row.get(2));
                FlatShape shape = Arrays.stream(FlatShape.values())
                        .filter(one -> one.text().equals(row.get(0)))
                        .findFirst()
                        .orElseThrow();
                FlatGate gate = FlatGate.of(named(row.get(1)), factors, shape, Double.parseDouble(row.get(3)));
                double scale = Double.parseDouble(row.get(4));
                double expected = Double.parseDouble(row.get(5));
                double[] x = Arrays.copyOf(POINT, factors);
                assertEquals(expected, gate.value(scale, x) / product(x) - 1, 1e-9 * Math.abs(expected) + 3e-14, line);
                double remainder = scale == 0.01 && gate.leading().orElseThrow().order() == 1 ? 0.2 : 0.02;
                assertEquals(
                        expected,
                        gate.leadingError(scale, x) / product(x),
                        remainder * Math.abs(expected) + (scale == 0.1 ? 0.05 : 0),
                        line);
                compared++;
            }
        }
        assertEquals(48, compared);
    }

    /// Sums over neurons of w_j Π a_ij^(r_i), in whole numbers, for every monomial of degree up to n.
    @ParameterizedTest
    @EnumSource(FlatShape.class)
    void onlyTheProductIsLeftOfAllMonomialsUpToItsDegree(FlatShape shape) {
        for (int n = 2; n <= 5; n++) {
            for (int code = 0; code < Math.pow(n + 1, n); code++) {
                int[] powers = powers(code, n);
                int degree = Arrays.stream(powers).sum();
                boolean isProduct = degree == n && Arrays.stream(powers).allMatch(r -> r == 1);
                boolean isUnwanted = shape == FlatShape.HALF_SIGNS
                        && powers[0] == 0
                        && degree == n - 1
                        && Arrays.stream(powers).skip(1).allMatch(r -> r == 1);
                // the neuron of all zeros, which SUBSETS keeps as a bias of the output, is seen in degree
                // 0 only
                boolean isConstant = shape == FlatShape.SUBSETS && degree == 0;
                if (degree <= n) {
                    BigInteger sum = moment(shape, powers);
                    int expected = isProduct || isUnwanted
                            ? (int) shape.multiplicity(n)
                            : isConstant ? (n % 2 == 0 ? -1 : 1) : 0;
                    assertEquals(BigInteger.valueOf(expected), sum, shape + " " + Arrays.toString(powers));
                }
            }
        }
    }

    private static int[] powers(int code, int n) {
        int[] powers = new int[n];
        for (int i = 0, rest = code; i < n; i++, rest /= n + 1) {
            powers[i] = rest % (n + 1);
        }
        return powers;
    }

    private static BigInteger moment(FlatShape shape, int[] powers) {
        int n = powers.length;
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < shape.neurons(n); j++) {
            BigInteger term = BigInteger.valueOf(shape.weight(j, n));
            for (int i = 0; i < n; i++) {
                term = term.multiply(BigInteger.valueOf(shape.sign(j, i)).pow(powers[i]));
            }
            sum = sum.add(term);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoid, 2, 3, SUBSETS", "tanh, 2, 3, SUBSETS", "silu, 2, 2, HALF_SIGNS", "gelu, 2, 2, HALF_SIGNS",
        "cos, 2, 2, HALF_SIGNS", "gaussian, 2, 2, HALF_SIGNS", "softplus, 3, 7, SUBSETS", "exp, 4, 15, SUBSETS",
        "sigmoid, 3, 4, HALF_SIGNS", "sigmoid, 4, 8, HALF_SIGNS", "tanh, 5, 16, HALF_SIGNS", "erf, 6, 32, HALF_SIGNS"
    })
    void theFewestNeuronsKnown(String activation, int factors, int neurons, FlatShape shape) {
        FlatGate gate = FlatGate.smallest(named(activation), factors, EPSILON);
        assertEquals(neurons, gate.neurons());
        assertEquals(shape, gate.shape());
        WeightedNetwork network = gate.network(gate.bestScale(EPSILON));
        assertEquals(neurons, network.neurons());
        assertEquals(
                1 << factors, FlatGate.full(named(activation), factors, EPSILON).neurons());
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 1.3169578969248", "5, 0", "5, 2.2924316695612", "6, 0.8426329481294", "6, -3.1443184061549"
    })
    void halfOfTheNeuronsOfALogisticGateAreEnoughAtTheseBiases(int factors, double bias) {
        assertEquals(
                0,
                FlatGate.best(new Sigmoid(), factors, FlatShape.HALF_SIGNS, EPSILON)
                        .map(gate -> gate.neurons() - (1 << (factors - 1)))
                        .orElseThrow());
        double nearest = wick.network.series.DerivativeZeros.of(new Sigmoid(), factors - 1).stream()
                .min(java.util.Comparator.comparingDouble(zero -> Math.abs(zero - bias)))
                .orElseThrow();
        assertEquals(bias, nearest, 6e-14);
        assertEquals(
                bias,
                FlatGate.of(new Sigmoid(), factors, FlatShape.HALF_SIGNS, nearest)
                        .bias(),
                6e-14);
    }

    @Test
    void theFirstErrorOfTwoFactorsHasTheKnownCoefficients() {
        double[] x = {1, 0};
        for (Object[] known : new Object[][] {
            {new Sigmoid(), 1.0, -0.22655719982}, {new Softplus(), 0.0, -1.0 / 12}, {new Exp(), 0.0, 1.0 / 6}
        }) {
            FlatGate gate = FlatGate.of((Activation) known[0], 2, FlatShape.SIGNS, (double) known[1]);
            // along (1, 0) the product vanishes, so the sum of squares is read at (1, 1)
            assertEquals((double) known[2], gate.leading().orElseThrow().coefficient() / 2, 6e-12);
            assertEquals(2, gate.leading().orElseThrow().order());
            assertEquals(0, gate.leadingError(1, x), 0.0);
        }
        assertEquals(
                -2.2924316695612,
                -Math.abs(FlatGate.full(new Sigmoid(), 2, EPSILON).bias()),
                6e-14);
        assertEquals(
                4,
                FlatGate.full(new Sigmoid(), 2, EPSILON).leading().orElseThrow().order());
    }

    /// Eq. 28 as printed, with exp: no derivative differs from 1, and still the product is one of sinh.
    @Test
    void withoutTheDerivativeInFrontTheSourcesSumIsAProductOfSinh() {
        FlatGate gate = FlatGate.of(new Exp(), 3, FlatShape.SIGNS, 0);
        double[] x = {0.7, -0.4, 0.5};
        double printed = gate.network(1).apply(x)[0];
        assertEquals(Math.sinh(0.7) * Math.sinh(-0.4) * Math.sinh(0.5), printed, 1e-15);
        FlatGate logistic = FlatGate.of(new Sigmoid(), 3, FlatShape.SIGNS, 0);
        double third = -1.0 / 8;
        assertEquals(third * product(x) * 1e-6, logistic.value(0.01, x) * 1e-6 * third, 1e-10);
    }

    @Test
    void aPolynomialOfTheRightDegreeIsExact() {
        FlatGate gate = FlatGate.smallest(new Monomial(2), 2, EPSILON);
        assertEquals(2, gate.neurons());
        assertTrue(gate.leading().isEmpty());
        assertEquals(-0.28, gate.network(1).apply(0.7, -0.4)[0], 1e-16);
        assertEquals(0, gate.bound(1).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"sigmoid, 3", "tanh, 4", "silu, 2", "gelu, 3", "softplus, 2", "exp, 3", "sin, 3", "cos, 4", "erf, 3"})
    void noCornerErrsByMoreThanTheBound(String activation, int factors) {
        for (FlatGate gate : List.of(
                FlatGate.full(named(activation), factors, EPSILON),
                FlatGate.smallest(named(activation), factors, EPSILON))) {
            for (double scale : List.of(0.05, 0.2)) {
                double worst = 0;
                for (int corner = 0; corner < 1 << factors; corner++) {
                    double[] x = new double[factors];
                    for (int i = 0; i < factors; i++) {
                        x[i] = (corner >> i & 1) == 1 ? -1 : 1;
                    }
                    double error = Math.abs(gate.value(scale, x) - product(x));
                    double rounded = Math.abs(gate.network(scale).apply(x)[0] - product(x));
                    assertEquals(error, rounded, 20 * gate.rounding(scale, EPSILON), gate + " at scale " + scale);
                    worst = Math.max(worst, error);
                }
                double bound = gate.bound(scale).orElseThrow();
                assertTrue(
                        worst <= bound * (1 + 1e-12) && bound < 3 * worst, gate + ": " + worst + " against " + bound);
            }
        }
    }

    @Test
    void whatCannotMultiplyIsRefusedWithTheOrderAndABias() {
        assertRefused(
                () -> FlatGate.of(new Sigmoid(), 2, FlatShape.SIGNS, 0),
                "the derivative of order 2 of sigmoid at bias 0.0 is 0",
                "at bias 1.0 it is -0.0909");
        assertRefused(
                () -> FlatGate.of(new Sigmoid(), 4, FlatShape.HALF_SIGNS, 0.5),
                "the derivative of order 3 of sigmoid at bias 0.5 is -0.0964 and must be 0",
                "1.3169578969248");
        assertRefused(
                () -> FlatGate.of(new Tanh(), 2, FlatShape.HALF_SIGNS, 0.5), "order 1 of tanh", "changes sign nowhere");
        assertRefused(() -> FlatGate.full(new Relu(), 2, EPSILON), "relu cannot multiply 2 factors");
        assertRefused(() -> FlatGate.smallest(new Monomial(3), 4, EPSILON), "monomial cannot multiply 4 factors");
        assertRefused(() -> FlatGate.full(new Tanh(), 32, EPSILON), "factors 32", "2 to 20", "4294967296 neurons");
        assertRefused(() -> FlatGate.full(new Tanh(), 3, EPSILON).network(0), "scale 0.0");
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable work, String... parts) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, work).getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
