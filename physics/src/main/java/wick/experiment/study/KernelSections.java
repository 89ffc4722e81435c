package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Vector;

/// The sections about kernels at initialization: entries against width, spread of the kernels, and
/// whether implicit weights have the law of real ones.
final class KernelSections {
    private static final int ENGINE_NETWORKS = 1000;

    private final Bench bench;
    private final List<Initial> initial;
    private final Foresight foresight;

    KernelSections(Bench bench, List<Initial> initial, Foresight foresight) {
        this.bench = bench;
        this.initial = initial;
        this.foresight = foresight;
    }

    void write() {
        KernelChapter nngp = new KernelChapter(bench, initial, foresight, KernelChapter.Kind.NNGP);
        KernelChapter ntk = new KernelChapter(bench, initial, foresight, KernelChapter.Kind.NTK);
        for (KernelChapter kernel : List.of(nngp, ntk)) {
            kernel.limit();
            kernel.spread();
            kernel.meanResidual();
        }
        Comparison spread = bench.notebook().find("ntk.spread");
        Figure spreads = spreads(nngp.spreads(), ntk.spreads());
        if (!bench.anatomy().stack()) {
            bench.notebook().front(List.of(spreads));
        }
        bench.notebook().close("kernels", "Kernels against width", summary(spread), List.of(spreads));
        if (SpreadChapter.applies(bench.anatomy())) {
            new SpreadChapter(bench, initial, foresight).compare();
            if (bench.anatomy().gaussian()) {
                new EngineChapter(bench)
                        .compare(Math.min(ENGINE_NETWORKS, bench.budget().networks()));
            }
            bench.notebook()
                    .close(
                            "spread",
                            "How much networks differ",
                            "Two networks of the same shape differ by their kernels; at first order in 1/width theory"
                                    + " gives the variance.",
                            List.of());
        } else {
            bench.notebook()
                    .close(
                            "spread",
                            "How much networks differ",
                            bench.anatomy().gaussian()
                                    ? "Left out: the first-order coefficients are derived for stacks of dense layers"
                                            + " without residual branches."
                                    : "Left out: the first-order coefficients are derived for Gaussian weights.",
                            List.of());
        }
    }

    private String summary(Comparison spread) {
        return spread.deviation()
                .map(d -> String.format(
                        Locale.ROOT,
                        "At width %d the neural tangent kernel of a single network strays from its wide limit by"
                                + " %.2g %%%s.",
                        bench.anatomy().width(),
                        d.percent(),
                        d.widthForOnePercent().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "; 1 %% takes a width of about %.2g",
                                        d.widthForOnePercent().getAsDouble())
                                : ""))
                .orElse("Kernels of single networks against their wide limit.");
    }

    private static Figure spreads(WidthSeries nngp, WidthSeries ntk) {
        List<Figure.Trace> traces = new ArrayList<>();
        traces.addAll(traces("covariance of the outputs", nngp));
        traces.addAll(traces("neural tangent kernel", ntk));
        return new Figure.Plot(
                "kernel-spread",
                "One network against the wide limit",
                "Root mean square of (one network - prediction), relative to the kernel's diagonal; the lines fall as"
                        + " one over the square root of the width.",
                new Figure.Axis("width", true),
                new Figure.Axis("relative deviation", true),
                traces);
    }

    private static List<Figure.Trace> traces(String name, WidthSeries series) {
        double[] x =
                series.points().stream().mapToDouble(WidthSeries.Point::width).toArray();
        double[] y = series.points().stream()
                .mapToDouble(p -> p.evidence().measurement().mean())
                .toArray();
        double[] error = series.points().stream()
                .mapToDouble(p -> p.evidence().measurement().standardError())
                .toArray();
        double amplitude = y[y.length - 1] * Math.sqrt(x[x.length - 1]);
        Vector widths = Vector.of(x);
        return List.of(
                new Figure.Trace.Line(
                        name + ", 1/√width", widths, widths.map(n -> amplitude / Math.sqrt(n)), Optional.empty()),
                new Figure.Trace.Dots(name, widths, Vector.of(y), Optional.of(Vector.of(error))));
    }
}
