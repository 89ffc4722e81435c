package wick.lab.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// The coordinates θ in which descent is plain, θ −= η ∂L/∂θ: every weight and bias over the root of the rate
/// at which it moves, W = θ √(weight rate / fan-in), b = θ √(bias rate).
///
/// Eigenvalues of the Hessian in these coordinates are to be compared with 2/η in any parameterization. What
/// never moves, because its rate is 0, has no coordinate.
final class DescentCoordinates {
    private final List<Block> blocks = new ArrayList<>();
    private final int size;

    /// The entries of one matrix or bias, `from` on, and their factor.
    record Block(String name, double factor, int from, int length) {}

    DescentCoordinates(Wiring wiring) {
        int from = 0;
        for (Step.Linear linear : wiring.matrices()) {
            String number = String.valueOf(linear.index() + 1);
            from = add("w" + number, linear.weightRate() / linear.fanIn(), from, linear.fanOut() * linear.fanIn());
            from = add("b" + number, linear.biasRate(), from, linear.fanOut());
        }
        size = from;
        if (size == 0) {
            throw new IllegalArgumentException("nothing in this network moves: all of its rates are 0");
        }
    }

    private int add(String name, double rate, int from, int length) {
        if (rate == 0) {
            return from;
        }
        blocks.add(new Block(name, Math.sqrt(rate), from, length));
        return Math.addExact(from, length);
    }

    int size() {
        return size;
    }

    /// `weights` ← the change of each weight and bias along `direction`, under their names; those without
    /// coordinates stay as they are.
    void spreadInto(double[] direction, Map<String, Matrix> weights) {
        for (Block block : blocks) {
            double[] entries = named(weights, block.name()).entries();
            for (int i = 0; i < block.length(); i++) {
                entries[i] = block.factor() * direction[block.from() + i];
            }
        }
    }

    /// `coordinates` ← derivatives with respect to θ, from those with respect to weights and biases.
    void gatherInto(Map<String, Matrix> derivatives, double[] coordinates) {
        for (Block block : blocks) {
            double[] entries = named(derivatives, block.name()).entries();
            for (int i = 0; i < block.length(); i++) {
                coordinates[block.from() + i] = block.factor() * entries[i];
            }
        }
    }

    /// weights += `step` · `direction`
    void move(double step, double[] direction, Map<String, Matrix> weights) {
        for (Block block : blocks) {
            double[] entries = named(weights, block.name()).entries();
            for (int i = 0; i < block.length(); i++) {
                entries[i] += step * block.factor() * direction[block.from() + i];
            }
        }
    }

    static Matrix named(Map<String, Matrix> matrices, String name) {
        Matrix matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalStateException("a network has no " + name);
        }
        return matrix;
    }
}
