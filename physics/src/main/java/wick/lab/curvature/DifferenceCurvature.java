package wick.lab.curvature;

import java.util.LinkedHashMap;
import java.util.Map;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;

/// Products from central differences of exact gradients at three distances h, 2h, 4h, extrapolated once:
/// (4 D(h) − D(2h))/3, whose error is taken to be its distance from (4 D(2h) − D(4h))/3, some sixteen times
/// larger. For any architecture; where units have kinks between the points, the error shows it.
final class DifferenceCurvature implements SymmetricOperator {
    private static final double[] STEPS = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4};

    private final RealNetwork network;
    private final Map<String, Matrix> weights = new LinkedHashMap<>();
    private final DescentCoordinates coordinates;
    private final Examples examples;
    private final Loss loss;
    private double step;
    private double worst;

    DifferenceCurvature(RealNetwork network, Examples examples, Loss loss) {
        this.network = new RealNetwork(network.wiring());
        network.parameters().forEach((name, matrix) -> weights.put(name, matrix.copy()));
        coordinates = new DescentCoordinates(network.wiring());
        this.examples = examples;
        this.loss = loss;
    }

    @Override
    public int size() {
        return coordinates.size();
    }

    @Override
    public void applyInto(double[] direction, double[] product) {
        double length = Vectors.length(direction);
        if (length == 0) {
            java.util.Arrays.fill(product, 0);
            return;
        }
        if (step == 0) {
            step = best(direction, length);
        }
        worst = Math.max(worst, differencesInto(direction, step / length, product));
    }

    private double best(double[] direction, double length) {
        double best = STEPS[0];
        double least = Double.POSITIVE_INFINITY;
        double[] product = new double[size()];
        for (double candidate : STEPS) {
            double error = differencesInto(direction, candidate / length, product);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    /// Gives the relative error.
    private double differencesInto(double[] direction, double h, double[] product) {
        double[] near = central(direction, h);
        double[] middle = central(direction, 2 * h);
        double[] far = central(direction, 4 * h);
        double off = 0;
        double size = 0;
        for (int i = 0; i < product.length; i++) {
            product[i] = (4 * near[i] - middle[i]) / 3;
            double coarse = (4 * middle[i] - far[i]) / 3;
            off += (product[i] - coarse) * (product[i] - coarse);
            size += product[i] * product[i];
        }
        return off == 0 ? 0 : Math.sqrt(off / size);
    }

    private double[] central(double[] direction, double h) {
        double[] ahead = gradientAt(direction, h);
        double[] behind = gradientAt(direction, -h);
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = (ahead[i] - behind[i]) / (2 * h);
        }
        return ahead;
    }

    private double[] gradientAt(double[] direction, double h) {
        weights.forEach((name, matrix) -> System.arraycopy(
                matrix.entries(),
                0,
                DescentCoordinates.named(network.parameters(), name).entries(),
                0,
                matrix.entries().length));
        coordinates.move(h, direction, network.parameters());
        return gradient(network, coordinates, examples, loss);
    }

    static double[] gradient(RealNetwork network, DescentCoordinates coordinates, Examples examples, Loss loss) {
        Matrix outputs = network.forward(examples.inputs());
        Matrix slope = Matrix.zeros(outputs.rows(), outputs.columns());
        loss.descentInto(outputs, examples.targets(), slope);
        double[] gradient = new double[coordinates.size()];
        coordinates.gatherInto(network.gradients(slope), gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -gradient[i];
        }
        return gradient;
    }

    @Override
    public double relativeError() {
        return worst;
    }
}
