package wick.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.Figure;
import wick.topic.expressivity.lab.kan.EdgeCurves;
import wick.topic.expressivity.lab.kan.Kan;

/// A fitted network in words and pictures.
final class KanWords {
    private KanWords() {}

    static String line(KanFitting.Stage stage) {
        return String.format(
                Locale.ROOT,
                "  grid %4d %7d parameters   rms %.3e%s",
                stage.intervals(),
                stage.parameters(),
                stage.train(),
                stage.test().isPresent()
                        ? String.format(
                                Locale.ROOT, "   test %.3e", stage.test().getAsDouble())
                        : "");
    }

    static String text(KanFitting fitting, Kan kan, Optional<KanFitting.Written> formula) {
        StringBuilder text = new StringBuilder();
        fitting.stages().forEach(stage -> text.append(line(stage)).append(System.lineSeparator()));
        text.append(String.format(Locale.ROOT, "Shape %s, %d edges%n", kan.shape(), kan.edges()));
        fitting.named().forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        formula.ifPresent(written -> text.append(String.format(
                Locale.ROOT,
                "%s = %s%n  rms %.3e%s%n",
                fitting.file(kan).targets().getFirst(),
                written.text(),
                written.train(),
                written.test().isPresent()
                        ? String.format(
                                Locale.ROOT, ", test %.3e", written.test().getAsDouble())
                        : "")));
        return text.toString();
    }

    /// Every edge that is there, layer by layer.
    static List<SequencedMap<String, Object>> edges(List<EdgeCurves.Curve> curves) {
        List<SequencedMap<String, Object>> edges = new ArrayList<>();
        for (EdgeCurves.Curve curve : curves) {
            SequencedMap<String, Object> edge = new LinkedHashMap<>();
            edge.put("layer", curve.layer() + 1);
            edge.put("input", curve.input() + 1);
            edge.put("output", curve.output() + 1);
            edge.put("function", curve.function());
            edge.put("deviation", curve.deviation());
            edges.add(edge);
        }
        return edges;
    }

    /// At most `most` of the curves, those that vary most over the data, in the order given.
    static List<EdgeCurves.Curve> liveliest(List<EdgeCurves.Curve> curves, int most) {
        List<EdgeCurves.Curve> kept = curves.stream()
                .sorted(Comparator.comparingDouble(EdgeCurves.Curve::deviation).reversed())
                .limit(most)
                .toList();
        return curves.stream().filter(kept::contains).toList();
    }

    static List<Figure> pictures(List<EdgeCurves.Curve> curves, List<String> variables) {
        List<Figure> pictures = new ArrayList<>();
        for (EdgeCurves.Curve curve : curves) {
            String from = curve.layer() == 0 ? variables.get(curve.input()) : "node " + (curve.input() + 1);
            String name = "layer " + (curve.layer() + 1) + ": " + from + " to node " + (curve.output() + 1) + " ("
                    + curve.function() + ")";
            pictures.add(new Figure.Plot(
                    "edge-" + (curve.layer() + 1) + "-" + (curve.input() + 1) + "-" + (curve.output() + 1),
                    name,
                    "The function on this edge, over the range that the data reach.",
                    new Figure.Axis(from, false),
                    new Figure.Axis("value on the edge", false),
                    List.of(new Figure.Trace.Line("", curve.x(), curve.y(), Optional.empty()))));
        }
        return pictures;
    }
}
