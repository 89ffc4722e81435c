package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.numeric.matrix.Vector;

/// The pictures of one recurrent network: theory as lines, measurement as dots.
public final class Pictures {
    private Pictures() {}

    /// The autocorrelation and the mean response, of what there is.
    public static Section of(Optional<Forecast> forecast, List<Observation> observations) {
        List<Figure> figures = new ArrayList<>();
        List<Figure.Trace> correlation = new ArrayList<>();
        List<Figure.Trace> response = new ArrayList<>();
        List<Figure.Trace> start = new ArrayList<>();
        forecast.ifPresent(theory -> {
            List<Curve> drawn = theory.curves().drawn();
            if (!drawn.isEmpty()) {
                correlation.add(line("theory, infinite N", drawn.getFirst()));
                response.add(line("theory, infinite N", drawn.get(1)));
            }
            theory.curves().start().ifPresent(curve -> start.add(line("theory, infinite N", curve)));
        });
        for (Observation observation : observations) {
            String label = "measured, N = " + observation.size();
            Vector lags = observation.plan().window().lags().times();
            if (!observation.autocorrelation().isEmpty()) {
                correlation.add(dots(label, lags, observation.autocorrelation()));
            }
            if (!observation.response().isEmpty()) {
                response.add(dots(label, lags, observation.response()));
            }
        }
        add(figures, "autocorrelation", "Autocorrelation", "C(τ) of one unit in the stationary state", correlation);
        add(figures, "response", "Mean response", "what is left of a small push of one unit, at that unit", response);
        add(figures, "start", "Variance after a start from h = 0", "what noise, biases and input build up", start);
        return new Section("recurrent", "Recurrent network", "", List.of(), figures);
    }

    private static void add(List<Figure> figures, String id, String title, String caption, List<Figure.Trace> traces) {
        if (!traces.isEmpty()) {
            figures.add(new Figure.Plot(
                    id,
                    title,
                    caption + ". Lines: theory; dots: networks, with standard errors.",
                    new Figure.Axis(id.equals("start") ? "time t" : "lag τ", false),
                    new Figure.Axis(id.equals("response") ? "R(τ)" : id.equals("start") ? "C(t, t)" : "C(τ)", false),
                    traces));
        }
    }

    private static Figure.Trace line(String label, Curve curve) {
        return new Figure.Trace.Line(label, curve.times(), curve.values(), Optional.of(curve.errors()));
    }

    private static Figure.Trace dots(String label, Vector lags, List<Evidence> evidence) {
        double[] values =
                evidence.stream().mapToDouble(e -> e.measurement().mean()).toArray();
        double[] errors = evidence.stream()
                .mapToDouble(e -> e.measurement().standardError())
                .toArray();
        return new Figure.Trace.Dots(label, lags, Vector.of(values), Optional.of(Vector.of(errors)));
    }
}
