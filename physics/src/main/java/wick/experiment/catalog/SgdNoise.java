package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.realization.RealNetwork;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Snapshot;
import wick.lab.training.StochasticDescent;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.solvable.Batches;
import wick.theory.solvable.RegressionSgd;
import wick.theory.solvable.ShuffledSgd;

/// Stochastic gradient descent of a linear model: its mean loss on the way and in the long run, against the
/// exact recursion of second moments; the limit of continuous time is expected to disagree.
public final class SgdNoise implements Experiment {
    private static final int POINTS = 12;
    private static final int FEATURES = 3;
    /// Of the largest stable rate; closer to it the loss has heavy tails over runs.
    private static final double FRACTION = 0.3;
    private static final int EARLY = 2;
    private static final Vector START = Vector.of(1, -1, 0.5);
    private static final Basis EXACT = new Basis(List.of(Assumption.SQUARED_LOSS), Bibliography.MA_2018);

    @Override
    public String id() {
        return "sgd-noise";
    }

    @Override
    public String title() {
        return "Stochastic gradient descent is a noisy dynamics";
    }

    @Override
    public String question() {
        return "How large is the loss that mini-batches leave, and is it that of a Langevin equation?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("batch", "points of a mini-batch", 3, 1, POINTS - 1),
                new Parameter.Whole("steps", "steps of descent", 80, 10, 100_000),
                new Parameter.Whole("networks", "independent runs of each kind", 20_000, 10, 100_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.MA_2018);
    }

    private static Matrix inputs() {
        Matrix inputs = Matrix.zeros(POINTS, FEATURES);
        for (int p = 0; p < POINTS; p++) {
            for (int j = 0; j < FEATURES; j++) {
                inputs.set(p, j, Math.sin(2 * p + 3 * j + 1) + j / 4.0);
            }
        }
        return inputs;
    }

    private static Matrix targets() {
        Matrix targets = Matrix.zeros(POINTS, 1);
        for (int p = 0; p < POINTS; p++) {
            targets.set(p, 0, Math.cos(3 * p + 1));
        }
        return targets;
    }

    /// One way to draw batches: what theory says, and the losses per point early and late, one row per run.
    private record Kind(Settings settings, boolean replacement, RegressionSgd theory, double rate, Sample sample) {

        static RegressionSgd theory(Settings settings, boolean replacement) {
            return RegressionSgd.of(
                    inputs(), Vector.of(targets().entries()), new Batches(POINTS, settings.size("batch"), replacement));
        }

        static Kind run(Settings settings, boolean replacement, double rate) {
            Problem problem = new Problem(inputs(), targets(), Matrix.zeros(0, FEATURES));
            StochasticDescent descent = new StochasticDescent(problem, settings.size("batch"), replacement);
            GradientDescent course = new GradientDescent(
                    rate, settings.size("steps"), List.of(EARLY, settings.size("steps")), Optional.empty());
            Address address =
                    Address.of(settings.whole("seed"), "sgd-noise." + (replacement ? "replacement" : "fresh"));
            Matrix rows = Matrix.zeros(settings.size("networks"), 2);
            int blocks = Math.min(rows.rows(), 64);
            Parallel.forEach(blocks, block -> {
                RealNetwork network = new RealNetwork(wiring());
                for (int k = block; k < rows.rows(); k += blocks) {
                    network.use(Map.of("w1", Matrix.of(1, FEATURES, START.toArray())));
                    Outcome outcome =
                            descent.train(network, course, address.network(k).open());
                    if (outcome instanceof Outcome.Diverged(int step, List<Snapshot> _)) {
                        throw new IllegalArgumentException("run " + k + " diverged in " + step + " steps");
                    }
                    rows.set(k, 0, outcome.snapshots().getFirst().loss() / POINTS);
                    rows.set(k, 1, outcome.snapshots().getLast().loss() / POINTS);
                }
            });
            return new Kind(
                    settings,
                    replacement,
                    theory(settings, replacement),
                    rate,
                    new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS));
        }

        /// A linear model whose weights move at the rate itself.
        private static Wiring wiring() {
            return new Network(
                            FEATURES,
                            List.of(new Layer.Dense(1, new Initialization.Variances(FEATURES, 0))),
                            Distribution.NORMAL,
                            Parameterization.NTK)
                    .wire();
        }

        double exact(int steps) {
            return loss(theory, steps);
        }

        double loss(RegressionSgd of, int steps) {
            RegressionSgd.Law law = of.start(START);
            for (int k = 0; k < steps; k++) {
                law = of.step(law, rate);
            }
            return of.loss(law);
        }

        /// The loss in the long run by the Langevin equation.
        double langevin() {
            Matrix covariance = theory.langevin(rate);
            double excess = 0;
            for (int i = 0; i < covariance.rows(); i++) {
                excess += theory.curvatures().at(i) * covariance.at(i, i) / 2;
            }
            return theory.leastLoss() + excess;
        }

        Comparison judge(String id, String words, double predicted, Alternative rival, int column) {
            Question question = Question.of(
                    Subject.of(id, words),
                    new Prediction.Exact(predicted, 1e-12, EXACT),
                    rival,
                    settings.more(new SgdNoise(), "networks"));
            return Judge.of(question, evidence(column));
        }

        Evidence evidence(int column) {
            return sample.mean(column);
        }
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        RegressionSgd theory = Kind.theory(settings, true);
        double rate = FRACTION * theory.largestStableRate().value();
        int steps = settings.size("steps");
        progress.at("with replacement", 0);
        Kind drawn = Kind.run(settings, true, rate);
        progress.at("without replacement", 0.5);
        Kind fresh = Kind.run(settings, false, rate);
        List<Comparison> exact = exact(steps, drawn, fresh);
        Section section = new Section(
                id(),
                title(),
                "A linear model of three features on twelve points, at three tenths of the largest stable rate.",
                exact,
                List.of());
        return new Result(
                id(),
                answer(exact.get(1), drawn),
                List.of(section, shuffled(settings, steps, fresh), continuousTime(settings, steps, drawn)),
                new TreeMap<>());
    }

    private static List<Comparison> exact(int steps, Kind drawn, Kind fresh) {
        RegressionSgd whole =
                RegressionSgd.of(inputs(), Vector.of(targets().entries()), new Batches(POINTS, POINTS, false));
        return List.of(
                drawn.judge(
                        "early",
                        "mean loss after " + EARLY + " steps",
                        drawn.exact(EARLY),
                        new Alternative("full batches", drawn.loss(whole, EARLY)),
                        0),
                drawn.judge(
                        "late",
                        "mean loss after " + steps + " steps",
                        drawn.exact(steps),
                        new Alternative("full batches", drawn.loss(whole, steps)),
                        1),
                fresh.judge(
                        "late.without-replacement",
                        "mean loss after " + steps + " steps, no point twice in a batch",
                        fresh.exact(steps),
                        new Alternative("batches with replacement", drawn.exact(steps)),
                        1));
    }

    private Section shuffled(Settings settings, int steps, Kind fresh) {
        int batch = settings.size("batch");
        ShuffledSgd theory = ShuffledSgd.of(inputs(), Vector.of(targets().entries()), batch);
        ShuffledEpochs.Runs runs = new ShuffledEpochs.Runs(
                settings.size("networks"), Address.of(settings.whole("seed"), id() + ".shuffled"));
        Evidence measured = new ShuffledEpochs(inputs(), targets(), START, batch)
                .sample(Kind.wiring(), fresh.rate(), steps, runs)
                .mean(0);
        Question question = Question.of(
                Subject.of("late.shuffled", "mean loss after " + steps + " steps, points in a new order every epoch"),
                new Prediction.Exact(theory.loss(START, fresh.rate(), steps), 1e-12, EXACT),
                new Alternative("fresh batches without replacement", fresh.exact(steps)),
                settings.more(this, "networks"));
        return new Section(
                "shuffled",
                "Shuffled epochs",
                "Where every point comes once an epoch, noise cancels within it.",
                List.of(Judge.of(question, measured)),
                List.of());
    }

    private Section continuousTime(Settings settings, int steps, Kind drawn) {
        Question wrong = Question.of(
                        Subject.of("late.langevin", "mean loss in the long run, by a Langevin equation"),
                        new Prediction.Exact(drawn.langevin(), 1e-12, EXACT),
                        new Alternative("exact", drawn.exact(steps)),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return new Section(
                "langevin",
                "Continuous time",
                "The Langevin equation with the noise at the solution is the limit of small rates. At three tenths of the"
                        + " largest stable rate it leaves out that noise feeds on itself.",
                List.of(Judge.of(wrong, drawn.evidence(1))),
                List.of());
    }

    private static String answer(Comparison late, Kind drawn) {
        return String.format(
                Locale.ROOT,
                "Mini-batches leave a mean loss of %.4f ± %.4f (exact %.4f), where the best is %.4f and a Langevin equation"
                        + " says %.4f.",
                late.measurement().mean(),
                late.measurement().standardError(),
                late.prediction().value(),
                drawn.theory().leastLoss(),
                drawn.langevin());
    }
}
