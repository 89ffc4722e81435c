package wick.experiment.catalog;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wick.experiment.Sample;
import wick.lab.simulation.linear.LinearEnsemble;
import wick.lab.simulation.linear.LinearReading;
import wick.lab.simulation.linear.LinearSample;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.recurrent.ControlSeries;

/// Linear recurrent networks of noise 1 solved one by one, in pairs W and −W, with less scatter: from each
/// number its power series in W, cut at `order`, is subtracted, and the exact mean of that series is added.
///
/// A pair with a mode slower than `margin` γ gives that mean alone, so that what is measured differs from
/// the average over stable networks by less than any power of 1/N.
record ControlledSolves(String name, RecurrentNetwork network, int order, double margin, long seed) {

    /// What to read, and for each number read the weights of its series.
    record Asked(List<LinearReading> readings, List<Matrix> weights) {}

    ControlSeries series() {
        return new ControlSeries(network.decay(), network.weightVariance(), order);
    }

    /// A row per pair with `asked` in its columns: with less scatter, and as they are of the pairs that were kept; and
    /// the part left out.
    record Found(Sample controlled, Sample plain, double rejected) {}

    Found at(int size, int networks, Asked asked) {
        Address address = Address.of(seed, name + ".size-" + size);
        LinearReading.Traces traces = new LinearReading.Traces(order);
        LinearReading[] readings =
                Stream.concat(asked.readings().stream(), Stream.of(traces)).toArray(LinearReading[]::new);
        int pairs = (networks + 1) / 2;
        LinearSample found = new LinearEnsemble(network, size, address, 2 * pairs, true).sampleStable(margin, readings);
        ControlSeries exact = series();
        int count = asked.weights().size();
        double[] means = IntStream.range(0, count)
                .mapToDouble(j -> exact.mean(asked.weights().get(j), size))
                .toArray();
        Matrix values = found.values();
        Matrix plain = Matrix.zeros(values.rows(), count);
        Matrix rows = Matrix.zeros(found.drawn(), count);
        for (int row = 0; row < found.drawn(); row++) {
            for (int j = 0; j < count; j++) {
                rows.set(row, j, means[j]);
                if (row < values.rows()) {
                    double value = values.at(row, j);
                    plain.set(row, j, value);
                    double series = traces.weighted(asked.weights().get(j), values.row(row), count);
                    rows.set(row, j, means[j] + value - series);
                }
            }
        }
        return new Found(sample(rows), sample(plain), found.rejected());
    }

    private Sample sample(Matrix rows) {
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }
}
