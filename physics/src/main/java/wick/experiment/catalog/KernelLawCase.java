package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Activation;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.statistics.Tail;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.LayerLaw;

/// One network shape with its law and its expansion.
record KernelLawCase(
        Experiment experiment,
        Settings settings,
        int hidden,
        int width,
        Wiring wiring,
        LayerLaw law,
        SecondOrderLayer expansion) {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.YAIDA_2020);
    private static final List<Double> PROBABILITIES = KernelLawExperiment.PROBABILITIES;

    static KernelLawCase of(Experiment experiment, Settings settings) {
        int hidden = settings.size("hidden");
        int width = settings.size("width");
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, hidden, 1));
        Wiring wiring = stack.network(width).wire();
        LayerLaw law = KernelLaw.of(wiring, 1).getLast();
        return new KernelLawCase(
                experiment,
                settings,
                hidden,
                width,
                wiring,
                law,
                SecondOrder.of(wiring, 1).getLast());
    }

    /// K of every network.
    Sample draw() {
        Engine engine = settings.choice("weights").equals("real") ? Engine.REAL_WEIGHTS : Engine.IMPLICIT_WEIGHTS;
        Address address = Address.of(settings.whole("seed"), experiment.id());
        Ensemble ensemble = new Ensemble(wiring, engine, address, settings.size("networks"));
        return Sample.draw(ensemble, Matrix.of(1, 2, 1, 1), new Reading.Kernels(List.of(hidden)));
    }

    private double mean() {
        return law.mean().value();
    }

    private double deviation() {
        return law.relativeDeviation().value();
    }

    private Question question(String id, String what, Approximation predicted, Alternative rival) {
        return Question.of(
                Subject.of(id, what).atLayer(hidden + 1).atWidth(width),
                new Prediction.Exact(predicted.value(), predicted.error(), BASIS),
                rival,
                settings.more(experiment, "networks"));
    }

    Comparison spread(Sample sample) {
        double square = mean() * mean();
        Approximation variance = law.variance();
        Approximation relative = new Approximation(variance.value() / square, 2 * variance.error() / square);
        double first = expansion.vertexFirst().value() / (width * square);
        Evidence plain = sample.mean(row -> Math.pow(row[0] / mean() - 1, 2));
        // the sample's own error is too small until it has met the rare large networks
        double fourth = law.centralMoment(4).value() / (square * square);
        double error = Math.sqrt((fourth - Math.pow(relative.value(), 2)) / sample.networks());
        Evidence evidence =
                new Evidence(plain.measurement().with(plain.measurement().mean(), error), plain.heaviestShare());
        return Judge.of(
                question(
                        "relative-variance",
                        "E (K/m − 1)², m the mean of K",
                        relative,
                        new Alternative("V/n, the first order in 1/width", first)),
                evidence);
    }

    Comparison logarithm(Sample sample) {
        double k = expansion.kernel().value();
        double first = Math.log(k)
                + (expansion.metricFirst().value() / k - expansion.vertexFirst().value() / (2 * k * k)) / width;
        return Judge.of(
                question("log-kernel", "E ln K", law.logMean(), new Alternative("the first order in 1/width", first)),
                sample.mean(row -> Math.log(row[0])));
    }

    Comparison below(Sample sample, double probability) {
        double level = law.quantile(probability).value();
        Alternative rival = new Alternative(
                "a normal law with the mean and variance of first order in 1/width", normalBelow(level, first()));
        return Judge.of(
                question(
                        "below-" + Math.round(100 * probability),
                        String.format(Locale.ROOT, "P(K ≤ q(%.2f))", probability),
                        law.cumulative(level),
                        rival),
                share(sample, row -> row[0], level));
    }

    private record Two(double mean, double deviation) {}

    private Two first() {
        double k = expansion.kernel().value() + expansion.metricFirst().value() / width;
        return new Two(k, Math.sqrt(expansion.vertexFirst().value() / width));
    }

    private static double normalBelow(double level, Two law) {
        return Tail.normal((law.mean() - level) / law.deviation());
    }

    private static Evidence share(Sample sample, ToDoubleFunction<double[]> number, double level) {
        return Evidence.even(
                sample.mean(row -> number.applyAsDouble(row) <= level ? 1 : 0).measurement());
    }

    /// A normal law with the exact mean and variance, at the exact law's lower tenth.
    Comparison normal(Sample sample) {
        double level = law.quantile(0.1).value();
        double value = normalBelow(level, new Two(mean(), mean() * deviation()));
        return wrong(sample, "normal-law", "P(K ≤ q(0.10)) if K were normal", level, value);
    }

    /// A lognormal law with the exact mean and variance of ln K, at the exact law's upper two hundredths.
    Comparison lognormal(Sample sample) {
        double level = law.quantile(0.98).value();
        Two logs = new Two(law.logMean().value(), Math.sqrt(law.logVariance().value()));
        return wrong(
                sample,
                "lognormal-law",
                "P(K ≤ q(0.98)) if ln K were normal",
                level,
                normalBelow(Math.log(level), logs));
    }

    private Comparison wrong(Sample sample, String id, String what, double level, double value) {
        Alternative truth = new Alternative(
                "the law of the chain of layers", law.cumulative(level).value());
        return Judge.of(
                question(id, what, Approximation.exact(value), truth).expecting(Verdict.DISAGREES),
                share(sample, row -> row[0], level));
    }

    Figure figure(Sample sample) {
        Vector points = law.points();
        Vector levels = Vector.of(
                PROBABILITIES.stream().mapToDouble(p -> law.quantile(p).value()).toArray());
        Vector shares = levels.map(
                level -> share(sample, row -> row[0], level).measurement().mean());
        Vector errors = levels.map(
                level -> share(sample, row -> row[0], level).measurement().standardError());
        return new Figure.Plot(
                "kernel-law",
                "How the kernel is distributed over networks",
                "The distribution function of the kernel: theory without expansion, and the networks' shares.",
                new Figure.Axis("kernel K", true),
                new Figure.Axis("P(K ≤ k)", false),
                List.of(
                        new Figure.Trace.Line(
                                "theory",
                                points,
                                points.map(k -> law.cumulative(k).value()),
                                Optional.empty()),
                        new Figure.Trace.Line(
                                "first order in 1/n, normal",
                                points,
                                points.map(k -> normalBelow(k, first())),
                                Optional.empty()),
                        new Figure.Trace.Dots("measured", levels, shares, Optional.of(errors))));
    }

    /// Columns: probability, quantile, share of networks below it.
    SequencedMap<String, Matrix> arrays(Sample sample) {
        Matrix table = Matrix.zeros(PROBABILITIES.size(), 3);
        for (int i = 0; i < PROBABILITIES.size(); i++) {
            double level = law.quantile(PROBABILITIES.get(i)).value();
            table.set(i, 0, PROBABILITIES.get(i));
            table.set(i, 1, level);
            table.set(i, 2, share(sample, row -> row[0], level).measurement().mean());
        }
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("distribution", table);
        return arrays;
    }
}
