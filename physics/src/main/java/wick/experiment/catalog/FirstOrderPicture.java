package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;
import wick.theory.recurrent.SizeExpansion;
import wick.theory.recurrent.SlidesFormula;
import wick.theory.recurrent.SlidesFormula.Bare;

/// N (X(0)/X∞ − 1) against N, and X(0)/X∞ against 1/N, with the slides' formula beside the exact one.
final class FirstOrderPicture {
    private static final int POINTS = 40;

    private final List<Figure> figures = new ArrayList<>();
    private final List<Figure.Trace> limits = new ArrayList<>();

    void add(double ratio, LinearSolves solves, WidthSeries series) {
        SizeExpansion theory = solves.theory().variance();
        int narrow = series.points().getFirst().width();
        int wide = series.points().getLast().width();
        double[] sizes = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            sizes[i] = narrow * Math.pow((double) wide / narrow, i / (POINTS - 1.0));
        }
        Vector x = Vector.of(sizes);
        double first = theory.relativeFirst();
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(line("exact, order 1/N", x, x.map(_ -> first)));
        theory.relativeSecond()
                .ifPresent(second -> traces.add(line("exact, with order 1/N²", x, x.map(n -> first + second / n))));
        double claimed = slides(solves, 2).first() / theory.infinite();
        traces.add(line("slides' T/N, T = 2/γ", x, x.map(_ -> claimed)));
        traces.add(dots("measured", series, true));
        figures.add(new Figure.Plot(
                "first-order-sigma-" + ratio,
                "Correction to the variance, σ_w = " + ratio + " γ",
                "Networks solved one by one follow the exact coefficients; the slides' term of order T/N lies close by"
                        + " for T = 2/γ, and T γ/2 times as high for other T.",
                new Figure.Axis("units N", true),
                new Figure.Axis("N (X(0)/X∞ − 1)", false),
                traces));
        addLimit(ratio, solves, series, theory);
    }

    private void addLimit(double ratio, LinearSolves solves, WidthSeries series, SizeExpansion theory) {
        double longest = 1.0 / series.points().getFirst().width();
        Vector x = Vector.range(0, POINTS + 1).map(i -> i * longest / POINTS);
        double second = theory.relativeSecond().orElse(0);
        SizeExpansion slides = slides(solves, 10);
        limits.add(line("exact, " + ratio, x, x.map(e -> 1 + e * (theory.relativeFirst() + e * second))));
        limits.add(line(
                "slides, T = 10/γ, " + ratio,
                x,
                x.map(e -> (slides.infinite() + e * slides.first()) / theory.infinite())));
        limits.add(dots("measured, " + ratio, series, false));
    }

    /// With ξ₀ = 1/√(γ² − σ_w²) and T = `time`/γ.
    private static SizeExpansion slides(LinearSolves solves, double time) {
        return new SlidesFormula(solves.network(), Bare.AUTOCORRELATION, time / solves.decay()).variance();
    }

    private static Figure.Trace line(String label, Vector x, Vector y) {
        return new Figure.Trace.Line(label, x, y, Optional.empty());
    }

    private static Figure.Trace dots(String label, WidthSeries series, boolean correction) {
        int count = series.points().size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] error = new double[count];
        for (int i = 0; i < count; i++) {
            int n = series.points().get(i).width();
            Measurement measured = series.points().get(i).evidence().measurement();
            x[i] = correction ? n : 1.0 / n;
            y[i] = correction ? n * (measured.mean() - 1) : measured.mean();
            error[i] = correction ? n * measured.standardError() : measured.standardError();
        }
        return new Figure.Trace.Dots(label, Vector.of(x), Vector.of(y), Optional.of(Vector.of(error)));
    }

    List<Figure> figures() {
        List<Figure> all = new ArrayList<>(figures);
        all.add(new Figure.Plot(
                "infinite-size-limit",
                "The limit of infinite size",
                "Lines end at 1/N = 0: the exact one at 1, that of the slides (ξ₀ = 1/√(γ² − σ_w²)) at"
                        + " (1 + γ²ξ₀²)/2. Numbers in the legend: σ_w/γ.",
                new Figure.Axis("1/N", false),
                new Figure.Axis("X(0)/X∞", false),
                limits));
        return all;
    }
}
