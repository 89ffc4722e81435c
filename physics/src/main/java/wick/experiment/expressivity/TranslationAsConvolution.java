package wick.experiment.expressivity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.flattening.Construction;
import wick.topic.expressivity.lab.flattening.LinearNetwork;
import wick.topic.expressivity.lab.structure.CountedConvolution;
import wick.topic.expressivity.lab.structure.InvariantLayer;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.theory.flattening.Flattening;

/// A linear layer that commutes with translations is a convolution: its free weights by exact linear algebra, and the
/// multiplications of fast Fourier transforms counted while they are executed.
public final class TranslationAsConvolution implements Experiment {
    private static final int SIZE = 1024;

    @Override
    public String id() {
        return "translation-as-convolution";
    }

    @Override
    public String title() {
        return "Translation symmetry makes layers cheap";
    }

    @Override
    public String question() {
        return "How many weights and multiplications does a linear layer take that moves with its input?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Address address = Address.of(settings.whole("seed"), id());
        Ask ask = new Ask(new Remedy(settings.command(this, "seed"), "-p seed=", 1));
        progress.at("free weights", 0);
        List<Comparison> weights = weights(ask, address);
        progress.at("multiplications", 0.3);
        CountedConvolution counted = executed(SIZE, address);
        List<Comparison> work = work(ask, address, counted);
        progress.at("network", 0.6);
        Comparison network = network(ask, address);
        Alternative right =
                new Alternative("4 (n log₂ n + n)", (double) new Flattening.Convolution(SIZE).realMultiplications());
        Comparison source = Judge.of(
                ask.count(
                                Subject.of(
                                        "source",
                                        "n log₂ n multiplications in place of n², all of them of real numbers"),
                                SIZE * 10.0,
                                right)
                        .expecting(Verdict.DISAGREES),
                Ask.computed(4.0 * counted.complexMultiplications()));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "%d values take %d complex multiplications, %d real ones, in place of %d.",
                        SIZE,
                        counted.complexMultiplications(),
                        4 * counted.complexMultiplications(),
                        counted.realMultiplications()),
                List.of(
                        new Section(id(), title(), "f(T x) = T f(x) for every translation T.", weights, List.of()),
                        new Section(
                                "multiplications",
                                "Multiplications executed",
                                "The kernel is transformed beforehand; a complex multiplication takes four real ones.",
                                work,
                                List.of()),
                        new Section(
                                "network",
                                "As a deep network",
                                "Butterflies, factors, butterflies.",
                                List.of(network),
                                List.of()),
                        new Section(
                                "source",
                                "The source's count",
                                "It compares complex multiplications with real ones and leaves out those in between.",
                                List.of(source),
                                List.of())),
                new TreeMap<>());
    }

    private static List<Comparison> weights(Ask ask, Address address) {
        return List.of(
                Judge.of(
                        ask.count(
                                Subject.of("weights.ring", "free weights of a layer of 16 values on a ring"),
                                16,
                                new Alternative("one for each distance, reflections equal", 9)),
                        Ask.computed(InvariantLayer.freeWeights(Lattice.torus(16), address))),
                Judge.of(
                        ask.count(
                                Subject.of("weights.square", "free weights of a layer of 4 x 4 values"),
                                16,
                                new Alternative("translations of rows alone, 4 · 16", 64)),
                        Ask.computed(InvariantLayer.freeWeights(Lattice.torus(4, 4), address))));
    }

    private static Vector drawn(int size, Address address, int which) {
        double[] values = new double[size];
        address.network(which).open().normalsInto(size, values, 0);
        return Vector.of(values);
    }

    /// One product done both ways.
    private static CountedConvolution executed(int size, Address address) {
        CountedConvolution convolution = new CountedConvolution(drawn(size, address, 0));
        convolution.direct(drawn(size, address, 1));
        convolution.fast(drawn(size, address, 1));
        return convolution;
    }

    private static List<Comparison> work(Ask ask, Address address, CountedConvolution counted) {
        Flattening.Convolution theory = new Flattening.Convolution(SIZE);
        int crossover = 2;
        while (4 * executed(crossover, address).complexMultiplications()
                >= executed(crossover, address).realMultiplications()) {
            crossover *= 2;
        }
        Question equal = new Question(
                Subject.of("equal", "largest difference to the direct product over its largest value"),
                new Prediction.Bound(1e-12, 0, true, Ask.COUNTED),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                ask.remedy());
        return List.of(
                Judge.of(
                        ask.count(
                                Subject.of("complex", "complex multiplications by transforms, n = 1024"),
                                (double) theory.complexMultiplications(),
                                new Alternative("n log₂ n, no factors in between", 10 * SIZE)),
                        Ask.computed((double) counted.complexMultiplications())),
                Judge.of(
                        ask.count(
                                Subject.of("direct", "real multiplications by the definition"),
                                (double) theory.directMultiplications(),
                                new Alternative("kernel and input symmetric", SIZE * (SIZE + 1) / 2.0)),
                        Ask.computed((double) counted.realMultiplications())),
                Judge.of(
                        ask.count(
                                Subject.of("crossover", "size from which transforms take fewer real multiplications"),
                                Flattening.Convolution.crossover(),
                                new Alternative("complex ones counted as one", 4)),
                        Ask.computed(crossover)),
                Judge.of(equal, Ask.computed(difference(address))));
    }

    private static double difference(Address address) {
        CountedConvolution convolution = new CountedConvolution(drawn(SIZE, address, 2));
        Vector direct = convolution.direct(drawn(SIZE, address, 3));
        Vector fast = convolution.fast(drawn(SIZE, address, 3));
        double difference = 0;
        double largest = 0;
        for (int i = 0; i < SIZE; i++) {
            difference = Math.max(difference, Math.abs(direct.at(i) - fast.at(i)));
            largest = Math.max(largest, Math.abs(direct.at(i)));
        }
        return difference / largest;
    }

    private static Comparison network(Ask ask, Address address) {
        LinearNetwork network = Construction.convolution(drawn(SIZE, address, 4));
        return Judge.of(
                ask.count(
                        Subject.of("cost", "flattening cost in connections"),
                        new Flattening.Convolution(SIZE).synapses().cost(),
                        new Alternative(
                                "that of one transform",
                                new Flattening.Fourier(SIZE).synapses().cost())),
                Ask.computed((double) network.flatSynapses() / network.synapses()));
    }
}
