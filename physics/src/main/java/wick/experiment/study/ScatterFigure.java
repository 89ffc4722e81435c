package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.numeric.matrix.Vector;

/// Relative deviations of single networks against width: lines of theory, dots of networks.
final class ScatterFigure {
    private static final int NARROWEST = 8;

    private final Bench bench;
    private final List<Initial> initial;

    ScatterFigure(Bench bench, List<Initial> initial) {
        this.bench = bench;
        this.initial = initial;
    }

    Figure against(Optional<Narrowness> theory) {
        List<Figure.Trace> traces = new ArrayList<>();
        theory.ifPresent(t -> {
            traces.add(line("K, law of the kernel", t::deviation));
            traces.add(line("Θ, first order in 1/n", t::tangent));
            traces.add(line("K, first order in 1/n", t::firstOrder));
        });
        traces.add(dots("K measured", false));
        traces.add(dots("Θ measured", true));
        theory.ifPresent(t -> traces.add(new Figure.Trace.Mark(
                "your width", bench.anatomy().width(), t.tangent(bench.anatomy().width()), true)));
        return new Figure.Plot(
                "scatter-against-width",
                "How far single networks stray",
                "Relative standard deviation over networks of the output covariance K and the neural tangent kernel Θ of"
                        + " one input.",
                new Figure.Axis("width", true),
                new Figure.Axis("relative deviation", true),
                traces);
    }

    private Figure.Trace line(String label, IntToDoubleFunction scatter) {
        int widest =
                Math.max(initial.getLast().width(), Math.max(bench.anatomy().width(), 2 * NARROWEST));
        List<Double> widths = new ArrayList<>();
        for (int n = NARROWEST; n < widest; n *= 2) {
            widths.add((double) n);
        }
        widths.add((double) widest);
        Vector x = Vector.of(widths.stream().mapToDouble(n -> n).toArray());
        return new Figure.Trace.Line(label, x, x.map(n -> scatter.applyAsDouble((int) n)), Optional.empty());
    }

    private Figure.Trace dots(String label, boolean tangent) {
        int count = initial.size();
        double[] width = new double[count];
        double[] mean = new double[count];
        double[] error = new double[count];
        for (int i = 0; i < count; i++) {
            Initial at = initial.get(i);
            Evidence scatter = Scatter.of(at.sample(), tangent ? at.ntk(0, 0) : at.output(0, 0));
            width[i] = at.width();
            mean[i] = scatter.measurement().mean();
            error[i] = scatter.measurement().standardError();
        }
        return new Figure.Trace.Dots(label, Vector.of(width), Vector.of(mean), Optional.of(Vector.of(error)));
    }
}
