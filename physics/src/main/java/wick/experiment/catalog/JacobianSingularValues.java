package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.PositiveLimit;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Ensemble;
import wick.lab.spectra.SquaredSingularValues;
import wick.network.Distribution;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.spectra.JacobianSpectrum;

/// The singular values of the input-output Jacobian of networks of equal width throughout: their moments
/// and their distribution against free probability, and whether a critical network is an isometry.
public final class JacobianSingularValues implements Experiment {
    private static final int ORDERS = 3;

    @Override
    public String id() {
        return "jacobian-spectrum";
    }

    @Override
    public String title() {
        return "Singular values of the input-output Jacobian";
    }

    @Override
    public String question() {
        return "How unevenly does a deep network stretch small changes of its input, and do free probability's"
                + " spectra say so?";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(Setup.layer("tanh", 1.760954639606, 0.05));
        parameters.add(new Parameter.Choice(
                "weights", "law of the weights", "normal", List.of("normal", "uniform", "truncated", "orthogonal")));
        parameters.add(Setup.hidden(3));
        parameters.add(Setup.widths(32, 48, 64, 96, 128));
        parameters.add(Setup.networks(400));
        parameters.add(Setup.SEED);
        return parameters;
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.PENNINGTON_2017, Bibliography.PENNINGTON_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        SquareChain chain = SquareChain.of(settings);
        JacobianSpectrum theory = spectrum(chain);
        Distribution other =
                chain.distribution() == Distribution.ORTHOGONAL ? Distribution.NORMAL : Distribution.ORTHOGONAL;
        JacobianSpectrum rival = spectrum(chain.with(other));
        Sweep sweep = draw(chain, settings, progress);
        List<Comparison> comparisons = new ArrayList<>();
        for (int order = 2; order <= ORDERS; order++) {
            comparisons.add(moment(settings, order, series(sweep, order), List.of(theory, rival)));
        }
        // where all singular values are equal, roundings decide which are above the mean
        boolean spread = theory.relativeVariance() > 1e-9;
        if (theory.largest().isPresent() && chain.hidden() > 1 && spread) {
            comparisons.add(share(settings, sweep, theory, spectrum(chain.with(chain.hidden() - 1))));
        }
        if (chain.distribution() != Distribution.ORTHOGONAL) {
            comparisons.add(isometry(settings, sweep.widths().getLast(), theory));
        }
        SpectrumPicture picture =
                new SpectrumPicture(theory, rival, sweep.widths().getLast());
        Section section = new Section(
                id(),
                title(),
                String.format(
                        Locale.ROOT,
                        "Theory: mean of the squares %.6g, their relative variance %.5g with these weights and %.5g with"
                                + " %s ones.",
                        theory.mean(),
                        theory.relativeVariance(),
                        rival.relativeVariance(),
                        other.text()),
                comparisons,
                List.of(picture.figure(other.text())));
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        for (int order = 2; order <= ORDERS; order++) {
            arrays.put("moment_" + order, Curves.table(series(sweep, order)));
        }
        arrays.put("histogram", picture.histogram());
        return new Result(id(), answer(comparisons.getFirst()), List.of(section), arrays);
    }

    /// Does not depend on the width.
    private static JacobianSpectrum spectrum(SquareChain chain) {
        return JacobianSpectrum.of(chain.network(16).wire(), chain.inputSquare());
    }

    private Sweep draw(SquareChain chain, Settings settings, Progress progress) {
        List<Integer> widths = settings.wholes("widths");
        double total = widths.stream().mapToDouble(w -> Math.pow(w, 3)).sum();
        List<Sweep.AtWidth> parts = new ArrayList<>();
        double done = 0;
        for (int width : widths) {
            progress.at("width " + width, done / total);
            Vector input = chain.input(width);
            Ensemble ensemble = new Ensemble(
                    chain.network(width).wire(),
                    Engine.REAL_WEIGHTS,
                    Address.of(settings.whole("seed"), id() + ".width-" + width),
                    settings.size("networks"));
            Matrix inputs = Matrix.of(1, width, input.toArray());
            parts.add(new Sweep.AtWidth(width, Sample.draw(ensemble, inputs, new SquaredSingularValues(input))));
            done += Math.pow(width, 3);
        }
        return new Sweep(parts);
    }

    /// (1/n) tr (J Jᵀ)^order over that of order 1 in the same network to the same power: networks of one
    /// width differ in scale far more than in shape. Geometric means, since single narrow networks have a
    /// few directions stretched by so much that they would decide a mean.
    private static WidthSeries series(Sweep sweep, int order) {
        return sweep.series(sample -> sample.geometricMean(row -> relativeMoment(row, order)));
    }

    private static double relativeMoment(double[] row, int order) {
        double mean = 0;
        double sum = 0;
        for (double value : row) {
            mean += value / row.length;
            sum += Math.pow(value, order) / row.length;
        }
        return sum / Math.pow(mean, order);
    }

    private static Basis basis(Assumption law) {
        return new Basis(List.of(law, Assumption.INFINITE_WIDTH), Bibliography.PENNINGTON_2018);
    }

    private static Basis basis() {
        return basis(Assumption.INDEPENDENT_WEIGHTS);
    }

    private WidthExpansion.Reading reading(Settings settings, int order) {
        return new WidthExpansion.Reading(
                (settings.size("hidden") + 1) * order / 2.0,
                OptionalInt.of(settings.wholes("widths").getLast()));
    }

    private Comparison moment(Settings settings, int order, WidthSeries series, List<JacobianSpectrum> pair) {
        double value = pair.getFirst().relativeMoments(order).at(order - 1);
        double wrong = pair.getLast().relativeMoments(order).at(order - 1);
        Question question = Question.of(
                Subject.of(
                        "jacobian.moment-" + order,
                        (order == 2 ? "mean s⁴ / (mean s²)²" : "mean s⁶ / (mean s²)³")
                                + " over singular values s, geometric mean over networks"),
                Bases.limit(value, 1e-12 * value, basis()),
                new Alternative("the other of Gaussian and orthogonal weights", wrong),
                settings.more(this, "networks"));
        return PositiveLimit.judge(question, series, reading(settings, order));
    }

    private Comparison share(Settings settings, Sweep sweep, JacobianSpectrum theory, JacobianSpectrum shallower) {
        WidthSeries series = sweep.series(sample -> sample.mean(row -> {
            double mean = 0;
            for (double value : row) {
                mean += value / row.length;
            }
            int above = 0;
            for (double value : row) {
                above += value > mean ? 1 : 0;
            }
            return above / (double) row.length;
        }));
        var predicted = theory.above(theory.mean());
        Question question = Question.of(
                Subject.of("jacobian.above-mean", "share of singular values with s² above its mean"),
                Bases.limit(predicted.value(), predicted.error(), basis()),
                new Alternative(
                        "one hidden layer fewer",
                        shallower.above(shallower.mean()).value()),
                settings.more(this, "networks"));
        return WidthExpansion.limit(question, series, reading(settings, 2));
    }

    /// The claim says 1 at any width, and is judged at the largest.
    private Comparison isometry(Settings settings, Sweep.AtWidth widest, JacobianSpectrum theory) {
        Question question = Question.of(
                        Subject.of("jacobian.isometry", "mean s⁴ / (mean s²)² at the largest width, 1 for an isometry")
                                .atWidth(widest.width()),
                        new Prediction.Exact(1, 0, basis()),
                        new Alternative(
                                "free probability", theory.relativeMoments(2).at(1)),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, widest.sample().mean(row -> relativeMoment(row, 2)));
    }

    private static String answer(Comparison second) {
        return String.format(
                Locale.ROOT,
                "The squares of the singular values vary by %.4g times their mean squared (theory %.4g).",
                second.measurement().mean() - 1,
                second.prediction().value() - 1);
    }
}
