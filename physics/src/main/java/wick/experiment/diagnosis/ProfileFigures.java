package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import wick.experiment.Figure;
import wick.experiment.Figure.Trace;
import wick.network.signal.Moments;
import wick.numeric.matrix.Vector;
import wick.theory.signal.Band;

/// The profile of a model over depth as pictures.
public final class ProfileFigures {
    private ProfileFigures() {}

    /// Sizes of signals, and of gradients if there are any, against the number of the stage.
    public static List<Figure> of(Diagnosis diagnosis) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("signal", diagnosis, ProfileRow::output, ProfileRow::expected));
        boolean gradients = diagnosis.profile().stream()
                .anyMatch(row -> row.back().square() > 0 || row.gradient().square() > 0);
        if (gradients) {
            figures.add(figure("gradient", diagnosis, ProfileRow::back, ProfileRow::expectedBack));
        }
        return figures;
    }

    private static Figure figure(
            String what,
            Diagnosis diagnosis,
            Function<ProfileRow, Moments> measured,
            Function<ProfileRow, Optional<Band>> expected) {
        boolean forward = what.equals("signal");
        String title = forward ? "Signals over depth" : "Gradients over depth";
        String caption = forward
                ? "Size of what each module gives, and the band that theory expects from its weights and its input"
                : "Size of what each module sends back to its input, and the band that theory expects";
        return new Figure.Plot(
                what + "-profile",
                title,
                caption,
                new Figure.Axis("module, in order of execution", false),
                new Figure.Axis("root mean square", true),
                List.of(
                        line("lowest expected", diagnosis, expected, Band::low),
                        line("highest expected", diagnosis, expected, Band::high),
                        dots(diagnosis, measured)));
    }

    private static Trace line(
            String label,
            Diagnosis diagnosis,
            Function<ProfileRow, Optional<Band>> expected,
            ToDoubleFunction<Band> end) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < diagnosis.profile().size(); i++) {
            Optional<Band> band = expected.apply(diagnosis.profile().get(i));
            if (band.isPresent() && end.applyAsDouble(band.get()) > 0) {
                points.add(new double[] {i + 1, Math.sqrt(end.applyAsDouble(band.get()))});
            }
        }
        return new Trace.Line(label, column(points, 0), column(points, 1), Optional.empty());
    }

    private static Trace dots(Diagnosis diagnosis, Function<ProfileRow, Moments> measured) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < diagnosis.profile().size(); i++) {
            double size = measured.apply(diagnosis.profile().get(i)).size();
            if (size > 0) {
                points.add(new double[] {i + 1, size});
            }
        }
        return new Trace.Dots("measured", column(points, 0), column(points, 1), Optional.empty());
    }

    private static Vector column(List<double[]> points, int column) {
        return Vector.of(points.stream().mapToDouble(point -> point[column]).toArray());
    }
}
