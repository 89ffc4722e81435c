package wick.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.report.chart.Chart;
import wick.report.chart.Csv;
import wick.report.chart.Size;

/// The figures of a result as files of their own: `figures/ID.svg`, `figures/ID.csv`.
public final class FigureFiles {
    private FigureFiles() {}

    /// File names, with `/` between folder and name, and texts.
    public static SequencedMap<String, String> of(List<Section> sections) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        for (Section section : sections) {
            for (Figure figure : section.figures()) {
                String name = "figures/" + Outline.plain(figure.id());
                files.putIfAbsent(name + ".svg", Chart.standalone(figure, Size.REGULAR));
                files.putIfAbsent(name + ".csv", Csv.of(figure));
            }
        }
        return files;
    }
}
