package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.realization.RealNetwork;
import wick.lab.training.Problem;
import wick.lab.training.StepsToLearn;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.statistics.Estimate;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Source;
import wick.observable.StabilityBibliography;
import wick.theory.dynamics.DrawnTraining;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.LearningTime;
import wick.theory.dynamics.TrainingKernels;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;
import wick.theory.infinitewidth.MeanField;

/// What each further layer costs in training time, in the ordered phase. Depth makes inputs alike as
/// e^(−depth/ξ_c), and with them the eigenvalues of the tangent kernel that tell them apart, so the steps
/// needed grow as e^(depth/ξ_c), with a correction of 1/depth that the kernel itself gives: there is no
/// greatest trainable depth, but ξ_c further layers for every factor e of training time. "Six correlation
/// lengths" are a training time told as a depth. At a finite width the cost is less.
///
/// Tanh networks learn to tell even digits from odd ones by full-batch gradient descent at half the largest
/// stable rate; counted are the steps until the loss is half that of the function 0.
public final class TrainableTime implements Experiment {
    private static final double BIAS_VARIANCE = 0.05;
    private static final double PART = 0.5;
    private static final int DRAWS = 4000;
    /// Training takes at most this many times as long as in the mean at infinite width.
    private static final int PATIENCE = 100;

    @Override
    public String id() {
        return "trainable-time";
    }

    @Override
    public String title() {
        return "What depth costs in training time";
    }

    @Override
    public String question() {
        return "How many more steps does a deeper network need, and is there a depth that cannot be trained?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("weight-variance", "Var W times the fan-in, in the ordered phase", 1, 0.1, 1.7),
                new Parameter.Whole("shallow", "hidden layers of the shallower networks", 4, 3, 1000),
                new Parameter.Whole("deep", "hidden layers of the deeper ones", 8, 4, 1000),
                new Parameter.Whole("images", "images to learn", 8, 4, 1797),
                Setup.widths(64, 128, 256, 512),
                Setup.networks(200),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SCHOENHOLZ_2017, StabilityBibliography.XIAO_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Case shallow = Case.of(settings, "shallow");
        Case deep = Case.of(settings, "deep");
        int layers = settings.size("deep") - settings.size("shallow");
        if (layers < 1) {
            throw new IllegalArgumentException("parameter 'deep' is " + settings.size("deep")
                    + ", allowed: more than 'shallow', which is " + settings.size("shallow"));
        }
        WidthSeries rates = rates(settings, List.of(shallow, deep), layers, progress);
        double rate = (deep.steps().mean() - shallow.steps().mean()) / layers;
        double error = Math.hypot(deep.steps().standardError(), shallow.steps().standardError()) / layers;
        double xi = MeanField.of(new Tanh(), settings.real("weight-variance"), BIAS_VARIANCE)
                .state()
                .correlationDepth()
                .orElseThrow()
                .value();
        WidthExpansion.Reading reading = new WidthExpansion.Reading(
                settings.size("deep"), OptionalInt.of(settings.wholes("widths").getLast()));
        Question grows = Question.of(
                Subject.of("steps.per-layer", "ln of the steps needed, more for every layer"),
                Bases.limit(rate, error, Bases.TRAINING),
                new Alternative("1/ξ_c, the limit of great depth", 1 / xi),
                settings.more(this, "networks"));
        Comparison comparison = WidthExpansion.limit(grows, rates, reading);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Every layer multiplies the steps needed by %.3f ± %.3f (%.3f predicted; e^(1/ξ_c) = %.3f far down): a"
                                + " factor e of training time buys %.1f layers, with ξ_c = %.1f.",
                        Math.exp(comparison.measurement().mean()),
                        Math.exp(rate) * comparison.measurement().standardError(),
                        Math.exp(rate),
                        Math.exp(1 / xi),
                        1 / rate,
                        xi),
                List.of(new Section(
                        id(),
                        title(),
                        "Steps until the loss is halved, between " + settings.size("shallow") + " and "
                                + settings.size("deep") + " hidden layers; the mean over networks of the logarithm.",
                        List.of(comparison),
                        List.of(Curves.overWidth(
                                new Curves.Caption(
                                        "steps-per-layer",
                                        "What a layer costs",
                                        "The line is the limit of infinite width.",
                                        "ln steps, per layer"),
                                rates,
                                _ -> rate)))),
                Curves.tables(Map.of("ln_steps_per_layer", rates)));
    }

    private WidthSeries rates(Settings settings, List<Case> cases, int layers, Progress progress) {
        List<WidthSeries.Point> points = new ArrayList<>();
        List<Integer> widths = settings.wholes("widths");
        double total = widths.stream().mapToDouble(w -> (double) w * w).sum();
        double done = 0;
        for (int width : widths) {
            progress.at("width " + width, done / total);
            done += (double) width * width;
            Matrix rows = Matrix.zeros(settings.size("networks"), 1);
            Parallel.forEach(
                    rows.rows(),
                    k -> rows.set(
                            k,
                            0,
                            (cases.getLast().lnSteps(width, k)
                                            - cases.getFirst().lnSteps(width, k))
                                    / layers));
            Sample sample = new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS);
            points.add(new WidthSeries.Point(width, sample.mean(0)));
        }
        return new WidthSeries(points);
    }

    /// Networks of one depth and what they learn; `steps` is the mean of ln steps at infinite width.
    private record Case(Stack stack, StepsToLearn task, Estimate steps, Address address) {

        static Case of(Settings settings, String depth) {
            Stack stack = Stack.of(
                    new Tanh(),
                    settings.real("weight-variance"),
                    BIAS_VARIANCE,
                    new Stack.Size(DigitTask.DIMENSION, settings.size(depth), 1));
            DigitTask digits = DigitTask.of(settings.size("images"));
            Matrix targets = centered(digits.labels());
            Kernels kernels = KernelRecursion.of(
                            stack.network(DigitTask.DIMENSION).wire())
                    .kernels(digits.inputs());
            TrainingKernels training = TrainingKernels.split(kernels.nngp(), kernels.ntk(), targets.rows());
            double rate = FrozenKernelTraining.of(training, targets).largestStableRate() / 2;
            Address address = Address.of(settings.whole("seed"), "trainable-time");
            Estimate steps =
                    new LearningTime(training, targets, rate, PART).logarithm(new DrawnTraining.Draws(DRAWS, address));
            Problem problem = new Problem(digits.inputs(), targets, Matrix.zeros(0, DigitTask.DIMENSION));
            int most = Math.toIntExact(Math.round(Math.ceil(PATIENCE * Math.exp(steps.mean()))));
            return new Case(stack, new StepsToLearn(problem, rate, PART, most), steps, address);
        }

        /// 1 for even digits and −1 for odd ones, less the mean.
        private static Matrix centered(List<Integer> labels) {
            Matrix targets = ParityLesson.parity(labels);
            double mean = 0;
            for (double y : targets.entries()) {
                mean += y / labels.size();
            }
            for (int i = 0; i < labels.size(); i++) {
                targets.set(i, 0, targets.at(i, 0) - mean);
            }
            return targets;
        }

        double lnSteps(int width, int network) {
            RealNetwork drawn = new RealNetwork(stack.network(width).wire());
            drawn.draw(Address.of(address.seed(), address.experiment() + ".width-" + width)
                    .network(network));
            OptionalDouble steps = task.of(drawn);
            if (steps.isEmpty() || steps.getAsDouble() == 0) {
                throw new IllegalArgumentException("network " + network + " of width " + width
                        + (steps.isEmpty() ? " did not learn in " + task.most() + " steps" : " had nothing to learn")
                        + ": choose wider networks" + (steps.isEmpty() ? "" : ", more images or more layers"));
            }
            return Math.log(steps.getAsDouble());
        }
    }
}
