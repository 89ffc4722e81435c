package wick.experiment.study;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Sample;
import wick.experiment.Sampling;
import wick.experiment.WidthSeries;
import wick.lab.realization.Outputs;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// The kernels of two inputs at initialization, at one width: theory behind every weight matrix beside an ensemble.
///
/// Numbers of each network: for k = 1, …, L (weight matrices counted from 0) S₁₁, S₁₂, S₂₂ and the correlation
/// S₁₂/√(S₁₁S₂₂), then Θ₁₁, Θ₁₂, Θ₂₂ of the first output.
record Initial(int width, Wiring wiring, List<Kernels> theory, Sample sample) {
    private static final int PER_LAYER = 4;

    /// A number of each network, and its place in the list of numbers.
    record Number(int column) implements ToDoubleFunction<double[]> {
        @Override
        public double applyAsDouble(double[] row) {
            return row[column];
        }
    }

    /// Entry (`i`, `j`) of S behind weight matrix `k` ≥ 1.
    static Number nngp(int k, int i, int j) {
        return new Number(PER_LAYER * (k - 1) + i + j);
    }

    static Number correlation(int k) {
        return new Number(PER_LAYER * (k - 1) + 3);
    }

    Number ntk(int i, int j) {
        return new Number(PER_LAYER * last() + i + j);
    }

    /// The index of the readout.
    int last() {
        return wiring.matrices().size() - 1;
    }

    static Initial measure(int width, Wiring wiring, Matrix pair, Draw draw) {
        int last = wiring.matrices().size() - 1;
        var ensemble = new Sampling.Ensemble(
                wiring, draw.engine(), Address.of(draw.seed(), draw.name() + ".width-" + width), draw.networks());
        Sample sample = Sampling.draw(ensemble, pair, PER_LAYER * last + 3, () -> {
            Matrix kernel = Matrix.zeros(2, 2);
            return (network, numbers) -> {
                for (int k = 1; k <= last; k++) {
                    network.kernelInto(k, kernel);
                    entriesInto(kernel, numbers, PER_LAYER * (k - 1));
                    numbers[PER_LAYER * (k - 1) + 3] = Probe.correlation(kernel, 0, 1);
                }
                network.tangentKernelInto(new Outputs.One(0), kernel);
                entriesInto(kernel, numbers, PER_LAYER * last);
            };
        });
        return new Initial(width, wiring, KernelRecursion.of(wiring).layers(pair), sample);
    }

    /// How to draw: engine, networks, seed, and the name of the randomness.
    record Draw(Engine engine, int networks, long seed, String name) {}

    private static void entriesInto(Matrix kernel, double[] numbers, int from) {
        numbers[from] = kernel.at(0, 0);
        numbers[from + 1] = kernel.at(0, 1);
        numbers[from + 2] = kernel.at(1, 1);
    }

    /// √(K_ii K_jj) behind weight matrix `k`: the natural size of entry (i, j).
    double scale(int k) {
        return Math.sqrt(theory.get(k).nngp().at(0, 0) * theory.get(k).nngp().at(1, 1));
    }

    /// √(Θ₁₁ Θ₂₂)
    double tangentScale() {
        return Math.sqrt(theory.get(last()).ntk().at(0, 0) * theory.get(last()).ntk().at(1, 1));
    }

    /// One point of a series for every width.
    static WidthSeries series(List<Initial> widths, java.util.function.Function<Initial, Evidence> evidence) {
        return new WidthSeries(widths.stream()
                .map(at -> new WidthSeries.Point(at.width(), evidence.apply(at)))
                .toList());
    }
}
