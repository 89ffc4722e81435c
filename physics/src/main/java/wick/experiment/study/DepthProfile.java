package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Sample;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// The correlation of two inputs through depth, beyond the network's own depth where its last layer can
/// be repeated: theory as a line, networks of the user's own width as dots.
final class DepthProfile {
    private static final int DEEPEST = 40;

    private final Bench bench;
    private final Wiring deep;
    private final Vector layers;
    private final Vector theory;
    private Optional<Sample> drawn = Optional.empty();

    DepthProfile(Bench bench, double scale) {
        this.bench = bench;
        int own = bench.anatomy().hidden();
        int wanted = (int) Math.clamp(Math.ceil(3 * scale), Math.max(10, 2 * own), Math.max(DEEPEST, own));
        deep = (wanted > own ? bench.anatomy().deeper(wanted - own) : Optional.<Network>empty())
                .map(Network::wire)
                .orElse(bench.anatomy().wiring());
        List<Kernels> kernels = KernelRecursion.of(deep).layers(bench.probe().pair());
        int count = Math.max(1, Math.min(deep.matrices().size() - 1, kernels.size()));
        layers = Vector.range(1, count + 1);
        theory = layers.map(l -> Probe.correlation(kernels.get((int) l - 1).nngp(), 0, 1));
    }

    /// The network with its last hidden layer repeated.
    Wiring deep() {
        return deep;
    }

    /// The networks behind the dots, once they are drawn.
    Sample sample() {
        return drawn.orElseThrow();
    }

    /// With theory alone.
    Figure predicted() {
        return plot(List.of());
    }

    /// With dots measured on `networks` networks.
    Figure measured(int networks) {
        int size = layers.size();
        Address address = Address.of(bench.seed(), "study.depth-profile");
        Ensemble ensemble = new Ensemble(
                deep, bench.engine(), address, bench.engine() == Engine.REAL_WEIGHTS ? networks / 5 : networks);
        Sample sample = Sample.draw(ensemble, bench.probe().pair(), Reading.Kernels.beyondInputs(deep));
        drawn = Optional.of(sample);
        double[] mean = new double[size];
        double[] error = new double[size];
        mean[0] = theory.at(0);
        for (int l = 1; l < size; l++) {
            Evidence correlation = sample.mean(Initial.correlation(l));
            mean[l] = correlation.measurement().mean();
            error[l] = correlation.measurement().standardError();
        }
        bench.notebook().array("correlation_through_depth", table(mean, error));
        return plot(List.of(new Figure.Trace.Dots(
                "measured, width " + bench.anatomy().width(), layers, Vector.of(mean), Optional.of(Vector.of(error)))));
    }

    /// Columns: layer, theory, measured mean, standard error.
    private Matrix table(double[] mean, double[] error) {
        Matrix table = Matrix.zeros(mean.length, 4);
        for (int l = 0; l < mean.length; l++) {
            table.set(l, 0, layers.at(l));
            table.set(l, 1, theory.at(l));
            table.set(l, 2, mean[l]);
            table.set(l, 3, error[l]);
        }
        return table;
    }

    private Figure plot(List<Figure.Trace> dots) {
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(new Figure.Trace.Line("theory, infinite width", layers, theory, Optional.empty()));
        traces.addAll(dots);
        int own = Math.clamp(bench.anatomy().hidden(), 1, layers.size());
        traces.add(new Figure.Trace.Mark("your depth", own, theory.at(own - 1), true));
        return new Figure.Plot(
                "correlation-through-depth",
                "How alike two inputs look, layer by layer",
                "The correlation of two of your inputs behind each weight matrix; what the line has lost, deeper layers"
                        + " cannot bring back.",
                new Figure.Axis("layer", false),
                new Figure.Axis("correlation", false),
                traces);
    }
}
