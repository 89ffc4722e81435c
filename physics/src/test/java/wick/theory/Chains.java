package wick.theory;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;

/// Wirings for tests: dense layers with one activation between them.
public final class Chains {
    private Chains() {}

    /// Variances and learning rates of every layer.
    public record Laws(double weightVariance, double biasVariance, double weightRate, double biasRate) {

        public static Laws ntk(double weightVariance, double biasVariance) {
            return new Laws(weightVariance, biasVariance, weightVariance, biasVariance);
        }
    }

    /// `hidden.length` + 1 dense layers.
    public static Wiring of(Activation activation, Laws laws, int inputs, int... hidden) {
        List<Step> steps = new ArrayList<>();
        int before = inputs;
        for (int l = 0; l < hidden.length; l++) {
            steps.add(linear(l, before, hidden[l], laws));
            steps.add(new Step.Pointwise(activation));
            before = hidden[l];
        }
        steps.add(linear(hidden.length, before, 1, laws));
        return new Wiring(inputs, 1, steps, Distribution.NORMAL);
    }

    public static Step.Linear linear(int index, int fanIn, int fanOut, Laws laws) {
        return new Step.Linear(
                index, fanIn, fanOut, laws.weightVariance(), laws.biasVariance(), laws.weightRate(), laws.biasRate());
    }

    /// `layers` dense layers, all hidden widths `width`.
    public static Wiring deep(Activation activation, Laws laws, int inputs, int width, int layers) {
        int[] hidden = new int[layers - 1];
        java.util.Arrays.fill(hidden, width);
        return of(activation, laws, inputs, hidden);
    }
}
