package wick.lab.realization;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Networks for tests.
public final class Wirings {
    private Wirings() {}

    /// `matrices` weight matrices, hidden layers of equal width, in the NTK parameterization.
    public static Wiring dense(int inputs, int width, int matrices, int outputs, Law law) {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < matrices; k++) {
            if (k > 0) {
                steps.add(new Step.Pointwise(law.activation()));
            }
            steps.add(linear(k, k == 0 ? inputs : width, k == matrices - 1 ? outputs : width, law));
        }
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    /// Input, two residual blocks (one with a branch of two matrices), readout.
    public static Wiring residual(int inputs, int width, int outputs, Law law) {
        Step act = new Step.Pointwise(law.activation());
        List<Step> steps = List.of(
                linear(0, inputs, width, law),
                new Step.Residual(List.of(act, linear(1, width, width, law))),
                new Step.Residual(List.of(act, linear(2, width, width, law), act, linear(3, width, width, law))),
                act,
                linear(4, width, outputs, law));
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    /// A residual block on the input itself.
    public static Wiring residualOnInput(int inputs, int outputs, Law law) {
        Step act = new Step.Pointwise(law.activation());
        List<Step> steps = List.of(
                new Step.Residual(List.of(linear(0, inputs, 7, law), act, linear(1, 7, inputs, law))),
                act,
                linear(2, inputs, outputs, law));
        return new Wiring(inputs, outputs, steps, Distribution.NORMAL);
    }

    public static Wiring with(Wiring wiring, Distribution distribution) {
        return new Wiring(wiring.inputs(), wiring.outputs(), wiring.steps(), distribution);
    }

    /// The same network with rates that differ from its variances, as outside of the NTK parameterization.
    public static Wiring withRates(Wiring wiring, double weightRate, double biasRate) {
        return wiring.with(matrix -> new Step.Linear(
                matrix.index(),
                matrix.fanIn(),
                matrix.fanOut(),
                matrix.weightVariance(),
                matrix.biasVariance(),
                weightRate * (matrix.index() + 1),
                biasRate));
    }

    /// An activation with the variances of weights and biases.
    public record Law(Activation activation, double weightVariance, double biasVariance) {}

    public static Matrix gaussian(int rows, int columns, long seed) {
        double[] entries = new double[rows * columns];
        Address.of(seed, "test inputs").open().normalsInto(entries.length, entries, 0);
        return Matrix.of(rows, columns, entries);
    }

    private static Step.Linear linear(int index, int fanIn, int fanOut, Law law) {
        return new Step.Linear(
                index,
                fanIn,
                fanOut,
                law.weightVariance(),
                law.biasVariance(),
                law.weightVariance(),
                law.biasVariance());
    }
}
