package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Power;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Sample;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// One moment E S^m / K^m of the variance S that an output has given the hidden layers, at one width and
/// depth, where theory knows all moments exactly.
///
/// The standard error is theory's own, √((E S^2m − (E S^m)²) / networks): the sample's is too small
/// whenever it has not yet met the rare large networks. As many networks are planned as exclude the rival
/// and make the mean's skewness small, so that the error may be read as that of a normal distribution;
/// where fewer are used, one network that carries too much of the sum of squares leaves the case open.
record MomentCase(Stack stack, int width, int order, Law law) {
    static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.HANIN_NICA_2020);

    /// At 4 standard errors a skewness of .1 of the mean changes the tail's probability by a factor of two.
    private static final double LARGEST_SKEWNESS = 0.1;

    private static final int FEWEST = 1000;

    /// The moments that theory gives for a wiring, by their order.
    interface Law {
        IntToDoubleFunction of(Wiring wiring);
    }

    /// How the networks are made: how many (0: as planned), the seed, and the engine.
    record Budget(int networks, long seed, Measurement.Engine engine) {}

    private IntToDoubleFunction moments() {
        return law.of(stack.network(width).wire());
    }

    double predicted() {
        return moments().applyAsDouble(order);
    }

    /// The same moment with one hidden layer more: the exponent L in place of L − 1.
    Alternative deeper() {
        double value = law.of(
                        stack.deeper(stack.size().hidden() + 1).network(width).wire())
                .applyAsDouble(order);
        return new Alternative("one factor more, as many as weight matrices", value);
    }

    /// The standard deviation of S^m / K^m over networks.
    double spread() {
        double mean = predicted();
        return Math.sqrt(moments().applyAsDouble(2 * order) - mean * mean);
    }

    private double skewness() {
        double m1 = predicted();
        double m2 = moments().applyAsDouble(2 * order);
        double m3 = moments().applyAsDouble(3 * order);
        return (m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1) / Math.pow(spread(), 3);
    }

    private double tame() {
        double ratio = skewness() / LARGEST_SKEWNESS;
        return ratio * ratio;
    }

    /// Enough for power and for a mean that is nearly normal.
    long planned(Alternative rival) {
        long power = Power.networks(predicted(), rival.value(), spread(), 0, FEWEST);
        return Math.max(power, (long) Math.ceil(tame()));
    }

    /// S / K of every network, one column.
    Sample draw(String name, Budget budget, int networks) {
        String part = name + ".hidden-" + stack.size().hidden() + ".width-" + width + ".order-" + order;
        Wiring wiring = stack.network(width).wire();
        Ensemble ensemble = new Ensemble(wiring, budget.engine(), Address.of(budget.seed(), part), networks);
        Matrix input = Matrix.of(1, 2, 1, 1);
        Sample sample = Sample.draw(
                ensemble, input, new Reading.Kernels(List.of(stack.size().hidden())));
        double kernel = kernel();
        return sample.derived(List.of(row -> row[0] / kernel));
    }

    /// E S for the input (1, 1): the same at every width.
    private double kernel() {
        double gain = stack.activation().name().equals("linear") ? 1 : 0.5;
        double weight = stack.variances().weight();
        return weight * Math.pow(gain * weight, stack.size().hidden());
    }

    Evidence measure(Sample sample) {
        Evidence plain = sample.mean(row -> Math.pow(row[0], order));
        double error = spread() / Math.sqrt(sample.networks());
        double share = sample.networks() >= tame() ? 0 : plain.heaviestShare();
        return new Evidence(plain.measurement().with(plain.measurement().mean(), error), share);
    }

    Comparison judge(String id, Alternative rival, Evidence evidence, Remedy remedy) {
        Subject subject = Subject.of(
                        id,
                        String.format(
                                Locale.ROOT,
                                "E S^%d / K^%d with %d hidden layers of width %d",
                                order,
                                order,
                                stack.size().hidden(),
                                width))
                .atLayer(stack.size().hidden() + 1)
                .atWidth(width);
        double value = predicted();
        Prediction exact = new Prediction.Exact(value, 1e-12 * value, BASIS);
        return Judge.of(Question.of(subject, exact, rival, remedy), evidence);
    }
}
