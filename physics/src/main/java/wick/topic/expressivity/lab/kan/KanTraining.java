package wick.topic.expressivity.lab.kan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import wick.numeric.matrix.Vector;
import wick.numeric.minimization.Descent;
import wick.numeric.minimization.Lbfgs;
import wick.numeric.minimization.LevenbergMarquardt;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Networks trained on all samples at once, on one grid after the other.
///
/// On each grid parameters move, the grids follow the data, and parameters move again, so that no function is left
/// with intervals that no data reach.
public final class KanTraining {
    /// Parameters up to which a step of Levenberg-Marquardt is fast.
    private static final int FEW = 2500;
    /// Times that grids follow the data on the first grid, where functions still move much.
    private static final int FIRST_ROUNDS = 4;
    private static final int ROUNDS = 2;
    private static final double NOISE = 0.3;

    private final KanPlan plan;
    private final Samples samples;
    private final Watch watch;

    /// Is told how training goes: the root mean square in the units of the targets, with what a penalty adds to it.
    @FunctionalInterface
    public interface Watch {
        void stepped(int intervals, int step, double rootMeanSquare);
    }

    public KanTraining(KanPlan plan, Samples samples, Watch watch) {
        this.plan = plan;
        this.samples = samples;
        this.watch = watch;
        if (plan.shape().getFirst() != samples.inputs().columns()
                || plan.shape().getLast() != samples.targets().columns()) {
            throw new IllegalArgumentException("shape " + plan.shape() + " does not fit data of "
                    + samples.inputs().columns() + " inputs and "
                    + samples.targets().columns() + " targets");
        }
    }

    /// Networks on the first grid, from several starts: after half the steps the better quarter of them goes on, and
    /// the best of these is the one.
    public Kan begin(Penalty penalty) {
        List<Begun> begun = new ArrayList<>();
        for (int start = 0; start < plan.search().starts(); start++) {
            begun.add(begun(drawn(start), penalty, Math.max(1, plan.search().steps() / 2)));
        }
        begun.sort(Comparator.comparingDouble(Begun::loss));
        return begun.subList(0, (begun.size() + 3) / 4).stream()
                .map(some -> begun(some.kan, penalty, plan.search().steps()))
                .min(Comparator.comparingDouble(Begun::loss))
                .map(Begun::kan)
                .orElseThrow();
    }

    private record Begun(Kan kan, double loss) {}

    private Begun begun(Kan from, Penalty penalty, int steps) {
        Kan kan = rounds(from, penalty, new Rounds(plan.grids().getFirst(), FIRST_ROUNDS, steps));
        double[] parameters = kan.parameters().toArray();
        return new Begun(
                kan, new KanLoss(kan, scaled(kan), penalty).valueInto(parameters, new double[parameters.length]));
    }

    /// The network moved to grids of `intervals` and trained there.
    public Kan on(Kan kan, int intervals, Penalty penalty) {
        return rounds(kan, penalty, new Rounds(intervals, ROUNDS, plan.search().steps()));
    }

    /// The network with grids of `intervals` over the ranges that the data reach, and nothing trained.
    public Kan placed(Kan kan, int intervals) {
        return Regrid.of(kan, kan.inputs().apply(samples.inputs()), intervals);
    }

    /// A network before training: silu with random weights and small random splines.
    public Kan drawn(int start) {
        Address address = Address.of(plan.search().seed(), "kan").network(start);
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l < plan.shape().size(); l++) {
            int inputs = plan.shape().get(l - 1);
            int outputs = plan.shape().get(l);
            Grid grid = new Grid(-1, 1, plan.grids().getFirst(), plan.order());
            layers.add(new Layer(
                    Collections.nCopies(inputs, grid),
                    outputs,
                    Collections.nCopies(inputs * outputs, new Edge.Spline())));
        }
        double[] parameters = new double[Kan.offsets(layers).getLast().getLast()];
        for (int l = 0; l < layers.size(); l++) {
            RandomStream stream = address.layer(l).open();
            double scale = 1 / Math.sqrt(layers.get(l).inputs());
            List<Integer> places = Kan.offsets(layers).get(l);
            for (int e = 0; e + 1 < places.size(); e++) {
                parameters[places.get(e)] = scale * stream.nextNormal();
                for (int c = places.get(e) + 1; c < places.get(e + 1); c++) {
                    parameters[c] = NOISE * scale * stream.nextNormal();
                }
            }
        }
        return new Kan(
                Scale.range(samples.inputs()), layers, Scale.deviation(samples.targets()), Vector.of(parameters));
    }

    /// Steps on grids of `intervals` in so many rounds, after each of which grids follow the data.
    private record Rounds(int intervals, int rounds, int steps) {}

    private Kan rounds(Kan from, Penalty penalty, Rounds asked) {
        Samples scaled = scaled(from);
        Kan kan = Regrid.of(from, scaled.inputs(), asked.intervals);
        int done = 0;
        for (int round = 1; round <= asked.rounds; round++) {
            int steps = asked.steps * round / asked.rounds - done;
            kan = moved(kan, scaled, penalty, new Stretch(asked.intervals, done, steps));
            done += steps;
            if (round < asked.rounds) {
                kan = Regrid.of(kan, scaled.inputs(), asked.intervals);
            }
        }
        return kan;
    }

    /// Some steps on one grid.
    private record Stretch(int intervals, int before, int steps) {}

    /// The network with its parameters trained and its grids as they are.
    public Kan polished(Kan kan, int steps) {
        return moved(kan, scaled(kan), Penalty.NONE, new Stretch(0, 0, steps));
    }

    private Kan moved(Kan kan, Samples scaled, Penalty penalty, Stretch stretch) {
        double[] parameters = kan.parameters().toArray();
        if (parameters.length == 0 || stretch.steps == 0) {
            return kan;
        }
        double unit = Math.sqrt(Arrays.stream(kan.outputs().half().toArray())
                .map(half -> half * half)
                .average()
                .orElseThrow());
        Descent.Watch told =
                (step, value) -> watch.stepped(stretch.intervals, stretch.before + step, unit * Math.sqrt(2 * value));
        KanLoss loss = new KanLoss(kan, scaled, penalty);
        if (marquardt(penalty, parameters.length)) {
            LevenbergMarquardt.minimize(loss, parameters, stretch.steps, told);
        } else {
            Lbfgs.minimize(loss, parameters, stretch.steps, told);
        }
        return kan.withParameters(parameters);
    }

    private boolean marquardt(Penalty penalty, int parameters) {
        return penalty.strength() == 0
                && switch (plan.search().method()) {
                    case BEST -> parameters <= FEW;
                    case MARQUARDT -> true;
                    case LBFGS -> false;
                };
    }

    /// The network without edges whose standard deviation is below `threshold` of the largest to the same node, and
    /// without nodes that nothing leads to or from.
    public Kan pruned(Kan kan, double threshold) {
        return Pruning.of(kan, kan.inputs().apply(samples.inputs()), threshold);
    }

    private Samples scaled(Kan kan) {
        return new Samples(kan.inputs().apply(samples.inputs()), kan.outputs().apply(samples.targets()));
    }
}
