package wick.theory.action;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Chains of equal layers.
final class Chains {
    /// x_a·x_b/2 = 1, .4, .7
    static final Matrix PAIR = Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(2 * (0.7 - 0.16)));

    private Chains() {}

    static Wiring of(Activation activation, double weight, double bias, int hidden, int width) {
        List<Step> steps = new ArrayList<>();
        for (int l = 0; l <= hidden; l++) {
            int in = l == 0 ? 2 : width;
            int out = l == hidden ? 1 : width;
            steps.add(new Step.Linear(l, in, out, weight, bias, weight, bias));
            if (l < hidden) {
                steps.add(new Step.Pointwise(activation));
            }
        }
        return new Wiring(2, 1, steps, Distribution.NORMAL);
    }
}
