package wick.experiment.catalog;

import java.util.function.DoubleUnaryOperator;
import wick.experiment.Sample;
import wick.lab.realization.RealNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.solvable.Alignment;
import wick.theory.solvable.TwoLayerDescent;
import wick.theory.solvable.TwoLayerLesson;

/// Real networks of one hidden linear layer that learn one input in steps of any size, beside the exact steps from
/// their own weights. Kernels are times the rate, so that 2 is the edge of stability.
record SteppedUnits(TwoLayerLesson lesson, int width, boolean rich, int steps) {
    /// Before the first step.
    static final int START = 0;
    /// After all steps.
    static final int END = 1;
    /// One step later.
    static final int NEXT = 2;
    /// After all steps, exactly.
    static final int EXACT = 3;
    /// 1 if all weights stayed finite.
    static final int FINITE = 4;

    private static final int COLUMNS = 5;

    /// One row per network; `rate` gives the rate of the lesson's parameterization from the network's kernel at
    /// the start. Kernels of networks that diverge are given as 0.
    Sample sample(Address address, int networks, DoubleUnaryOperator rate) {
        Matrix rows = Matrix.zeros(networks, COLUMNS);
        int blocks = Math.min(networks, 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(LinearUnit.wiring(width, rich));
            for (int k = block; k < networks; k += blocks) {
                network.draw(address.network(k));
                run(network, rate, rows, k);
            }
        });
        return new Sample(rows, address.seed(), Engine.REAL_WEIGHTS);
    }

    private void run(RealNetwork network, DoubleUnaryOperator rate, Matrix rows, int k) {
        Matrix input = Matrix.of(1, 1, lesson.input());
        Alignment start = LinearUnit.weights(network, lesson.coupling());
        double before = LinearUnit.kernel(network, input);
        double own = rate.applyAsDouble(before);
        rows.set(k, START, own * before);
        Matrix slope = Matrix.zeros(1, 1);
        for (int step = 0; step <= steps; step++) {
            if (step == steps) {
                rows.set(k, END, own * LinearUnit.kernel(network, input));
            }
            slope.set(0, 0, network.forward(input).at(0, 0) - lesson.target());
            if (!Double.isFinite(slope.at(0, 0))) {
                return;
            }
            network.descend(slope, own);
        }
        TwoLayerLesson scaled =
                new TwoLayerLesson(lesson.input(), lesson.target(), lesson.coupling(), own * lesson.rate());
        rows.set(k, NEXT, own * LinearUnit.kernel(network, input));
        rows.set(k, EXACT, scaled.kernel(new TwoLayerDescent(scaled, start).trained(steps)));
        rows.set(k, FINITE, 1);
    }

    /// The network whose kernel at the end is farthest from the exact one.
    static int worst(Sample sample) {
        int worst = 0;
        for (int k = 1; k < sample.networks(); k++) {
            worst = distance(sample, k) > distance(sample, worst) ? k : worst;
        }
        return worst;
    }

    private static double distance(Sample sample, int k) {
        return Math.abs(sample.rows().at(k, END) - sample.rows().at(k, EXACT));
    }
}
