package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.numeric.matrix.Vector;
import wick.theory.kernellaw.LayerLaw;

/// The density of the kernel in several layers as a picture.
final class MomentsFigure {
    private static final int CURVES = 4;

    private MomentsFigure() {}

    static Section section(MomentsWords.Input input) {
        List<LayerLaw> spread =
                input.law().stream().filter(law -> !law.isCertain()).toList();
        List<Figure.Trace> traces = new ArrayList<>();
        int count = Math.min(CURVES, spread.size());
        IntStream.range(0, count)
                .map(i -> count == 1 ? 0 : i * (spread.size() - 1) / (count - 1))
                .forEach(i -> traces.add(curve(spread.get(i))));
        Figure figure = new Figure.Plot(
                "kernel-density",
                "How networks differ",
                "The density of ln K over networks, layer by layer; at infinite width every line is a spike.",
                new Figure.Axis("kernel K", true),
                new Figure.Axis("density of ln K", false),
                traces);
        return new Section("moments", "The law of the kernel", "", List.of(), List.of(figure));
    }

    private static Figure.Trace curve(LayerLaw law) {
        Vector points = law.points();
        Vector densities = points.map(k -> k * law.density(k).value());
        return new Figure.Trace.Line("layer " + law.layer(), points, densities, Optional.empty());
    }
}
