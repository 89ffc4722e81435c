package wick.experiment.expressivity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.lab.ensemble.Reading;
import wick.lab.ensemble.WidthSweep;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Erf;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.random.Address;
import wick.observable.Bibliography;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Source;
import wick.theory.infinitewidth.KernelRecursion;
import wick.topic.expressivity.theory.prior.BooleanPrior;

/// Which of the 256 functions of three bits networks with random weights compute, against the orthants of
/// the Gaussian process at infinite width and against "all alike"; and how many bits make functions
/// outnumber atoms.
public final class RandomBooleanFunctions implements Experiment {
    private static final List<Integer> WIDTHS = List.of(16, 32, 64, 128);
    private static final int UNIVERSE = 78;

    @Override
    public String id() {
        return "random-boolean-functions";
    }

    @Override
    public String title() {
        return "Which Boolean functions random networks compute";
    }

    @Override
    public String question() {
        return "Are all functions of three bits equally likely in networks with random weights?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Choice("activation", "activation", "relu", List.of("relu", "tanh", "erf")),
                new Parameter.Whole("hidden", "hidden layers", 2, 1, 5),
                new Parameter.Real("weight-variance", "variance of weights times fan-in", 2, 0.5, 10),
                new Parameter.Real("bias-variance", "variance of biases", 0.1, 0.01, 10),
                new Parameter.Wholes("widths", "hidden widths", WIDTHS, 4, 4096),
                new Parameter.Whole("networks", "networks of each width", 200_000, 1000, 10_000_000),
                new Parameter.Whole("points", "points of the lattice for each orthant", 8192, 64, 1_000_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                ExpressivityBibliography.LIN_2017,
                ExpressivityBibliography.VALLE_PEREZ_2018,
                Bibliography.LEE_2018,
                ExpressivityBibliography.GENZ_1992);
    }

    private static Network network(Settings settings) {
        Activation activation = switch (settings.choice("activation")) {
            case "tanh" -> new Tanh();
            case "erf" -> new Erf();
            default -> new Relu();
        };
        Initialization draw =
                new Initialization.Variances(settings.real("weight-variance"), settings.real("bias-variance"));
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < settings.size("hidden"); i++) {
            layers.add(new Layer.Dense(WIDTHS.getFirst(), draw));
            layers.add(new Layer.Pointwise(activation));
        }
        layers.add(new Layer.Dense(1, draw));
        return new Network(BooleanPrior.BITS, layers, Distribution.NORMAL, Parameterization.STANDARD);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Network network = network(settings);
        progress.at("orthants", 0);
        BooleanPrior prior = BooleanPrior.of(KernelRecursion.of(network.wire()), settings.size("points"));
        List<Integer> widths = settings.wholes("widths");
        List<Sweep.AtWidth> drawn = new ArrayList<>();
        for (int width : widths) {
            progress.at("width " + width, 0.2 + 0.8 * drawn.size() / widths.size());
            drawn.add(new Sweep.AtWidth(width, draw(settings, network, width)));
        }
        BooleanQuestions asked = new BooleanQuestions(this, settings, prior, new Sweep(drawn));
        List<Comparison> simple = asked.simple();
        Comparison all = asked.histogram();
        double constant = simple.getFirst().measurement().mean();
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: constants come up %.0f times as often as if all functions were alike; the entropy is %.2f"
                                + " bits instead of 8.",
                        constant * BooleanPrior.FUNCTIONS / 2,
                        prior.entropy()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Signs of the output at the corners of a cube, against orthants of the Gaussian process.",
                                simple,
                                List.of(asked.figure())),
                        new Section(
                                "histogram",
                                "All functions at once",
                                "14 classes that symmetry makes equally probable, extrapolated to infinite width.",
                                List.of(all),
                                List.of()),
                        new Section(
                                "count",
                                "How many functions there are",
                                "To name one of 2^(2^n) functions takes 2^n bits.",
                                List.of(atoms(settings)),
                                List.of())),
                new TreeMap<>(Map.of("functions", asked.table())));
    }

    /// The number of the function of every network, bit x its value for input x.
    private Sample draw(Settings settings, Network network, int width) {
        Address address = Address.of(settings.whole("seed"), id());
        Sample outputs = Sample.draw(
                new WidthSweep(network, Engine.IMPLICIT_WEIGHTS, address).at(width, settings.size("networks")),
                BooleanPrior.corners(),
                new Reading.OutputValues());
        return outputs.derived(List.of(RandomBooleanFunctions::function));
    }

    private static double function(double[] outputs) {
        int function = 0;
        for (int x = 0; x < outputs.length; x++) {
            function |= outputs[x] > 0 ? 1 << x : 0;
        }
        return function;
    }

    private Comparison atoms(Settings settings) {
        BigInteger atoms = BigInteger.TEN.pow(UNIVERSE);
        int bits = 0;
        while (BigInteger.TWO.pow(bits).compareTo(atoms) <= 0) {
            bits++;
        }
        return Judge.of(
                new Ask(settings.more(this, "networks"))
                        .count(
                                Subject.of("atoms", "fewest bits whose functions take more bits to name than 10^78"),
                                Math.floor(UNIVERSE * Math.log(10) / Math.log(2)) + 1,
                                new Alternative("the first beyond 260, as in n > 260", 261)),
                Ask.computed(bits));
    }
}
