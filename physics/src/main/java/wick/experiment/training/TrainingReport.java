package wick.experiment.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import wick.experiment.Figure;
import wick.experiment.Figure.Axis;
import wick.experiment.Figure.Trace;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// What came out of training, beside what was predicted.
public record TrainingReport(
        TrainingPlan plan, Forecast forecast, Optional<StableRate> stable, List<Trained> networks) {

    public TrainingReport {
        networks = List.copyOf(networks);
    }

    public int diverged() {
        return (int) networks.stream().filter(n -> n.diverged().isPresent()).count();
    }

    public Optional<Departure> departure() {
        return Departure.of(forecast, networks);
    }

    /// In one or two sentences.
    public String answer() {
        if (diverged() == networks.size()) {
            return divergence();
        }
        Departure departure = departure().orElseThrow();
        String words = departure.regime() + ". "
                + departure.advice().map(advice -> advice + ".").orElseGet(this::missing);
        return diverged() == 0 ? words : divergence() + " " + words;
    }

    private String missing() {
        return forecast instanceof Forecast.Missing(String why)
                ? "No curve was predicted: " + why + "."
                : "There are no test points at which the prediction could be judged.";
    }

    /// Where networks diverged, and what theory had said.
    public String divergence() {
        int step =
                networks.stream().flatMapToInt(n -> n.diverged().stream()).min().orElse(0);
        String who = diverged() == networks.size()
                ? (networks.size() == 1 ? "Training diverged" : "All " + networks.size() + " networks diverged")
                : diverged() + " of " + networks.size() + " networks diverged";
        double rate = plan.recipe().optimizer().rate();
        return who + " at step " + step + ": the rate is " + Words.number(rate)
                + stable.map(s -> rate >= s.rate()
                                ? ", above the predicted limit of stability " + Words.number(s.rate()) + "."
                                : ", below the predicted limit of stability " + Words.number(s.rate())
                                        + " of infinitely wide networks on all points; finite ones, and small batches,"
                                        + " need less.")
                        .orElse(".");
    }

    /// Pages, figures and arrays.
    public Result result() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("train.curves", "Loss and accuracy", curvesInWords(), List.of(), curves()));
        departure().ifPresent(departure -> {
            sections.add(new Section(
                    "train.features", "Lazy or rich", features(departure), List.of(), List.of(movements(departure))));
            trustInto(departure, sections);
        });
        SequencedMap<String, Matrix> arrays = new LinkedHashMap<>();
        for (int k = 0; k < networks.size(); k++) {
            arrays.put("curve_" + k, networks.get(k).curve().rows());
        }
        return new Result("train", answer(), sections, arrays);
    }

    private String curvesInWords() {
        String predicted = forecast instanceof Forecast.Missing(String why)
                ? "No curve is predicted: " + why + "."
                : "Lines: infinitely wide networks in the same recipe, mean and standard deviation over networks. Dots:"
                        + " mean over the networks that were trained, with its standard error.";
        return predicted + (diverged() > 0 ? " " + divergence() : "");
    }

    private List<Figure> curves() {
        List<Figure> figures = new ArrayList<>();
        figures.add(plot("train.loss", "Training loss", TrainingCurve.Moment::loss, Forecast.Stage::training));
        if (plan.lesson().tests().rows() > 0) {
            figures.add(plot("train.test-loss", "Test loss", TrainingCurve.Moment::testLoss, Forecast.Stage::test));
        }
        if (plan.lesson().classes()) {
            List<Trace> traces = new ArrayList<>(dots("training points", TrainingCurve.Moment::accuracy));
            if (plan.lesson().tests().rows() > 0) {
                traces.addAll(dots("test points", TrainingCurve.Moment::testAccuracy));
            }
            figures.add(new Figure.Plot(
                    "train.accuracy",
                    "Accuracy",
                    "Share of points whose largest output is the one of their class",
                    new Axis("step + 1", true),
                    new Axis("accuracy", false),
                    traces));
        }
        return figures;
    }

    private Figure plot(
            String id,
            String title,
            ToDoubleFunction<TrainingCurve.Moment> measured,
            java.util.function.Function<Forecast.Stage, Forecast.Expected> predicted) {
        List<Trace> traces = new ArrayList<>();
        if (forecast instanceof Forecast.Known(List<Forecast.Stage> stages)) {
            traces.add(new Trace.Line(
                    "infinite width",
                    vector(stages, stage -> stage.step() + 1),
                    vector(stages, stage -> predicted.apply(stage).mean()),
                    Optional.of(vector(stages, stage -> predicted.apply(stage).deviation()))));
        }
        traces.addAll(dots("measured", measured));
        return new Figure.Plot(
                id,
                title,
                "Mean over points, in the course of training",
                new Axis("step + 1", true),
                new Axis(title.toLowerCase(java.util.Locale.ROOT), false),
                traces);
    }

    private static <T> Vector vector(List<T> all, ToDoubleFunction<T> number) {
        return Vector.of(all.stream().mapToDouble(number).toArray());
    }

    /// Means over networks that were recorded at a step; empty if none was.
    private List<Trace> dots(String label, ToDoubleFunction<TrainingCurve.Moment> measured) {
        List<Summary> summaries = summaries(measured);
        return summaries.isEmpty()
                ? List.of()
                : List.of(new Trace.Dots(
                        label,
                        vector(summaries, s -> s.step() + 1),
                        vector(summaries, Summary::mean),
                        Optional.of(vector(summaries, Summary::error))));
    }

    /// Mean over networks after `step` steps, and its standard error (0 for a single network).
    public record Summary(int step, double mean, double error) {}

    /// At every recorded step that all networks reached that did not diverge.
    public List<Summary> summaries(ToDoubleFunction<TrainingCurve.Moment> measured) {
        List<TrainingCurve> curves = networks.stream()
                .filter(n -> n.diverged().isEmpty() || diverged() == networks.size())
                .map(Trained::curve)
                .toList();
        int common = curves.stream().mapToInt(c -> c.moments().size()).min().orElse(0);
        List<Summary> summaries = new ArrayList<>();
        for (int i = 0; i < common; i++) {
            int at = i;
            double[] values = curves.stream()
                    .mapToDouble(c -> measured.applyAsDouble(c.moments().get(at)))
                    .toArray();
            double mean = java.util.Arrays.stream(values).average().orElse(0);
            double squares = java.util.Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .sum();
            double error = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
            summaries.add(new Summary(curves.getFirst().moments().get(i).step(), mean, error));
        }
        return summaries;
    }

    private String features(Departure departure) {
        return departure.regime() + ". Below " + Words.percent(Laziness.LITTLE) + " of drift training is called lazy"
                + " here, above " + Words.percent(Laziness.MUCH) + " rich; in the limit of infinite width the drift"
                + " of networks in the ntk parameterization is 0.";
    }

    private Figure movements(Departure departure) {
        Vector layers = Vector.range(1, departure.made().size() + 1);
        return new Figure.Plot(
                "train.movement",
                "How far layers moved",
                "Change of what every weight matrix makes of training points, relative to its size before",
                new Axis("weight matrix", false),
                new Axis("relative change", false),
                List.of(new Trace.Dots("measured", layers, vector(departure.made(), made -> made), Optional.empty())));
    }

    private void trustInto(Departure departure, List<Section> sections) {
        if (!(forecast instanceof Forecast.Known known) || departure.trust().isEmpty()) {
            return;
        }
        List<Matrix> outputs = networks.stream()
                .filter(n -> n.diverged().isEmpty())
                .map(Trained::testOutputs)
                .toList();
        double[] predicted = known.last().outputs().mean().entries();
        double[] mean = new double[predicted.length];
        outputs.forEach(output -> {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += output.entries()[i] / outputs.size();
            }
        });
        double most = java.util.Arrays.stream(predicted).map(Math::abs).max().orElse(1);
        int shown = Math.min(mean.length, 1000);
        Figure figure = new Figure.Plot(
                "train.outputs",
                "Outputs at test points",
                "Mean over networks after training, against the prediction of infinite width",
                new Axis("predicted mean", false),
                new Axis("measured mean", false),
                List.of(
                        new Trace.Line("equal", Vector.of(-most, most), Vector.of(-most, most), Optional.empty()),
                        new Trace.Dots(
                                "measured",
                                Vector.of(java.util.Arrays.copyOf(predicted, shown)),
                                Vector.of(java.util.Arrays.copyOf(mean, shown)),
                                Optional.empty())));
        sections.add(new Section(
                "train.trust",
                "How far the prediction can be trusted",
                departure.advice().orElse("") + ". Single networks are on the average "
                        + Words.number(departure.trust().orElseThrow().distance())
                        + " predicted standard deviations away from the predicted mean; 1 is expected.",
                List.of(),
                List.of(figure)));
    }
}
