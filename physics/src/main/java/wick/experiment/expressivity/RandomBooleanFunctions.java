package wick.experiment.expressivity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Family;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Bibliography;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Source;
import wick.theory.infinitewidth.KernelRecursion;
import wick.topic.expressivity.theory.bits.FormulaSize;
import wick.topic.expressivity.theory.prior.BooleanPrior;

/// Which of the 256 functions of three bits networks with random weights compute, against the orthants of the Gaussian
/// process at infinite width and against "all alike"; and how many bits make functions outnumber atoms.
public final class RandomBooleanFunctions implements Experiment {
    private static final List<Integer> WIDTHS = List.of(16, 32, 64, 128);
    private static final int UNIVERSE = 78;
    private static final int COMPLEX = 6;
    private static final int RARE = 1;
    private static final FormulaSize SIZES = FormulaSize.ofAll(BooleanPrior.BITS);

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
        Asked asked = new Asked(this, settings, prior, new Sweep(drawn));
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

    /// What is asked of the functions drawn.
    private record Asked(RandomBooleanFunctions experiment, Settings settings, BooleanPrior prior, Sweep sweep) {

        List<Comparison> simple() {
            return List.of(
                    limit(
                            Subject.of("constant", "probability that the function is constant"),
                            f -> SIZES.of(f) == 0 ? 1 : 0),
                    limit(
                            Subject.of("complex", "probability of functions of formula size 6 and more"),
                            f -> SIZES.of(f) >= COMPLEX ? 1 : 0),
                    limit(Subject.of("size", "mean formula size"), SIZES::of));
        }

        /// The mean of something about functions in the limit of infinite width.
        private Comparison limit(Subject subject, IntToDoubleFunction about) {
            double mean = 0;
            double error = 0;
            double uniform = 0;
            for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
                mean += prior.probability(f) * about.applyAsDouble(f);
                error += prior.error(f) * Math.abs(about.applyAsDouble(f));
                uniform += about.applyAsDouble(f) / BooleanPrior.FUNCTIONS;
            }
            return WidthExpansion.limit(
                    Question.of(
                            subject,
                            Bases.limit(mean, error, Bases.NNGP),
                            new Alternative("all functions equally probable", uniform),
                            settings.more(experiment, "networks")),
                    sweep.series(sample -> sample.mean(row -> about.applyAsDouble((int) row[0]))),
                    new WidthExpansion.Reading(settings.size("hidden"), OptionalInt.empty()));
        }

        /// All classes but the rarest, which the others fix, with the terms in 1/n and 1/n² removed.
        Comparison histogram() {
            List<BooleanPrior.Class> classes =
                    prior.all().subList(0, prior.all().size() - RARE);
            Extrapolation extrapolation = new Extrapolation(
                    sweep.widths().stream().map(Sweep.AtWidth::width).toList());
            double omitted = extrapolation.omitted(settings.size("hidden"));
            List<ToDoubleFunction<double[]>> indicators = new ArrayList<>();
            for (int c = 0; c < classes.size(); c++) {
                int number = c;
                indicators.add(row -> prior.classOf((int) row[0]) == number ? 1 : 0);
            }
            List<Family.Measured> measured = sweep.widths().stream()
                    .map(at -> at.sample().family(indicators))
                    .toList();
            return Family.judge(
                    new Family.Asked(
                            Subject.of("histogram", "chi-square of the classes of functions, each in the wide limit"),
                            Bases.NNGP,
                            "all functions equally probable",
                            settings.more(experiment, "networks")),
                    new Family.Predicted(
                            vector(classes, c -> c.probability().value()),
                            vector(
                                    classes,
                                    c -> c.probability().error()
                                            + omitted * c.probability().value()),
                            vector(classes, c -> c.functions() / (double) BooleanPrior.FUNCTIONS)),
                    extrapolation.of(measured));
        }

        private static Vector vector(List<BooleanPrior.Class> classes, ToDoubleFunction<BooleanPrior.Class> number) {
            return Vector.of(classes.stream().mapToDouble(number).toArray());
        }

        /// For every function its formula size, its probability at infinite width and how often it was drawn at the
        /// largest width.
        Matrix table() {
            Sample widest = sweep.widths().getLast().sample();
            Matrix table = Matrix.zeros(BooleanPrior.FUNCTIONS, 3);
            for (int i = 0; i < widest.networks(); i++) {
                int f = (int) widest.rows().at(i, 0);
                table.set(f, 2, table.at(f, 2) + 1.0 / widest.networks());
            }
            for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
                table.set(f, 0, SIZES.of(f));
                table.set(f, 1, prior.probability(f));
            }
            return table;
        }

        Figure figure() {
            Matrix table = table();
            int classes = prior.all().size();
            Vector size = vector(prior.all(), c -> SIZES.of(c.first()));
            Vector predicted = vector(prior.all(), c -> prior.probability(c.first()));
            double[] drawn = new double[classes];
            double[] error = new double[classes];
            double networks = sweep.widths().getLast().sample().networks();
            for (int f = 0; f < BooleanPrior.FUNCTIONS; f++) {
                int own = prior.classOf(f);
                drawn[own] += table.at(f, 2) / prior.all().get(own).functions();
            }
            for (int c = 0; c < classes; c++) {
                error[c] = Math.sqrt(drawn[c] / (networks * prior.all().get(c).functions()));
            }
            double uniform = 1.0 / BooleanPrior.FUNCTIONS;
            return new Figure.Plot(
                    "probability",
                    "Probability of one function against its complexity",
                    "Simple functions are drawn thousands of times as often as complex ones.",
                    new Figure.Axis("formula size", false),
                    new Figure.Axis("probability", true),
                    List.of(
                            new Figure.Trace.Dots("infinite width", size, predicted, Optional.empty()),
                            new Figure.Trace.Dots("networks", size, Vector.of(drawn), Optional.of(Vector.of(error))),
                            new Figure.Trace.Line(
                                    "all alike", Vector.of(0, 10), Vector.of(uniform, uniform), Optional.empty())));
        }
    }
}
