package wick.experiment.transfer;

import java.util.ArrayList;
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
import wick.lab.training.engine.Ensemble;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;
import wick.network.training.WidthRule;
import wick.numeric.matrix.Matrix;
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
/// against what changes, which the default rate sees to.
public record CoordinateCheck(WidthStudy study, Parameterization parameterization, double rate) {
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

    /// The largest power of 2 at which no layer of the narrowest or widest network moves by more than a fiftieth in all
    /// steps, from a trial at a rate so small that changes are in proportion to it.
    public static double smallRate(WidthStudy study, Parameterization parameterization) {
        double largest = 0;
        for (int width : List.of(study.sizes().narrowest(), study.sizes().widest())) {
            CoordinateCheck trial = new CoordinateCheck(study, parameterization, TRIAL);
            AtWidth measured = trial.at(width, 1, Progress.silent());
            largest = Math.max(largest, relative(measured));
        }
        return largest == 0 ? TRIAL : Math.scalb(1.0, Math.getExponent(TRIAL * AIM / largest));
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
        WidthStudy.Trained trained = study.on(sized, rate);
        List<List<double[]>> all = new Ensemble(trained.engine(), trained.task())
                .run(
                        study.address(),
                        networks,
                        session -> follow(session, sized),
                        done -> progress.at("width " + width + ", network " + done, (double) done / networks));
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

    /// Sizes at first, then changes after each step.
    private List<double[]> follow(TrainingSession session, WidthRule.Sized sized) {
        RealNetwork network = new RealNetwork(sized.wiring());
        Matrix inputs = study.points().training().inputs();
        Matrix probe = inputs.rows(0, Math.min(PROBE, inputs.rows()));
        int matrices = sized.wiring().matrices().size();
        List<Matrix> start = made(network, session.parameters(), probe, matrices);
        List<double[]> rows = new ArrayList<>();
        rows.add(start.stream().mapToDouble(z -> distance(z, Matrix.zeros(z.rows(), z.columns()))).toArray());
        for (int step = 1; step <= study.recipe().steps(); step++) {
            if (session.advance(1) instanceof TrainingSession.Advance.Diverged) {
                throw new IllegalArgumentException("a network of width " + sized.width() + " diverges in step " + step
                        + " at the rate " + rate + "; give a smaller rate");
            }
            List<Matrix> now = made(network, session.parameters(), probe, matrices);
            double[] row = new double[matrices];
            for (int j = 0; j < matrices; j++) {
                row[j] = distance(now.get(j), start.get(j));
            }
            rows.add(row);
        }
        return rows;
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
                            at == 0 ? m.sizes() : m.changes().get(at - 1), study.sizes().seed(), Engine.REAL_WEIGHTS))
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
        String what = step == 0 ? "size of " + layer + " at initialization" : "change of " + layer + " after step " + step;
        double rival = derived > 0 ? derived - 0.5 : derived + 0.5;
        return Question.of(
                Subject.of(layer.replace(' ', '-') + ".step-" + step, what + ": exponent of the width"),
                new Prediction.ScalingLaw(
                        derived,
                        REMAINDER,
                        new Prediction.Range("n", study.sizes().narrowest(), study.sizes().widest()),
                        POWERS),
                new Alternative("half a power away", rival),
                remedy);
    }

    /// Whether all layers have moved by small parts, so that the exponents of small steps are to be expected.
    public static boolean small(List<AtWidth> measured) {
        return measured.stream().allMatch(at -> relative(at) <= SMALL);
    }
}
