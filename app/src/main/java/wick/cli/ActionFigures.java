package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.numeric.matrix.Vector;
import wick.theory.action.Couplings;
import wick.theory.action.HermiteDensity;

/// The density of an output and the running of its couplings as pictures.
final class ActionFigures {
    private static final int POINTS = 161;

    private ActionFigures() {}

    static Section section(ActionOfOne found) {
        List<Figure> figures = new ArrayList<>();
        figures.add(density(found));
        figures.add(ratios(found));
        if (found.couplings().size() > 2) {
            figures.add(couplings(found.couplings()));
        }
        return new Section("action", "The action of an output", "", List.of(), figures);
    }

    private static Figure density(ActionOfOne found) {
        Vector f = grid(found, -3.5, 3.5);
        return new Figure.Plot(
                "density",
                "The density of an output",
                "Over networks at initialization: exact at this width, at infinite width, and by the Edgeworth series.",
                new Figure.Axis("output f", false),
                new Figure.Axis("density", false),
                List.of(
                        line("exact", f, found::exact),
                        line("Gaussian", f, found.gaussian()::at),
                        line("first order", f, found.edgeworth(1)::at),
                        line("second order", f, found.edgeworth(2)::at)));
    }

    /// What the series leave out, which the densities themselves hide.
    private static Figure ratios(ActionOfOne found) {
        Vector f = grid(found, 0, 3.5);
        return new Figure.Plot(
                "density-ratio",
                "Densities over the exact one",
                "1 is the exact density at this width; the series fail far out.",
                new Figure.Axis("output f", false),
                new Figure.Axis("density / exact", false),
                List.of(
                        ratio("Gaussian", f, found, found.gaussian()),
                        ratio("first order", f, found, found.edgeworth(1)),
                        ratio("second order", f, found, found.edgeworth(2))));
    }

    private static Figure.Trace ratio(String label, Vector f, ActionOfOne found, HermiteDensity density) {
        return line(label, f, x -> density.at(x) / found.exact(x));
    }

    private static Vector grid(ActionOfOne found, double from, double to) {
        return Vector.range(0, POINTS).map(i -> found.deviation() * (from + (to - from) * i / (POINTS - 1)));
    }

    private static Figure.Trace line(String label, Vector x, DoubleUnaryOperator y) {
        return new Figure.Trace.Line(label, x, x.map(y), Optional.empty());
    }

    private static Figure couplings(List<Couplings> layers) {
        Vector depth = Vector.range(1, layers.size() + 1);
        return new Figure.Plot(
                "couplings",
                "Couplings running with depth",
                "Relative to the kernel K and without their powers of 1/n: at the first layer outputs are Gaussian.",
                new Figure.Axis("layer", false),
                new Figure.Axis("coupling", false),
                List.of(
                        line("V/K\u00b2 (four-point)", depth, l -> at(layers, l).vertex()),
                        line("U/K\u00b3 (six-point)", depth, l -> at(layers, l).sixPoint()),
                        line("G/K (metric)", depth, l -> at(layers, l).metric())));
    }

    private static Couplings at(List<Couplings> layers, double layer) {
        return layers.get((int) layer - 1);
    }
}
