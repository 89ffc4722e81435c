package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import wick.experiment.Evidence;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.correlators.CorrelatorMeasurement;
import wick.lab.correlators.Extent;
import wick.lab.correlators.MeasuredLayer;
import wick.lab.correlators.Tensor;
import wick.lab.ensemble.Ensemble;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.theory.finitewidth.SingleInputCorrections;
import wick.theory.finitewidth.SingleInputLayer;

/// One stack of equal layers, its learning rates, and ensembles of it with stored weights, for one input
/// with x·x/d = 1.
record TensorStack(String name, Stack stack, double weightRate, double biasRate, int networks, long seed) {
    private static final Matrix INPUT = Matrix.of(1, 2, 1, 1);

    static List<Parameter> parameters(int networks, Integer... widths) {
        return Stream.concat(
                        Setup.layer("tanh", 3, 0.1).stream(),
                        Stream.of(
                                new Parameter.Real(
                                        "weight-rate", "learning rate of weights, times the fan-in", 1, 0, 1e3),
                                new Parameter.Real("bias-rate", "learning rate of biases", 0.5, 0, 1e3),
                                Setup.hidden(2),
                                Setup.widths(widths),
                                Setup.networks(networks),
                                Setup.SEED))
                .toList();
    }

    static TensorStack of(Settings settings, String name) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, settings.size("hidden"), 1));
        return new TensorStack(
                name,
                stack,
                settings.real("weight-rate"),
                settings.real("bias-rate"),
                settings.size("networks"),
                settings.whole("seed"));
    }

    Wiring wiring(int width) {
        return stack.network(width).wire().with(linear -> linear.withRates(weightRate, biasRate));
    }

    /// The same stack in the NTK parameterization, whose rates are the variances.
    TensorStack withVariancesForRates() {
        return new TensorStack(
                name, stack, stack.variances().weight(), stack.variances().bias(), networks, seed);
    }

    /// Predicted coefficients of all layers; with equal hidden widths they depend on none.
    List<SingleInputLayer> theory() {
        return SingleInputCorrections.of(wiring(64), 1);
    }

    /// The readout of an ensemble.
    MeasuredLayer measure(int width, Extent extent) {
        Ensemble ensemble =
                new Ensemble(wiring(width), Engine.REAL_WEIGHTS, Address.of(seed, name + ".width-" + width), networks);
        return CorrelatorMeasurement.of(ensemble, INPUT, extent, _ -> {}).getLast();
    }

    /// The readout at several widths.
    List<MeasuredLayer> sweep(List<Integer> widths, Extent extent, Progress progress) {
        int total = widths.stream().mapToInt(w -> w).sum();
        List<MeasuredLayer> layers = new ArrayList<>();
        int done = 0;
        for (int width : widths) {
            progress.at("width " + width, done / (double) total);
            layers.add(measure(width, extent));
            done += width;
        }
        return layers;
    }

    /// A mean, or a tensor without its factor of n.
    Evidence evidence(MeasuredLayer layer, Tensor tensor) {
        Estimate estimate = tensor.isMean() ? layer.mean(tensor, 0, 0) : layer.entry(tensor, 0, 0, 0, 0);
        double unit = tensor.isMean() ? 1 : layer.width();
        Measurement measured = new Measurement(
                estimate.mean() / unit,
                estimate.standardError() / unit,
                estimate.samples(),
                seed,
                Engine.REAL_WEIGHTS,
                List.of());
        return new Evidence(measured, layer.tail(tensor, 0, 0, 0, 0).heaviestShare());
    }

    WidthSeries series(List<MeasuredLayer> layers, Tensor tensor) {
        return new WidthSeries(layers.stream()
                .map(layer -> new WidthSeries.Point(layer.width(), evidence(layer, tensor)))
                .toList());
    }

    WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(stack.size().hidden(), OptionalInt.empty());
    }
}
