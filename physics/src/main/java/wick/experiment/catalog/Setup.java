package wick.experiment.catalog;

import java.util.List;
import java.util.OptionalInt;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// The ensembles of an experiment as its settings describe them: one stack of equal layers at several
/// widths.
record Setup(String name, Stack stack, List<Integer> widths, int networks, long seed) {

    /// Two inputs of two components, with x·x′/d = 1 and .7 on the diagonal, .4 off it.
    static final Matrix PAIR = Matrix.of(2, 2, Math.sqrt(2), 0, 0.4 * Math.sqrt(2), Math.sqrt(2 * (0.7 - 0.4 * 0.4)));

    static final Parameter SEED = Parameter.SEED;

    static Parameter networks(int standard) {
        return new Parameter.Whole("networks", "networks at each width", standard, 10, 100_000_000);
    }

    static Parameter widths(Integer... standard) {
        return new Parameter.Wholes(
                "widths", "widths of the hidden layers", List.of(standard), WidthSeries.FEWEST, 100_000);
    }

    static Parameter hidden(int standard) {
        return new Parameter.Whole("hidden", "hidden layers", standard, 1, 1000);
    }

    /// Activation, weight variance and bias variance.
    static List<Parameter> layer(String activation, double weightVariance, double biasVariance) {
        return List.of(
                new Parameter.Choice("activation", "activation function", activation, Activation.names()),
                new Parameter.Real("weight-variance", "Var W times the fan-in", weightVariance, 1e-6, 1e3),
                new Parameter.Real("bias-variance", "Var b", biasVariance, 0, 1e3));
    }

    /// Reads the parameters made above.
    static Setup of(Settings settings, String name, Stack.Size size) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                size);
        return new Setup(name, stack, settings.wholes("widths"), settings.size("networks"), settings.whole("seed"));
    }

    Wiring wiring(int width) {
        return stack.network(width).wire();
    }

    /// The readout's index among the weight matrices.
    int readout() {
        return stack.size().hidden();
    }

    Address address(int width) {
        return Address.of(seed, name + ".width-" + width);
    }

    /// Implicit networks of every width, drawn and read once.
    Sweep draw(Matrix inputs, Reading reading, Progress progress) {
        return new Sweep(widths.stream()
                .map(width -> {
                    progress.at("width " + width, share(width));
                    Ensemble ensemble = new Ensemble(wiring(width), Engine.IMPLICIT_WEIGHTS, address(width), networks);
                    return new Sweep.AtWidth(width, Sample.draw(ensemble, inputs, reading));
                })
                .toList());
    }

    /// The part of the work that lies before `width`, with work in proportion to width.
    double share(int width) {
        int total = widths.stream().mapToInt(w -> w).sum();
        return widths.stream().filter(w -> w < width).mapToInt(w -> w).sum() / (double) total;
    }

    WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(stack.size().hidden(), OptionalInt.of(widths.getLast()));
    }

    Setup deeper(int hidden) {
        return new Setup(name, stack.deeper(hidden), widths, networks, seed);
    }
}
