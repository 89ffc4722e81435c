package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.transfer.Interval;
import wick.experiment.transfer.RateCurve;
import wick.experiment.transfer.RateSweep;
import wick.experiment.transfer.Transfer;
import wick.experiment.transfer.WidthStudy;
import wick.lab.training.TrainingTask;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.training.Batches;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.Precision;
import wick.network.training.Recipe;
import wick.network.training.Schedule;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;

/// Whether the best learning rate of narrow networks is that of wide ones: relu networks learn digits by adam, in the
/// standard parameterization, where it should not be, and in mu-P, where it should.
///
/// What is judged are bounds: in mu-P the best rate moves by at most a factor of 2, and that of the narrowest
/// networks makes the loss of the widest larger by at most 5 %. The same bounds are put to the standard
/// parameterization, where they must break.
public final class RateTransfer implements Experiment {
    private static final Basis MAXIMAL = new Basis(List.of(Assumption.INFINITE_WIDTH), Bibliography.YANG_2022);
    private static final int BATCH = 48;
    private static final int START = -6;

    @Override
    public String id() {
        return "rate-transfer";
    }

    @Override
    public String title() {
        return "Learning rates that suit every width";
    }

    @Override
    public String question() {
        return "Is the best learning rate of a narrow network that of a wide one, and in which parameterization?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Setup.hidden(4),
                new Parameter.Wholes("widths", "widths of the hidden layers", List.of(64, 512), 2, 100_000),
                new Parameter.Whole("networks", "networks, the same at every width and rate", 12, 3, 1_000_000),
                new Parameter.Whole("images", "images to learn", 1000, 10, 1797),
                new Parameter.Whole("steps", "steps of training, on batches of " + BATCH, 45, 1, 1_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YANG_2022, Bibliography.YANG_HU_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        WidthStudy study = study(settings);
        RateSweep sweep = new RateSweep(study, new Kept(), progress);
        List<Comparison> comparisons = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        List<Transfer> transfers = new ArrayList<>();
        for (String name : List.of("mup", "standard")) {
            Transfer transfer = Transfer.of(
                    name,
                    sweep.curves(name, Parameterization.NAMED.getOrDefault(name, Parameterization.STANDARD), START),
                    settings.whole("seed"));
            transfers.add(transfer);
            comparisons.add(shift(settings, transfer));
            comparisons.add(cost(settings, transfer));
            figures.add(picture(transfer));
            arrays.put(name, table(transfer));
        }
        Section section = new Section(
                id(),
                title(),
                "Training losses after " + settings.size("steps")
                        + " steps of adam at rates that are powers of 2; the best"
                        + " rate is the lowest point of a cubic through five.",
                comparisons,
                figures);
        return new Result(id(), answer(transfers), List.of(section), arrays);
    }

    private static WidthStudy study(Settings settings) {
        DigitTask task = DigitTask.of(settings.size("images"));
        Matrix targets = task.targets().copy();
        for (int i = 0; i < targets.entries().length; i++) {
            targets.entries()[i] += 1.0 / DigitTask.CLASSES;
        }
        List<Integer> widths = settings.wholes("widths");
        Stack stack = Stack.of(
                new Relu(), 2, 0, new Stack.Size(DigitTask.DIMENSION, settings.size("hidden"), DigitTask.CLASSES));
        Network network = stack.network(widths.getFirst());
        Recipe recipe = new Recipe(
                new Optimizer.Adam(1),
                new Schedule.Linear(0, 0),
                Loss.CROSS_ENTROPY,
                new Batches.Shuffled(BATCH),
                settings.size("steps"),
                Precision.FLOAT32);
        return new WidthStudy(
                network,
                recipe,
                new WidthStudy.Points(new TrainingTask.Examples(task.inputs(), targets), List.of()),
                new WidthStudy.Sizes(widths, widths.getFirst(), settings.size("networks"), settings.whole("seed")));
    }

    private Comparison shift(Settings settings, Transfer transfer) {
        Interval shift = transfer.move().shift();
        Subject subject = Subject.of(
                transfer.parameterization() + ".shift",
                "factors of 2 by which the best rate moves from the narrowest width to the widest, "
                        + transfer.parameterization());
        return judge(
                settings,
                subject,
                Transfer.STEP,
                new Interval(Math.abs(shift.value()), shift.low(), shift.high(), shift.error()));
    }

    private Comparison cost(Settings settings, Transfer transfer) {
        Subject subject = Subject.of(
                transfer.parameterization() + ".cost",
                "logarithm of the factor by which the best rate of the narrowest networks makes the loss of the widest"
                        + " larger, " + transfer.parameterization());
        return judge(
                settings,
                subject,
                Math.log1p(Transfer.TOLERANCE),
                transfer.move().excess());
    }

    private Comparison judge(Settings settings, Subject subject, double most, Interval found) {
        Question question = new Question(
                subject,
                new Prediction.Bound(most, 0, true, MAXIMAL),
                Optional.empty(),
                subject.id().startsWith("mup") ? Verdict.NOT_VIOLATED : Verdict.DISAGREES,
                settings.more(this, "networks"));
        Measurement measured = new Measurement(
                found.value(),
                found.error(),
                settings.size("networks"),
                settings.whole("seed"),
                Measurement.Engine.REAL_WEIGHTS,
                List.of("error from the scatter of networks; rates are powers of 2"));
        return Judge.of(question, Evidence.even(measured));
    }

    private static Figure picture(Transfer transfer) {
        List<Figure.Trace> traces = new ArrayList<>();
        transfer.curves().forEach(curve -> traces.add(curve.trace()));
        return new Figure.Plot(
                "rates-" + transfer.parameterization(),
                "Loss after training against the rate, " + transfer.parameterization(),
                "Lowest points above each other mean that the rate transfers.",
                new Figure.Axis("learning rate at the narrowest width", true),
                new Figure.Axis("training loss", true),
                traces);
    }

    /// Rows of width, log2 of the rate, mean loss (NaN where unstable).
    private static Matrix table(Transfer transfer) {
        int rows = transfer.curves().stream().mapToInt(c -> c.powers().size()).sum();
        Matrix table = Matrix.zeros(rows, 3);
        int row = 0;
        for (RateCurve curve : transfer.curves()) {
            for (int power : curve.powers()) {
                table.set(row, 0, curve.width());
                table.set(row, 1, power);
                table.set(row, 2, curve.mean(power, RateSweep.Ending::loss));
                row++;
            }
        }
        return table;
    }

    private static String answer(List<Transfer> transfers) {
        StringBuilder text = new StringBuilder();
        for (Transfer transfer : transfers) {
            Vector ends = Vector.of(
                    transfer.optima().getFirst().value(),
                    transfer.optima().getLast().value());
            text.append(String.format(
                    Locale.ROOT,
                    "In %s the best rate is %.2g at width %d and %.2g at width %d. ",
                    transfer.parameterization(),
                    Math.pow(2, ends.at(0)),
                    transfer.curves().getFirst().width(),
                    Math.pow(2, ends.at(1)),
                    transfer.curves().getLast().width()));
        }
        return text.toString().strip();
    }

    /// In memory: both parameterizations are one network at the narrowest width.
    private static final class Kept implements RateSweep.Ledger {
        private final Map<RateSweep.Trial, List<RateSweep.Ending>> known = new HashMap<>();

        @Override
        public Optional<List<RateSweep.Ending>> find(RateSweep.Trial trial) {
            return Optional.ofNullable(known.get(trial));
        }

        @Override
        public void keep(RateSweep.Trial trial, List<RateSweep.Ending> endings) {
            known.put(trial, endings);
        }
    }
}
