package wick.lab.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.Distribution;
import wick.network.Gelu;
import wick.network.Shape;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;

class HessianTest {

    static Step linear(int index, int fanIn, int fanOut) {
        return new Step.Linear(index, fanIn, fanOut, 1, 0.1, 0.8 * (index + 1), 0.3);
    }

    private static Wiring wiring(String net) {
        Step gelu = new Step.Pointwise(new Gelu());
        Step tanh = new Step.Pointwise(new Tanh());
        List<Step> steps = switch (net) {
            case "residual" ->
                List.of(linear(0, 2, 3), new Step.Residual(List.of(gelu, linear(1, 3, 3))), gelu, linear(2, 3, 2));
            case "norm" -> List.of(linear(0, 2, 3), new Step.LayerNorm(0.01, Shape.flat(3)), tanh, linear(1, 3, 2));
            default -> List.of(linear(0, 2, 3), tanh, linear(1, 3, 3), tanh, linear(2, 3, 2));
        };
        return new Wiring(2, 2, steps, Distribution.NORMAL);
    }

    /// The weights, inputs and targets of the script beside the table.
    private static RealNetwork network(String net) {
        RealNetwork network = new RealNetwork(wiring(net));
        Map<String, Matrix> weights = new LinkedHashMap<>();
        network.parameters().forEach((name, matrix) -> {
            Matrix filled = Matrix.zeros(matrix.rows(), matrix.columns());
            int k = name.charAt(1) - '0';
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    filled.set(
                            i,
                            j,
                            name.startsWith("w")
                                    ? Math.sin(1 + 0.7 * i + 1.3 * j + 0.9 * k) / Math.sqrt(matrix.columns())
                                    : Math.cos(2 + 0.6 * j + k) / 3);
                }
            }
            weights.put(name, filled);
        });
        network.use(weights);
        return network;
    }

    private static Loss loss(String net) {
        return net.equals("classes") ? Loss.CROSS_ENTROPY : Loss.HALF_SQUARES;
    }

    private static Examples examples(String net) {
        Matrix inputs = Matrix.zeros(3, 2);
        Matrix targets = Matrix.zeros(3, 2);
        for (int r = 0; r < 3; r++) {
            double sum = 0;
            for (int c = 0; c < 2; c++) {
                inputs.set(r, c, Math.sin(0.5 + 1.1 * r + 0.37 * Math.pow(c, 1.5)));
                double y = Math.cos(1 + r + 2 * c);
                targets.set(r, c, net.equals("classes") ? Math.exp(y) : y);
                sum += targets.at(r, c);
            }
            for (int c = 0; c < 2 && net.equals("classes"); c++) {
                targets.set(r, c, targets.at(r, c) / sum);
            }
        }
        return new Examples(inputs, targets);
    }

    static Matrix full(SymmetricOperator operator) {
        int size = operator.size();
        Matrix full = Matrix.zeros(size, size);
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            operator.applyInto(unit, column);
            for (int i = 0; i < size; i++) {
                full.set(i, j, column[i]);
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double off = Math.abs(full.at(i, j) - full.at(j, i));
                assertTrue(off < 1e-8, i + " " + j + " differ by " + off);
            }
        }
        return full;
    }

    private static List<Double> reference(String net, String matrix) throws IOException {
        Path table = Path.of(System.getProperty("wick.root", "."), "reference", "lab", "curvature.csv");
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith(net + "," + matrix + ","))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(',') + 1)))
                .toList();
    }

    /// Second differences of the loss of a program of its own, in 60 digits.
    @ParameterizedTest
    @ValueSource(strings = {"chain", "classes", "residual", "norm"})
    void allEigenvaluesAreThoseOfSecondDifferencesOfTheLoss(String net) throws IOException {
        Hessian hessian = Hessian.of(network(net), examples(net), loss(net));
        assertEquals(!net.equals("norm"), hessian.exact());
        double tolerance = hessian.exact() ? 1e-13 : 1e-9;
        compare(reference(net, "hessian"), SymmetricEigen.of(full(hessian)).values(), tolerance);
        assertEquals(reference(net, "loss").getFirst(), hessian.loss(), 1e-14);
        List<Double> gradient = reference(net, "gradient");
        for (int i = 0; i < gradient.size(); i++) {
            assertEquals(gradient.get(i), hessian.gradient().at(i), 1e-14);
        }
    }

    private static void compare(List<Double> expected, Vector values, double tolerance) {
        assertEquals(expected.size(), values.size());
        for (int i = 0; i < values.size(); i++) {
            assertEquals(expected.get(i), values.at(i), tolerance, "eigenvalue " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "classes", "residual"})
    void theGaussNewtonMatrixLeavesOutTheSecondDerivativesOfTheOutputs(String net) throws IOException {
        Hessian newton = Hessian.gaussNewton(network(net), examples(net), loss(net));
        compare(reference(net, "gauss-newton"), SymmetricEigen.of(full(newton)).values(), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain", "classes", "residual"})
    void differencesOfGradientsGiveTheExactProductsWithinTheirOwnError(String net) {
        Hessian exact = Hessian.of(network(net), examples(net), loss(net));
        Hessian differences = Hessian.byDifferences(network(net), examples(net), loss(net));
        double[] direction =
                Vectors.uniformOnSphere(exact.size(), Address.of(3, "v").open());
        double[] one = new double[exact.size()];
        double[] other = new double[exact.size()];
        exact.applyInto(direction, one);
        differences.applyInto(direction, other);
        double length = Vectors.length(one);
        Vectors.add(-1, one, other);
        double off = Vectors.length(other) / length;
        assertTrue(off <= differences.relativeError() + 1e-11, off + " against " + differences.relativeError());
        assertTrue(differences.relativeError() < 1e-7, "error " + differences.relativeError());
    }

    @Test
    void eigenvaluesOfTheGaussNewtonMatrixAreThoseOfTheTangentKernel() {
        RealNetwork network = network("chain");
        Examples examples = examples("chain");
        network.forward(examples.inputs());
        Matrix kernel = Matrix.zeros(6, 6);
        network.tangentKernelInto(new Outputs.All(), kernel);
        Vector expected = SymmetricEigen.of(kernel).values();
        Hessian newton = Hessian.gaussNewton(network, examples, Loss.HALF_SQUARES);
        List<Lanczos.Eigenpair> top = Lanczos.largest(
                newton, 6, Lanczos.Effort.USUAL, Address.of(1, "l").open());
        for (int k = 0; k < 6; k++) {
            assertEquals(expected.at(5 - k), top.get(k).value(), 1e-12);
        }
    }

    @Test
    void whatNeverMovesHasNoCurvature() {
        Wiring frozen = wiring("chain").with(l -> l.index() == 1 ? l.withRates(0, 0) : l);
        RealNetwork network = new RealNetwork(frozen);
        network.draw(Address.of(1, "frozen"));
        assertEquals(
                29 - 12,
                Hessian.of(network, examples("chain"), Loss.HALF_SQUARES).size());
    }

    @Test
    void dropoutIsRefused() {
        Wiring noisy =
                new Wiring(2, 2, List.of(linear(0, 2, 3), new Step.Dropout(0.2), linear(1, 3, 2)), Distribution.NORMAL);
        RealNetwork network = new RealNetwork(noisy);
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> Hessian.of(network, examples("chain"), Loss.HALF_SQUARES))
                .getMessage());
        assertTrue(message.contains("dropout"), message);
        assertThrows(
                IllegalArgumentException.class,
                () -> Hessian.gaussNewton(network("norm"), examples("norm"), Loss.HALF_SQUARES));
    }

    /// A linear model has one Hessian everywhere, so the edge is sharp.
    @ParameterizedTest
    @ValueSource(doubles = {0.98, 1.02})
    void descentIsStableJustBelowTwoOverTheSharpness(double part) {
        Wiring linear = new Wiring(2, 2, List.of(linear(0, 2, 2)), Distribution.NORMAL);
        RealNetwork network = new RealNetwork(linear);
        network.draw(Address.of(5, "edge"));
        Examples examples = examples("chain");
        double sharpness = Lanczos.largest(
                        Hessian.of(network, examples, Loss.HALF_SQUARES),
                        1,
                        Lanczos.Effort.USUAL,
                        Address.of(1, "l").open())
                .getFirst()
                .value();
        SharpnessCourse course = new SharpnessCourse(examples, Loss.HALF_SQUARES, part * 2 / sharpness, 1200, 1200);
        SharpnessCourse.Outcome outcome = course.follow(network, Lanczos.Effort.USUAL, Address.of(2, "course"));
        double before = outcome.moments().getFirst().loss();
        double after = outcome.moments().getLast().loss();
        assertEquals(part > 1, after > 1e3 * before, before + " to " + after);
        assertFalse(part < 1 && after > before);
        assertEquals(sharpness, outcome.moments().getFirst().sharpness(), 1e-9);
    }
}
