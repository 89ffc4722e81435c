package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Sweep;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.PairLayer;
import wick.theory.infinitewidth.PairPropagation;

/// Correlations through depth of networks in one phase, for inputs whose variance is at its fixed point
/// from the start.
record Decay(String name, double weightVariance, double biasVariance, MeanFieldState state, Setup setup) {
    /// How far from coinciding inputs start that are to stay close together.
    private static final double CLOSE = 1e-6;

    /// How far from c* inputs start on either side, as a share of the way to the nearer end.
    private static final double OFF = 0.2;

    /// A rate per layer, and how much non-linear terms and numerics change it.
    record Rate(double value, double error) {}

    /// `name` is the parameter that holds the weight variance. Rates are read between weight matrices 2 and
    /// 2 + `layers`.
    static Decay of(Settings settings, String name) {
        Activation activation = Activation.named(settings.choice("activation")).orElseThrow();
        double weightVariance = settings.real(name);
        double biasVariance = settings.real("bias-variance");
        MeanFieldState state =
                MeanField.of(activation, weightVariance, biasVariance).state();
        Stack stack =
                Stack.of(activation, weightVariance, biasVariance, new Stack.Size(2, settings.size("layers") + 1, 1));
        Setup setup = new Setup(
                "depth-scale." + name,
                stack,
                settings.wholes("widths"),
                settings.size("networks"),
                settings.whole("seed"));
        return new Decay(name, weightVariance, biasVariance, state, setup);
    }

    double susceptibility() {
        return state.susceptibility().orElseThrow().value();
    }

    double correlationDepth() {
        return state.correlationDepth().orElseThrow().value();
    }

    private double variance() {
        return state.fixedPointVariance().orElseThrow().value();
    }

    /// Two inputs that almost coincide: their squared difference changes by χ₁ with every layer.
    Alike alike() {
        return new Alike(this);
    }

    /// One input and two others, with correlations on either side of c*: the difference of the two
    /// correlations shrinks by the slope at c* with every layer, up to the third order.
    Apart apart() {
        return new Apart(this);
    }

    /// Inputs in the plane at these angles, with variance q* behind the first weight matrix.
    private Matrix inputs(double... correlations) {
        double square = (variance() - biasVariance) / weightVariance;
        Matrix inputs = Matrix.zeros(correlations.length, 2);
        for (int i = 0; i < correlations.length; i++) {
            // 1 − cos of the angle between this input and the first, without cancellation for c near 1
            double versine = variance() * (1 - correlations[i]) / (weightVariance * square);
            double angle = 2 * Math.asin(Math.min(1, Math.sqrt(versine / 2)));
            inputs.set(i, 0, Math.sqrt(2 * square) * Math.cos(angle));
            inputs.set(i, 1, Math.sqrt(2 * square) * Math.sin(angle));
        }
        return inputs;
    }

    private Sweep draw(Matrix inputs, String part, Progress progress) {
        Setup own = new Setup(setup.name() + part, setup.stack(), setup.widths(), setup.networks(), setup.seed());
        return own.draw(inputs, new Reading.Kernels(List.of(1, setup.readout())), progress);
    }

    private List<PairLayer> pair(double decorrelation) {
        double square = (variance() - biasVariance) / weightVariance;
        double cross = square - variance() * decorrelation / weightVariance;
        return PairPropagation.of(setup.wiring(setup.widths().getLast())).layers(new Covariance(square, square, cross));
    }

    private int layers() {
        return setup.readout() - 1;
    }

    record Alike(Decay decay) {
        Sweep draw(Progress progress) {
            return decay.draw(decay.inputs(1, 1 - CLOSE), ".alike", progress);
        }

        /// The rate at which S₁₁ + S₂₂ − 2 S₁₂ grows or falls in one network, averaged over networks: the
        /// typical rate, whose tails are tame. Columns 11, 12, 22 at both layers.
        WidthSeries rates(Sweep sweep) {
            double unit = (decay.susceptibility() > 1 ? 1.0 : -1.0) / decay.layers();
            return sweep.series(sample ->
                    sample.mean(row -> unit * Math.log(squaredDistance(row, 3) / squaredDistance(row, 0))));
        }

        private static double squaredDistance(double[] kernel, int from) {
            return kernel[from] + kernel[from + 2] - 2 * kernel[from + 1];
        }

        Rate predicted() {
            double rate = Math.abs(Math.log(decay.susceptibility()));
            List<PairLayer> layers = decay.pair(CLOSE);
            double actual =
                    Math.log(layers.getLast().decorrelation() / layers.get(1).decorrelation()) / decay.layers();
            return new Rate(rate, Math.abs(rate - Math.abs(actual)));
        }
    }

    record Apart(Decay decay) {
        private double fixed() {
            return decay.state.correlationFixedPoint().orElseThrow().value();
        }

        private double step() {
            return OFF * Math.min(1 - fixed(), 1 + fixed());
        }

        Sweep draw(Progress progress) {
            return decay.draw(decay.inputs(1, fixed() + step(), fixed() - step()), ".apart", progress);
        }

        /// The rate at which the mean over networks of S₁₂ − S₁₃ falls; in one network the difference may
        /// change sign. Columns 11, 12, 13, 22, 23, 33 at both layers.
        WidthSeries rates(Sweep sweep) {
            return sweep.series(sample -> sample.jackknife(
                    means -> -Math.log(Math.abs((means[7] - means[8]) / (means[1] - means[2]))) / decay.layers(),
                    row -> row[7] - row[8]));
        }

        Rate predicted() {
            List<PairLayer> above = decay.pair(1 - fixed() - step());
            List<PairLayer> below = decay.pair(1 - fixed() + step());
            int end = above.size() - 1;
            double actual =
                    -Math.log((above.get(end).correlation() - below.get(end).correlation())
                                    / (above.get(1).correlation() - below.get(1).correlation()))
                            / decay.layers();
            double rate = 1 / decay.correlationDepth();
            return new Rate(rate, Math.abs(rate - actual));
        }
    }
}
