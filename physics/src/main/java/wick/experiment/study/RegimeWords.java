package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.WidthTrend;
import wick.experiment.training.Laziness;
import wick.numeric.statistics.Estimate;
import wick.observable.Measurement;

/// [RegimeChapter] in words and numbers.
record RegimeWords(RegimeChapter chapter, String few) {
    private static final List<Double> LEVELS = List.of(0.1, 0.01);
    private static final double MUCH = 0.5;

    private int ownWidth() {
        return chapter.bench().anatomy().width();
    }

    /// The width of which is spoken: the network's own where networks of it were trained or theory says how numbers
    /// go on from there.
    private Estimate drift() {
        return at(chapter.widest().drift(chapter.widest().last()).measurement(), chapter.drift());
    }

    private Estimate at(Measurement widest, WidthTrend trend) {
        return ownWidth() == chapter.widest().width()
                ? new Estimate(widest.mean(), widest.standardError(), widest.networks())
                : trend.at(ownWidth());
    }

    StudyReport.Advice advice() {
        return new StudyReport.Advice(
                sentence() + " " + change(),
                chapter.steps() + " steps of full-batch gradient descent on "
                        + chapter.own().task().inputs().rows() + " inputs at "
                        + Math.round(100
                                * chapter.bench().budget().trained().descent().rate())
                        + " % of the stable rate; the "
                        + chapter.bench().anatomy().network().parameterization().name() + " parameterization");
    }

    /// Lazy, crossing over or rich.
    String sentence() {
        Pupils widest = chapter.widest();
        int last = chapter.bench().anatomy().hidden() - 1;
        Estimate features = at(widest.features(widest.last(), last).measurement(), chapter.features());
        Estimate drift = drift();
        return String.format(
                Locale.ROOT,
                "At width %d and this rate training is %s: it moves the tangent kernel by %s and the features of the last"
                        + " hidden layer by %s%s.",
                ownWidth(),
                Laziness.of(Math.abs(drift.mean())).word(),
                percent(drift),
                percent(features),
                ownWidth() == widest.width() ? "" : " (by extrapolation from widths up to " + widest.width() + ")");
    }

    private static String percent(Estimate share) {
        return percent(share.mean(), share.standardError());
    }

    private static String percent(Measurement share) {
        return percent(share.mean(), share.standardError());
    }

    private static String percent(double share, double error) {
        return number(100 * share) + String.format(Locale.ROOT, " ± %.1g %%", 100 * error);
    }

    /// Two digits, more before the point.
    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2g" : "%.0f", value);
    }

    /// What leads to the other regime.
    private String change() {
        boolean rich = Laziness.of(Math.abs(drift().mean())) == Laziness.RICH;
        if (!chapter.bench().anatomy().lazy()) {
            return rich
                    ? "Lazier: parameterization: ntk, or a larger readout."
                    : "Richer: a smaller readout (weight-variance) or more steps; width changes little here.";
        }
        Optional<WidthTrend.Needed> lazy = chapter.drift().needed(LEVELS.getFirst());
        String width = lazy.map(n -> "lazier by width: the kernel stays within 10 % from width " + width(n))
                .orElse("lazier by width");
        return "For the other regime: parameterization: mup learns features at every width"
                + chapter.theory()
                        .flatMap(t -> t.varianceFactor(MUCH, ownWidth(), chapter.steps()))
                        .filter(factor -> factor < 1)
                        .map(factor -> String.format(
                                Locale.ROOT,
                                "; so does a readout with %.2g times the weight variance (features then move by 50 %%)",
                                factor))
                        .orElse("")
                + "; the rate matters through rate times steps alone; " + width + ".";
    }

    private static String width(WidthTrend.Needed needed) {
        String interval = WideEnoughWords.number(needed.least()) + " to "
                + (needed.most().isPresent()
                        ? WideEnoughWords.number(needed.most().getAsDouble())
                        : "beyond measure");
        return WideEnoughWords.number(needed.width()) + " (" + interval + ")";
    }

    String summary() {
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence());
        sentences.add(layers());
        sentences.add(trust());
        sentences.add(few);
        chapter.uncovered()
                .ifPresent(why -> sentences.add("On all inputs measured, without a prediction of sizes: " + why + "."));
        sentences.add(change());
        return String.join(" ", sentences);
    }

    /// Predicted and measured movement of every hidden layer, and its alignment with the targets.
    private String layers() {
        Pupils widest = chapter.widest();
        int hidden = chapter.bench().anatomy().hidden();
        Optional<List<Double>> predicted = chapter.theory().map(t -> t.after(chapter.steps()));
        List<String> pieces = new ArrayList<>();
        for (int l = 0; l < hidden; l++) {
            int layer = l;
            Measurement moved = widest.features(widest.last(), l).measurement();
            pieces.add(String.format(
                    Locale.ROOT,
                    "layer %d by %s%s, alignment with the targets %.2f to %.2f",
                    l + 1,
                    percent(moved),
                    predicted
                            .map(p -> " (predicted " + number(100 * Math.sqrt(p.get(layer) / widest.width())) + " %)")
                            .orElse(""),
                    widest.alignment(0, l, hidden).measurement().mean(),
                    widest.alignment(widest.last(), l, hidden).measurement().mean()));
        }
        return "Networks of width " + widest.width() + " move " + String.join("; ", pieces) + "; the tangent kernel's "
                + String.format(
                        Locale.ROOT,
                        "%.2f to %.2f.",
                        widest.alignment(0, hidden, hidden).measurement().mean(),
                        widest.alignment(widest.last(), hidden, hidden)
                                .measurement()
                                .mean());
    }

    private String trust() {
        Pupils widest = chapter.widest();
        Measurement loss = chapter.loss(widest).measurement();
        String measured = String.format(
                Locale.ROOT,
                "Their mean output on test inputs is %s off that of a frozen kernel, the test loss %s, the output of a"
                        + " single network %s %%.",
                percent(widest.mean()),
                percent(loss),
                number(100 * widest.distance().measurement().mean()));
        WidthTrend mean = chapter.mean();
        if (mean.needed(1).isEmpty()) {
            return measured
                    + " It does not come nearer with width: the curve of the frozen kernel is not to be trusted at"
                    + " any width.";
        }
        List<String> needed = LEVELS.stream()
                .map(level -> String.format(Locale.ROOT, "%.0f %% from width ", 100 * level)
                        + width(mean.needed(level).orElseThrow()))
                .toList();
        return measured + " The curve of the frozen kernel may be trusted, for the mean over networks, to "
                + String.join(" and to ", needed) + ".";
    }
}
