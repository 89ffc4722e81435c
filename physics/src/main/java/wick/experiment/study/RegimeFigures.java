package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.WidthTrend;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The pictures of [RegimeChapter]: kernel and features against steps and against width.
record RegimeFigures(RegimeChapter chapter) {
    /// The natural size of the next order, relative, times width over hidden layers.
    private static final double NEXT = 5;

    private int hidden() {
        return chapter.bench().anatomy().hidden();
    }

    /// First and last hidden layer.
    private List<Integer> shown() {
        return hidden() == 1 ? List.of(0) : List.of(0, hidden() - 1);
    }

    private Vector steps() {
        return Vector.of(chapter.own().stages().stream()
                .mapToDouble(stage -> stage.step() + 1.0)
                .toArray());
    }

    Figure overSteps() {
        Pupils widest = chapter.widest();
        List<Figure.Trace> traces = new ArrayList<>();
        chapter.theory().ifPresent(theory -> {
            List<List<Double>> predicted = chapter.own().stages().stream()
                    .map(stage -> theory.after(stage.step()))
                    .toList();
            double next = NEXT * hidden() / widest.width();
            for (int l : shown()) {
                double[] y = predicted.stream()
                        .mapToDouble(layers -> Math.sqrt(layers.get(l) / widest.width()))
                        .toArray();
                Vector line = Vector.of(y);
                traces.add(new Figure.Trace.Line(
                        "features, layer " + (l + 1), steps(), line, Optional.of(line.map(m -> m * next))));
            }
        });
        for (int l : shown()) {
            traces.add(dots("features, layer " + (l + 1), r -> widest.features(r, l)));
        }
        traces.add(dots("tangent kernel", widest::drift));
        return new Figure.Plot(
                "regime-steps",
                "How far training moves kernel and features",
                "Dots: networks of width " + widest.width() + ", root mean square over networks."
                        + chapter.theory()
                                .map(_ ->
                                        " Lines: leading order in 1/width; bands: the natural size of the next order.")
                                .orElse(" No theory: " + chapter.uncovered().orElse("") + "."),
                new Figure.Axis("step + 1", true),
                new Figure.Axis("relative change", false),
                traces);
    }

    private Figure.Trace dots(String label, IntFunction<Evidence> at) {
        int records = chapter.widest().moved().size();
        double[] y = new double[records];
        double[] error = new double[records];
        for (int r = 0; r < records; r++) {
            y[r] = at.apply(r).measurement().mean();
            error[r] = at.apply(r).measurement().standardError();
        }
        return new Figure.Trace.Dots(label, steps(), Vector.of(y), Optional.of(Vector.of(error)));
    }

    Figure overWidths() {
        List<Figure.Trace> traces = new ArrayList<>();
        add(traces, "tangent kernel", chapter.drift(), p -> p.drift(p.last()));
        add(traces, "features, last layer", chapter.features(), p -> p.features(p.last(), hidden() - 1));
        add(traces, "mean output off the frozen kernel's", chapter.mean(), RegimeChapter::mean);
        String slopes = chapter.kernelPower() > 0
                ? "Lines: 1/width for kernel and mean output and 1/√width for features, with the next order fitted."
                : "Lines: no power of the width, with a fitted 1/width.";
        return new Figure.Plot(
                "regime-widths",
                "Movement against width",
                "After " + chapter.steps() + " steps. " + slopes,
                new Figure.Axis("width", true),
                new Figure.Axis("relative change", true),
                traces);
    }

    private void add(List<Figure.Trace> traces, String label, WidthTrend trend, Function<Pupils, Evidence> measured) {
        List<Pupils> seen = chapter.widths().stream()
                .filter(p -> measured.apply(p).measurement().mean() > 0)
                .toList();
        double widest =
                Math.max(chapter.widest().width(), chapter.bench().anatomy().width());
        double narrowest = chapter.widths().getFirst().width();
        double[] n = new double[24];
        double[] y = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = narrowest * Math.pow(4 * widest / narrowest, i / (n.length - 1.0));
            y[i] = trend.at(n[i]).mean();
        }
        if (seen.isEmpty() || java.util.Arrays.stream(y).anyMatch(v -> !(v > 0))) {
            return;
        }
        traces.add(new Figure.Trace.Line(label, Vector.of(n), Vector.of(y), Optional.empty()));
        traces.add(new Figure.Trace.Dots(
                label,
                Vector.of(seen.stream().mapToDouble(Pupils::width).toArray()),
                Vector.of(seen.stream()
                        .mapToDouble(p -> measured.apply(p).measurement().mean())
                        .toArray()),
                Optional.of(Vector.of(seen.stream()
                        .mapToDouble(p -> measured.apply(p).measurement().standardError())
                        .toArray()))));
    }

    /// A row for each record at the largest width: step, drift of the tangent kernel, its alignment with the targets,
    /// and for every hidden layer movement, predicted movement (-1 if none) and alignment.
    Matrix course() {
        Pupils widest = chapter.widest();
        int records = widest.moved().size();
        Matrix course = Matrix.zeros(records, 3 + 3 * hidden());
        for (int r = 0; r < records; r++) {
            int step = chapter.own().stages().get(r).step();
            Optional<List<Double>> predicted = chapter.theory().map(t -> t.after(step));
            course.set(r, 0, step);
            course.set(r, 1, widest.drift(r).measurement().mean());
            course.set(
                    r, 2, widest.alignment(r, hidden(), hidden()).measurement().mean());
            for (int l = 0; l < hidden(); l++) {
                int layer = l;
                course.set(r, 3 + 3 * l, widest.features(r, l).measurement().mean());
                course.set(
                        r,
                        4 + 3 * l,
                        predicted
                                .map(p -> Math.sqrt(p.get(layer) / widest.width()))
                                .orElse(-1.0));
                course.set(
                        r,
                        5 + 3 * l,
                        widest.alignment(r, l, hidden()).measurement().mean());
            }
        }
        return course;
    }

    /// A row for each width: width, then mean and standard error of the kernel's drift, of the movement of the last
    /// hidden layer, of the distance of the mean output from a frozen kernel's, and of the excess of the test
    /// loss, all relative.
    Matrix table() {
        List<Pupils> widths = chapter.widths();
        Matrix table = Matrix.zeros(widths.size(), 9);
        for (int i = 0; i < widths.size(); i++) {
            Pupils p = widths.get(i);
            table.set(i, 0, p.width());
            List<Evidence> numbers = List.of(
                    p.drift(p.last()), p.features(p.last(), hidden() - 1), RegimeChapter.mean(p), chapter.loss(p));
            for (int j = 0; j < numbers.size(); j++) {
                table.set(i, 1 + 2 * j, numbers.get(j).measurement().mean());
                table.set(i, 2 + 2 * j, numbers.get(j).measurement().standardError());
            }
        }
        return table;
    }
}
