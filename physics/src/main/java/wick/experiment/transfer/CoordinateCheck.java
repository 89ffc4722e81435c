package wick.experiment.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Judge;
import wick.experiment.PowerFit;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Sample;
import wick.experiment.Subject;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.Parameterization;
import wick.network.training.Loss;
import wick.network.training.OptimizerKind;
import wick.network.training.Recipe;
import wick.network.training.WidthRule;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.scaling.LayerScaling;
import wick.theory.scaling.WidthScaling;

/// The coordinate check: how large what every weight matrix makes is at initialization, and how far it has moved after
/// each step of training, against the width; with exponents fitted network by network and compared with those derived
/// from the description.
///
/// Derived exponents are those of small steps. Where something grows with width they hold while changes are small
/// against what changes, which [#small] sees to. And they take the derivative of the loss to be of order one at every
/// width: if `centered`, networks learn by squares to change their outputs by the targets, whatever they say at
/// initialization, so that what the outputs of narrow networks start from does not enter.
public record CoordinateCheck(WidthStudy study, Parameterization parameterization, double rate, boolean centered) {
    private static final Basis POWERS = new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS), Bibliography.YANG_HU_2021);
    /// The part by which the layer that moves most may move for its steps to count as small.
    public static final double SMALL = 0.3;

    /// What corrections to scaling beyond the fitted one may leave of an exponent at widths of some tens.
    private static final double REMAINDER = 0.01;

    private static final int PROBE = 64;
    private static final double AIM = 0.02;
    private static final double TRIAL = Math.scalb(1.0, -24);

    /// Root mean squares over probe points and units: `sizes` at initialization, `changes` after each step, a row for
    /// each network and a column for each weight matrix.
    public record AtWidth(int width, Matrix sizes, List<Matrix> changes) {
        public AtWidth {
            changes = List.copyOf(changes);
        }
    }

    /// An exponent of one layer: `step` 0 is its size at initialization, others its change after so many steps.
    public record Line(String layer, int step, Comparison comparison) {}

    /// A centered check at the largest power of 2 at which no layer of the narrowest or widest network
    /// moves by more than a fiftieth in all
    /// steps, from a trial at a rate so small that changes are in proportion to it.
    public static CoordinateCheck small(WidthStudy study, Parameterization parameterization) {
        CoordinateCheck trial = new CoordinateCheck(study, parameterization, TRIAL, true);
        double largest = Math.max(
                relative(trial.at(study.sizes().narrowest(), 1, Progress.silent())),
                relative(trial.at(study.sizes().widest(), 1, Progress.silent())));
        double rate = largest == 0 ? TRIAL : Math.scalb(1.0, Math.getExponent(TRIAL * AIM / largest));
        return new CoordinateCheck(study, parameterization, rate, true);
    }

    /// The largest change in units of the size, outputs in units of 1 where they are smaller.
    private static double relative(AtWidth measured) {
        double largest = 0;
        Matrix end = measured.changes().getLast();
        for (int k = 0; k < end.rows(); k++) {
            for (int j = 0; j < end.columns(); j++) {
                double size = measured.sizes().at(k, j);
                boolean output = j == end.columns() - 1;
                largest = Math.max(largest, end.at(k, j) / (output ? Math.max(1, size) : size));
            }
        }
        return largest;
    }

    /// Trains the networks of every width.
    ///
    /// @throws IllegalArgumentException if one diverges
    public List<AtWidth> measure(Progress progress) {
        return study.sizes().widths().stream()
                .map(width -> at(width, study.sizes().networks(), progress))
                .toList();
    }

    private AtWidth at(int width, int networks, Progress progress) {
        WidthRule.Sized sized = study.rule(parameterization).at(width);
        List<List<double[]>> all = new ArrayList<>(Collections.nCopies(networks, List.of()));
        int[] done = {0};
        Parallel.forEach(networks, k -> {
            WidthStudy.Trained trained = trained(sized, study.address().network(k));
            try (TrainingSession session =
                    trained.engine().open(trained.task(), study.address().network(k))) {
                List<double[]> rows = follow(session, sized);
                synchronized (done) {
                    all.set(k, rows);
                    progress.at("width " + width + ", network " + ++done[0], (double) done[0] / networks);
                }
            }
        });
        int columns = all.getFirst().getFirst().length;
        List<Matrix> matrices = new ArrayList<>();
        for (int step = 0; step <= study.recipe().steps(); step++) {
            Matrix rows = Matrix.zeros(networks, columns);
            for (int k = 0; k < networks; k++) {
                System.arraycopy(all.get(k).get(step), 0, rows.entries(), k * columns, columns);
            }
            matrices.add(rows);
        }
        return new AtWidth(width, matrices.getFirst(), matrices.subList(1, matrices.size()));
    }

    /// The network at this address as it is trained: on squares from its own outputs, or as the study says.
    private WidthStudy.Trained trained(WidthRule.Sized sized, Address address) {
        if (!centered) {
            return study.on(sized, rate);
        }
        TrainingTask.Examples training = study.points().training();
        RealNetwork drawn = new RealNetwork(sized.wiring());
        drawn.draw(address);
        Matrix targets = drawn.forward(training.inputs()).copy();
        for (int i = 0; i < targets.entries().length; i++) {
            targets.entries()[i] += training.targets().entries()[i];
        }
        Recipe recipe = study.recipe();
        WidthStudy own = new WidthStudy(
                study.network(),
                new Recipe(
                        recipe.optimizer(),
                        recipe.schedule(),
                        Loss.HALF_SQUARES,
                        recipe.batches(),
                        recipe.steps(),
                        recipe.precision()),
                new WidthStudy.Points(new TrainingTask.Examples(training.inputs(), targets), List.of()),
                study.sizes());
        return own.on(sized, rate);
    }

    /// Sizes at first, then changes after each step.
    private List<double[]> follow(TrainingSession session, WidthRule.Sized sized) {
        RealNetwork network = new RealNetwork(sized.wiring());
        Matrix inputs = study.points().training().inputs();
        Matrix probe = inputs.rows(0, Math.min(PROBE, inputs.rows()));
        int matrices = sized.wiring().matrices().size();
        List<Matrix> start = made(network, session.parameters(), probe, matrices);
        List<double[]> rows = new ArrayList<>();
        rows.add(start.stream()
                .mapToDouble(z -> distance(z, Matrix.zeros(z.rows(), z.columns())))
                .toArray());
        for (int step = 1; step <= study.recipe().steps(); step++) {
            if (session.advance(1) instanceof TrainingSession.Advance.Diverged) {
                throw diverged(sized, step);
            }
            List<Matrix> now = made(network, session.parameters(), probe, matrices);
            double[] row = new double[matrices];
            for (int j = 0; j < matrices; j++) {
                row[j] = distance(now.get(j), start.get(j));
                if (!Double.isFinite(row[j])) {
                    throw diverged(sized, step);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private IllegalArgumentException diverged(WidthRule.Sized sized, int step) {
        return new IllegalArgumentException("a network of width " + sized.width() + " diverges in step " + step
                + " at the rate " + rate + "; give a smaller rate");
    }

    private static List<Matrix> made(RealNetwork network, Map<String, Matrix> parameters, Matrix probe, int matrices) {
        network.use(parameters);
        network.forward(probe);
        List<Matrix> made = new ArrayList<>();
        for (int k = 0; k < matrices; k++) {
            made.add(network.made(k).copy());
        }
        return made;
    }

    private static double distance(Matrix x, Matrix y) {
        double sum = 0;
        for (int i = 0; i < x.entries().length; i++) {
            double off = x.entries()[i] - y.entries()[i];
            sum += off * off;
        }
        return Math.sqrt(sum / x.entries().length);
    }

    /// The exponents of all layers and steps, judged; the rival is half a power away, on the side of no power or, where
    /// none is derived, of growth.
    public List<Line> judged(List<AtWidth> measured, Remedy remedy) {
        OptimizerKind optimizer = study.recipe().optimizer().kind();
        WidthScaling scaling = WidthScaling.of(study.network().withParameterization(parameterization), optimizer);
        boolean halves = optimizer.normalizes() && !parameterization.equals(Parameterization.MUP);
        PowerFit fit = new PowerFit(study.sizes().widths(), List.of(halves ? 0.5 : 1.0));
        List<Line> lines = new ArrayList<>();
        for (int step = 0; step <= study.recipe().steps(); step++) {
            int at = step;
            List<Sample> samples = measured.stream()
                    .map(m -> new Sample(
                            at == 0 ? m.sizes() : m.changes().get(at - 1),
                            study.sizes().seed(),
                            Engine.REAL_WEIGHTS))
                    .toList();
            for (int j = 0; j < scaling.layers().size(); j++) {
                LayerScaling layer = scaling.layers().get(j);
                double derived = step == 0 ? layer.activation() : layer.activationUpdate();
                if (Double.isFinite(derived)) {
                    int column = j;
                    lines.add(new Line(
                            layer.layer(),
                            step,
                            Judge.of(
                                    question(layer.layer(), step, derived, remedy),
                                    fit.exponents(samples, row -> row[column]).mean(0))));
                }
            }
        }
        return lines;
    }

    private Question question(String layer, int step, double derived, Remedy remedy) {
        String what =
                step == 0 ? "size of " + layer + " at initialization" : "change of " + layer + " after step " + step;
        double rival = derived > 0 ? derived - 0.5 : derived + 0.5;
        return Question.of(
                Subject.of(layer.replace(' ', '-') + ".step-" + step, what + ": exponent of the width"),
                new Prediction.ScalingLaw(
                        derived,
                        REMAINDER,
                        new Prediction.Range(
                                "n", study.sizes().narrowest(), study.sizes().widest()),
                        POWERS),
                new Alternative("half a power away", rival),
                remedy);
    }

    /// Whether all layers have moved by small parts, so that the exponents of small steps are to be expected.
    public static boolean small(List<AtWidth> measured) {
        return measured.stream().allMatch(at -> relative(at) <= SMALL);
    }
}
