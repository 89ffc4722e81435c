package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
import wick.lab.ensemble.Ensemble;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.parity.LearnedParities;
import wick.topic.expressivity.lab.parity.ParitySignal;
import wick.topic.expressivity.theory.bits.ParityNetwork;

/// How much gradients say about which parity is to be learned, exactly and measured on all inputs; and
/// parities that a small network computes and training does not find.
public final class ParityGradients implements Experiment {
    private static final int WIDTH = 64;
    private static final int STEPS = 1000;
    private static final int BATCH = 64;
    private static final Initialization DRAW = new Initialization.Variances(2, 0.1);
    static final Basis BASIS = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), ExpressivityBibliography.SHALEV_SHWARTZ_2017);

    @Override
    public String id() {
        return "parity-gradients";
    }

    @Override
    public String title() {
        return "Parities, whose gradients say nothing";
    }

    @Override
    public String question() {
        return "How much does the gradient say about which parity is the target, and does training find it?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Wholes("bits", "bits of the parities of the gradients", List.of(3, 4, 5, 6, 7), 3, 9),
                new Parameter.Whole("networks", "networks for each number of bits", 2000, 100, 1_000_000),
                new Parameter.Whole("few", "bits of parities that are learned", 6, 2, 62),
                new Parameter.Whole("many", "bits of parities that are not", 32, 2, 62),
                new Parameter.Whole("targets", "random parities of either", 20, 10, 10_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.SHALEV_SHWARTZ_2017, ExpressivityBibliography.LIN_2017);
    }

    static Wiring wiring(int bits) {
        return new Network(
                        bits,
                        List.of(
                                new Layer.Dense(WIDTH, DRAW),
                                new Layer.Pointwise(new Relu()),
                                new Layer.Dense(1, DRAW)),
                        Distribution.NORMAL,
                        Parameterization.NTK)
                .wire();
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Integer> bits = settings.wholes("bits");
        List<Sample> samples = new ArrayList<>();
        for (int d : bits) {
            progress.at(d + " bits", 0.6 * samples.size() / bits.size());
            Address address = Address.of(settings.whole("seed"), id() + ".bits-" + d);
            samples.add(Sample.draw(
                    new Ensemble(wiring(d), Engine.REAL_WEIGHTS, address, settings.size("networks")),
                    ParitySignal.inputs(d),
                    new ParitySignal(d)));
        }
        ParityQuestions signals = new ParityQuestions(this, settings, bits, samples);
        progress.at("training", 0.6);
        Evidence few = trained(settings, settings.size("few"));
        Evidence many = trained(settings, settings.size("many"));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The gradient's square falls by e^(%.4f) a bit; a network of %d neurons computes parities of %d"
                                + " bits, and training is off by %.3f, as if it had said 0.",
                        signals.slope().measurement().mean(),
                        settings.size("many"),
                        settings.size("many"),
                        many.measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "The part of the squared gradient that depends on the target, mean over all parities.",
                                List.of(signals.slope(), signals.variance(), signals.bound(), signals.full()),
                                List.of(signals.figure())),
                        new Section(
                                "training",
                                "Expressible and learned",
                                "Random parities, fresh inputs in every step of Adam; the error of saying 0 is 1.",
                                trainings(settings, few, many),
                                List.of())),
                new TreeMap<>(Map.of("signal", signals.table())));
    }

    private Evidence trained(Settings settings, int bits) {
        long seed = settings.whole("seed");
        double[] errors = new LearnedParities(WIDTH, STEPS, BATCH)
                .errors(bits, settings.size("targets"), Address.of(seed, id() + ".training-" + bits));
        Moments moments = Moments.of(errors);
        return Evidence.even(new Measurement(
                moments.mean(),
                moments.estimate().standardError(),
                errors.length,
                seed,
                Engine.REAL_WEIGHTS,
                List.of()));
    }

    private List<Comparison> trainings(Settings settings, Evidence few, Evidence many) {
        Ask ask = new Ask(settings.more(this, "targets"));
        int bits = settings.size("many");
        Alternative nothing = new Alternative("nothing is learned", 1);
        Prediction.Exact learned = new Prediction.Exact(0, 0.02, BASIS);
        Question blind = new Question(
                Subject.of(
                        "blind", "error of networks trained on parities of many bits, above that of knowing nothing"),
                new Prediction.Bound(1 - Math.pow(2, -bits), 0, false, BASIS),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "targets"));
        return List.of(
                Judge.of(
                        ask.exact(
                                Subject.of("built", "largest error of a built network of as many neurons as bits"),
                                new Prediction.Exact(0, 0, BASIS),
                                nothing),
                        Ask.computed(built(settings))),
                Judge.of(
                        ask.exact(
                                Subject.of("few", "error of networks trained on parities of few bits"),
                                learned,
                                nothing),
                        few),
                Judge.of(
                        ask.exact(
                                        Subject.of(
                                                "many",
                                                "the same of many bits, if they learned what small networks express"),
                                        learned,
                                        nothing)
                                .expecting(Verdict.DISAGREES),
                        many),
                Judge.of(blind, many));
    }

    private double built(Settings settings) {
        int bits = settings.size("many");
        List<Integer> members = IntStream.range(0, bits).boxed().toList();
        Matrix inputs = LearnedParities.drawnInputs(
                bits, 4096, Address.of(settings.whole("seed"), id() + ".built").open());
        Matrix outputs = ParityNetwork.of(bits, members).apply(inputs);
        double largest = 0;
        for (int x = 0; x < inputs.rows(); x++) {
            double parity = Arrays.stream(inputs.row(x)).reduce(1, (a, b) -> a * b);
            largest = Math.max(largest, Math.abs(outputs.at(x, 0) - parity));
        }
        return largest;
    }
}
