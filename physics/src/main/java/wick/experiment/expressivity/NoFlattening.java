package wick.experiment.expressivity;

import java.util.List;
import java.util.Locale;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.flattening.Construction;
import wick.topic.expressivity.lab.flattening.LinearNetwork;
import wick.topic.expressivity.lab.flattening.RandomProducts;
import wick.topic.expressivity.theory.flattening.Count;
import wick.topic.expressivity.theory.flattening.Flattening;
import wick.topic.expressivity.theory.flattening.SparseProduct;

/// How many more connections a flat linear network needs, on networks that were built, drawn and trained;
/// what the source says of wavelets, of Strassen's products and of sparse ones without conditions is
/// expected to disagree.
public final class NoFlattening implements Experiment {
    private static final int SIZE = 1024;
    private static final int BLOCKS = 64;
    private static final SparseProduct DENSE = new SparseProduct(400, 0.1);
    private static final SparseProduct THIN = new SparseProduct(100, 0.01);
    private static final List<Double> HAAR = List.of(Math.sqrt(0.5), Math.sqrt(0.5));

    @Override
    public String id() {
        return "no-flattening";
    }

    @Override
    public String title() {
        return "Depth saves connections, where an algorithm has found them";
    }

    @Override
    public String question() {
        return "How many more connections does one layer need for what a deep linear network does?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("draws", "sparse products drawn, for each size", 1000, 10, 1_000_000),
                new Parameter.Whole("starts", "trainings from fresh weights, for each network", 20, 1, 10_000),
                Parameter.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017, ExpressivityBibliography.STRASSEN_1969);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        progress.at("transforms", 0);
        Ask ask = new Ask(settings.more(this, "draws"));
        List<Comparison> transforms = transforms(ask);
        progress.at("matrix products", 0.2);
        List<Comparison> products = strassen(ask, settings.whole("seed"));
        progress.at("sparse products", 0.3);
        List<Comparison> sparse = sparse(ask, settings);
        progress.at("training", 0.6);
        List<Comparison> trained = new Trained(settings.whole("seed"), settings.size("starts"))
                .comparisons(new Ask(settings.more(this, "starts")));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "One layer needs %.1f times the connections of a fast Fourier transform of %d values, and %.2f times"
                                + " those of a wavelet transform.",
                        transforms.getFirst().measurement().mean(),
                        SIZE,
                        transforms.get(2).measurement().mean()),
                List.of(
                        new Section(id(), title(), TRANSFORMS, transforms, List.of()),
                        new Section("strassen", "Products of matrices", PRODUCTS, products, List.of()),
                        new Section("sparse", "Random sparse layers", SPARSE, sparse, List.of()),
                        new Section("trained", "What training finds", TRAINED, trained, List.of())),
                new TreeMap<>());
    }

    private static final String TRANSFORMS =
            "Each algorithm written out as sparse layers, its weights counted, and those of the product of all layers.";
    private static final String PRODUCTS = "A fixed matrix times a variable one, by seven products in place of eight.";
    private static final String SPARSE =
            "Two layers whose weights are there at random: one layer is smaller where most of them lead nowhere.";
    private static final String TRAINED =
            "The part of the target's square that is left, of the best of all trainings from random weights.";

    private List<Comparison> transforms(Ask ask) {
        double fast = new Flattening.Fourier(SIZE).synapses().cost();
        Count haar = new Flattening.Wavelet(SIZE, 2).synapses();
        LinearNetwork waves = Construction.wavelet(SIZE, HAAR);
        Evidence withSkips = Ask.computed((double) waves.flatSynapses() / waves.synapses());
        Evidence layered = Ask.computed((double) waves.flatSynapses() / (waves.synapses() + waves.passThrough()));
        Alternative all = new Alternative("n/log₂ n, one weight a butterfly", 2 * fast);
        Alternative one = new Alternative("no cost", 1);
        Alternative counted = new Alternative("n (log₂ n + 1) over 4n − 4", haar.cost());
        Subject fourier = Subject.of("fourier", "flattening cost of the Fourier transform");
        Subject hadamard = Subject.of("hadamard", "flattening cost of the Walsh-Hadamard transform");
        Subject skips = Subject.of("haar.skips", "flattening cost of Haar's wavelets, with skip connections");
        Subject layers = Subject.of("haar.layers", "flattening cost of Haar's wavelets, layer by layer");
        Subject source = Subject.of("haar.source", "what the source gives wavelets: as the Fourier transform");
        return List.of(
                Judge.of(ask.count(fourier, fast, all), cost(Construction.fourier(SIZE))),
                Judge.of(ask.count(hadamard, fast, all), cost(Construction.hadamard(SIZE))),
                Judge.of(ask.count(skips, haar.cost(), one), withSkips),
                Judge.of(ask.count(layers, haar.costWithPassThrough(), one), layered),
                Judge.of(ask.count(source, fast, counted).expecting(Verdict.DISAGREES), withSkips));
    }

    private List<Comparison> strassen(Ask ask, long seed) {
        Flattening.Strassen theory = new Flattening.Strassen(BLOCKS);
        Matrix left = Matrix.zeros(BLOCKS, BLOCKS);
        Address.of(seed, id() + ".left").open().normalsInto(BLOCKS * BLOCKS, left.entries(), 0);
        Evidence once = cost(Construction.strassen(left, theory.levels()));
        Evidence down = cost(Construction.strassen(left, Integer.numberOfTrailingZeros(BLOCKS)));
        double recursed = theory.fullyRecursed().cost();
        Alternative power = new Alternative("n^(3 − log₂ 7)", Math.pow(BLOCKS, 3 - Math.log(7) / Math.log(2)));
        Alternative counted = new Alternative("8^k over 9·7^k − 8·4^k", recursed);
        Subject level = Subject.of("strassen.once", "flattening cost of one level of recursion");
        Subject all = Subject.of("strassen.down", "flattening cost, recursed down to numbers");
        Subject source = Subject.of("strassen.source", "the source's power of the size, without its factor");
        return List.of(
                Judge.of(ask.count(level, theory.synapses().cost(), power), once),
                Judge.of(ask.count(all, recursed, power), down),
                Judge.of(ask.count(source, power.value(), counted).expecting(Verdict.DISAGREES), down));
    }

    private static Evidence cost(LinearNetwork network) {
        return Ask.computed((double) network.flatSynapses() / network.synapses());
    }

    private List<Comparison> sparse(Ask ask, Settings settings) {
        Sample dense = drawn(settings, DENSE);
        Sample sparse = drawn(settings, THIN);
        Evidence thin = ratio(sparse);
        double few = THIN.synapses().cost();
        double weights = THIN.synapses().deep().doubleValue();
        Subject cost = Subject.of("sparse.cost", "flattening cost of sparse products, n p = 40");
        Subject spread = Subject.of("thin.spread", "variance over draws of (N_flat − C N_deep) / E N_deep, n p = 1");
        Subject sparing = Subject.of("thin.cost", "flattening cost of sparse products, n p = 1");
        Question always = new Question(
                Subject.of("thin.source", "the source's moral: it never helps to flatten sparse products"),
                new Prediction.Bound(1, 0, false, Ask.COUNTED),
                Optional.empty(),
                Verdict.DISAGREES,
                ask.remedy());
        Alternative bound = new Alternative("1/(2p), its bound", 1 / (2 * DENSE.density()));
        Alternative independent = new Alternative("independent counts", square(THIN.spreadOfIndependentCounts()));
        return List.of(
                Judge.of(ask.count(cost, DENSE.synapses().cost(), bound), ratio(dense)),
                Judge.of(ask.count(sparing, few, new Alternative("nothing saved", 1)), thin),
                Judge.of(
                        ask.count(spread, square(THIN.spread()), independent),
                        sparse.variance(row -> (row[0] - few * row[1]) / weights)),
                Judge.of(always, thin));
    }

    private Sample drawn(Settings settings, SparseProduct product) {
        long seed = settings.whole("seed");
        Address address = Address.of(seed, id() + ".sparse-" + product.size());
        Matrix rows = new RandomProducts(product.size(), product.density()).draw(settings.size("draws"), address);
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }

    /// Of the means, as the source has it.
    private static Evidence ratio(Sample sample) {
        return sample.jackknife(means -> means[0] / means[1], row -> row[0]);
    }

    private static double square(double x) {
        return x * x;
    }
}
