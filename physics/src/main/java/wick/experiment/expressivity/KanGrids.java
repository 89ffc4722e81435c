package wick.experiment.expressivity;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.topic.expressivity.lab.kan.Kan;
import wick.topic.expressivity.lab.kan.KanPlan;
import wick.topic.expressivity.lab.kan.KanTraining;
import wick.topic.expressivity.lab.kan.Penalty;
import wick.topic.expressivity.lab.kan.Samples;

/// Networks of splines trained on one grid after the other, on several sets of samples.
///
/// `before` are grids on the way to those that are measured; `samples` is the number in a set.
record KanGrids(KanExample example, int order, List<Integer> before, List<Integer> grids, Effort effort) {
    private static final int TESTS = 4000;

    /// Samples in a set, steps on each grid, networks begun on the first.
    record Effort(int samples, int steps, int starts) {}

    /// What each set misses on each grid: in training (first matrix) and at new places.
    record Misses(Matrix train, Matrix test) {

        /// √(train · test): parameters fitted to few samples lower the one and raise the other by the same factor.
        Matrix between() {
            Matrix mean = Matrix.zeros(train.rows(), train.columns());
            for (int i = 0; i < mean.entries().length; i++) {
                mean.entries()[i] = Math.sqrt(train.entries()[i] * test.entries()[i]);
            }
            return mean;
        }
    }

    Misses measure(Address address, int sets) {
        Matrix train = Matrix.zeros(sets, grids.size());
        Matrix test = Matrix.zeros(sets, grids.size());
        Parallel.forEach(sets, set -> {
            Address own = address.network(set);
            Samples samples = example.drawn(effort.samples, own.layer(0));
            Samples fresh = example.drawn(TESTS, own.layer(1));
            long seed = own.layer(2).open().nextLong() >>> 1;
            KanTraining training = new KanTraining(plan(seed), samples, (_, _, _) -> {});
            Kan kan = training.begin(Penalty.NONE);
            for (int intervals : before.subList(Math.min(1, before.size()), before.size())) {
                kan = training.on(kan, intervals, Penalty.NONE);
            }
            for (int g = 0; g < grids.size(); g++) {
                if (g > 0 || !before.isEmpty()) {
                    kan = training.on(kan, grids.get(g), Penalty.NONE);
                }
                train.set(set, g, samples.rootMeanSquare(kan.apply(samples.inputs())));
                test.set(set, g, fresh.rootMeanSquare(kan.apply(fresh.inputs())));
            }
        });
        return new Misses(train, test);
    }

    private KanPlan plan(long seed) {
        return new KanPlan(
                example.shape(),
                before.isEmpty() ? grids : before,
                order,
                new KanPlan.Search(effort.steps, effort.starts, KanPlan.Method.MARQUARDT, seed));
    }
}
