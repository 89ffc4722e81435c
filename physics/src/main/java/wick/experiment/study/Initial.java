package wick.experiment.study;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.lab.realization.Outputs;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// The kernels of two inputs at initialization, at one width: theory behind every weight matrix beside an
/// ensemble.
///
/// Numbers of each network: S₁₁, S₁₂, S₂₂ for each weight matrix k = 1, …, L (counted from 0), then Θ₁₁,
/// Θ₁₂, Θ₂₂ of the first output. Of what is not a stack of dense layers, theory and S are those of the
/// readout alone.
record Initial(int width, Wiring wiring, List<Kernels> theory, Sample sample) {
    private static final int PAIRS = 3;

    /// A number of each network.
    interface Entry extends ToDoubleFunction<double[]> {}

    /// Entry (`i`, `j`) of S behind weight matrix `k` ≥ 1.
    static Entry nngp(int k, int i, int j) {
        return row -> row[PAIRS * (k - 1) + i + j];
    }

    /// S₁₂/√(S₁₁S₂₂) behind weight matrix `k` ≥ 1.
    static Entry correlation(int k) {
        return row -> {
            int at = PAIRS * (k - 1);
            double scale = row[at] * row[at + 2];
            return scale > 0 ? row[at + 1] / Math.sqrt(scale) : 0;
        };
    }

    /// Entry (`i`, `j`) of S behind the readout.
    Entry output(int i, int j) {
        int at = sample.rows().columns() - 2 * PAIRS + i + j;
        return row -> row[at];
    }

    /// Entry (`i`, `j`) of Θ.
    Entry ntk(int i, int j) {
        int at = sample.rows().columns() - PAIRS + i + j;
        return row -> row[at];
    }

    /// The index of the readout.
    int last() {
        return wiring.matrices().size() - 1;
    }

    /// How to draw: engine, networks, seed, and the name of the randomness.
    record Draw(Engine engine, int networks, long seed, String name) {}

    static Initial measure(int width, Wiring wiring, Matrix pair, Draw draw) {
        Address address = Address.of(draw.seed(), draw.name() + ".width-" + width);
        boolean stack = Anatomy.stack(wiring);
        Reading.Kernels kernels = stack
                ? Reading.Kernels.beyondInputs(wiring)
                : new Reading.Kernels(List.of(wiring.matrices().size() - 1));
        Reading reading = new Reading.Several(List.of(kernels, new Reading.TangentKernel(new Outputs.One(0))));
        List<Kernels> theory = stack
                ? KernelRecursion.of(wiring).layers(pair)
                : List.of(NetworkKernels.of(wiring).kernels(pair));
        Sample sample = Sample.draw(new Ensemble(wiring, draw.engine(), address, draw.networks()), pair, reading);
        return new Initial(width, wiring, theory, sample);
    }

    double predictedCorrelation(int k) {
        return Probe.correlation(theory.get(k).nngp(), 0, 1);
    }

    /// √(K₁₁ K₂₂) behind weight matrix `k`: the natural size of the entries.
    double scale(int k) {
        return Math.sqrt(theory.get(k).nngp().at(0, 0) * theory.get(k).nngp().at(1, 1));
    }

    /// √(K₁₁ K₂₂) behind the readout.
    double outputScale() {
        Kernels limit = theory.getLast();
        return Math.sqrt(limit.nngp().at(0, 0) * limit.nngp().at(1, 1));
    }

    /// √(Θ₁₁ Θ₂₂)
    double tangentScale() {
        Kernels limit = theory.getLast();
        return Math.sqrt(limit.ntk().at(0, 0) * limit.ntk().at(1, 1));
    }

    /// One point of a series for every width.
    static WidthSeries series(List<Initial> widths, Function<Initial, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at)))
                .toList());
    }
}
