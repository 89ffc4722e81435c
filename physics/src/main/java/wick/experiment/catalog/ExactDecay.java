package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.finitewidth.HomogeneousDepth;

/// Rates at which the squared difference of two inputs shrinks in narrow networks of linear and of relu
/// units, against the laws that are exact at every width.
record ExactDecay(Activation activation, double weightVariance, int width, Read read) {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.HANIN_NICA_2020);

    private static final double BIAS_VARIANCE = 0.1;
    private static final double ANGLE = 1e-5;

    /// Layers over which ln E is read, since further down a few networks carry the mean, and over which E ln
    /// is.
    record Read(int early, int layers) {}

    static List<ExactDecay> both(int layers) {
        return List.of(
                new ExactDecay(new Linear(), 0.5, 6, new Read(1, layers)),
                new ExactDecay(new Relu(), 1.5, 24, new Read(2, layers)));
    }

    List<Comparison> judge(Experiment experiment, Settings settings) {
        Sample sample = draw(experiment, settings);
        HomogeneousDepth exact = HomogeneousDepth.of(activation, weightVariance, width);
        double expanded = -Math.log(weightVariance) + (activation instanceof Relu ? Math.log(2) : 0);
        double firstOrder = expanded + (activation instanceof Relu ? 2.5 : 1.0) / width;
        Evidence annealed = sample.jackknife(
                means -> -Math.log(means[1] / means[0]) / read.early(),
                row -> row[1] / sample.rows().at(0, 0));
        Evidence typical = sample.mean(row -> -Math.log(row[2] / row[0]) / read.layers());
        return List.of(
                compare(
                        new Asked("annealed", "ln E", exact.annealedRate()),
                        new Alternative("the typical rate", exact.typicalRate().value()),
                        annealed,
                        settings.more(experiment, "networks")),
                compare(
                        new Asked("typical", "E ln", exact.typicalRate()),
                        new Alternative("the first order in 1/width alone", firstOrder),
                        typical,
                        settings.more(experiment, "networks")));
    }

    private record Asked(String kind, String symbol, Approximation rate) {}

    private Comparison compare(Asked asked, Alternative rival, Evidence evidence, wick.experiment.Remedy remedy) {
        String quantity = "1/ξ of " + asked.symbol() + " of the squared difference, " + activation.name()
                + " units, width " + width;
        return Judge.of(
                Question.of(
                        Subject.of("exact." + activation.name() + "." + asked.kind(), quantity)
                                .atWidth(width),
                        new Prediction.Exact(asked.rate().value(), asked.rate().error(), BASIS),
                        rival,
                        remedy),
                evidence);
    }

    /// S_δδ behind weight matrices 0, `early` and `layers`, of networks in which the signal survives.
    private Sample draw(Experiment experiment, Settings settings) {
        Stack stack = Stack.of(activation, weightVariance, BIAS_VARIANCE, new Stack.Size(2, read.layers(), 1));
        double length = Math.sqrt(2);
        Matrix inputs = Matrix.of(2, 2, length, 0, length * Math.cos(ANGLE), length * Math.sin(ANGLE));
        Ensemble ensemble = new Ensemble(
                stack.network(width).wire(),
                Engine.IMPLICIT_WEIGHTS,
                Address.of(settings.whole("seed"), experiment.id() + ".exact-" + activation.name()),
                settings.size("networks"));
        Sample all =
                Sample.draw(ensemble, inputs, new Reading.SquaredDistances(List.of(0, read.early(), read.layers())));
        return all.where(row -> row[2] > 0);
    }
}
