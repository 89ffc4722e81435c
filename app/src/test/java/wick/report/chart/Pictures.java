package wick.report.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wick.experiment.Figure;
import wick.report.SampleFigures;

/// Writes the sample figures as files, for a look at them: `Pictures FOLDER`.
final class Pictures {
    private Pictures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<Figure> figures = List.of(
                SampleFigures.phaseDiagram(41),
                SampleFigures.correlation(),
                SampleFigures.spread(),
                SampleFigures.training(),
                SampleFigures.trainable());
        for (Figure figure : figures) {
            Files.writeString(folder.resolve(figure.id() + ".svg"), Chart.standalone(figure, Size.REGULAR));
        }
    }
}
