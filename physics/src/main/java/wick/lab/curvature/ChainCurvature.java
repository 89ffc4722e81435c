package wick.lab.curvature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;

/// Exact products for chains of dense layers, activations and residual branches.
///
/// With slopes of the loss at the outputs put to 0 all that remains is Jᵀ L″ J, the Gauss-Newton matrix.
final class ChainCurvature implements SymmetricOperator {
    private final List<Link> links;
    private final DescentCoordinates coordinates;
    private final Map<String, Matrix> direction;
    private final Map<String, Matrix> product;
    private final Matrix outputs;
    private final int inputs;
    private final Loss loss;

    private ChainCurvature(
            List<Link> links, Map<String, Matrix> weights, DescentCoordinates coordinates, Target target) {
        this.links = links;
        this.coordinates = coordinates;
        direction = zeros(weights);
        product = zeros(weights);
        loss = target.loss();
        Matrix value = target.examples().inputs();
        inputs = value.columns();
        for (Link link : links) {
            value = link.value(value);
        }
        outputs = value;
        Matrix slope = Matrix.zeros(value.rows(), value.columns());
        if (target.whole()) {
            loss.descentInto(value, target.examples().targets(), slope);
            for (int i = 0; i < slope.entries().length; i++) {
                slope.entries()[i] = -slope.entries()[i];
            }
        }
        for (Link link : links.reversed()) {
            slope = link.slope(slope);
        }
    }

    /// What is differentiated: the loss on examples, `whole` or without the slopes at the outputs.
    record Target(Examples examples, Loss loss, boolean whole) {}

    static boolean possible(RealNetwork network) {
        return !network.wiring().absences()
                && !Link.chain(network.wiring().steps(), network.parameters()).isEmpty();
    }

    /// With the weights as they are now, copied.
    static ChainCurvature of(RealNetwork network, Target target) {
        Map<String, Matrix> weights = new LinkedHashMap<>();
        network.parameters().forEach((name, matrix) -> weights.put(name, matrix.copy()));
        return new ChainCurvature(
                Link.chain(network.wiring().steps(), weights),
                weights,
                new DescentCoordinates(network.wiring()),
                target);
    }

    private static Map<String, Matrix> zeros(Map<String, Matrix> like) {
        Map<String, Matrix> zeros = new LinkedHashMap<>();
        like.forEach((name, matrix) -> zeros.put(name, Matrix.zeros(matrix.rows(), matrix.columns())));
        return zeros;
    }

    @Override
    public int size() {
        return coordinates.size();
    }

    @Override
    public void applyInto(double[] along, double[] result) {
        coordinates.spreadInto(along, direction);
        product.values().forEach(matrix -> java.util.Arrays.fill(matrix.entries(), 0));
        Matrix change = Matrix.zeros(outputs.rows(), inputs);
        for (Link link : links) {
            change = link.change(change, direction);
        }
        Matrix bend = Matrix.zeros(change.rows(), change.columns());
        loss.curvatureInto(outputs, change, bend);
        for (Link link : links.reversed()) {
            bend = link.bend(bend, product);
        }
        coordinates.gatherInto(product, result);
    }

    @Override
    public double relativeError() {
        return 0;
    }
}
