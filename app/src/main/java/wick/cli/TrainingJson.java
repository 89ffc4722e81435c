package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import wick.experiment.training.Departure;
import wick.experiment.training.Forecast;
import wick.experiment.training.TrainingCurve;
import wick.experiment.training.TrainingReport;

/// What came out of training, for programs and for people.
final class TrainingJson {
    private TrainingJson() {}

    static SequencedMap<String, Object> of(TrainingReport report, String engine) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("answer", report.answer());
        json.put("engine", engine);
        json.put("precision", report.plan().recipe().precision().name().toLowerCase(Locale.ROOT));
        json.put("parameters", report.plan().wiring().parameters());
        json.put("learning_rate", report.plan().recipe().optimizer().rate());
        json.put("largest_stable_learning_rate", report.stable().map(s -> s.rate()));
        json.put(
                "diverged_at",
                report.networks().stream()
                        .map(n -> n.diverged().isPresent()
                                ? Optional.of(n.diverged().getAsInt())
                                : Optional.<Integer>empty())
                        .toList());
        List<TrainingReport.Summary> losses = report.summaries(TrainingCurve.Moment::loss);
        json.put("step", losses.stream().map(TrainingReport.Summary::step).toList());
        json.put("loss", measured(report, TrainingCurve.Moment::loss));
        boolean tested = report.plan().lesson().tests().rows() > 0;
        if (tested) {
            json.put("test_loss", measured(report, TrainingCurve.Moment::testLoss));
        }
        if (report.plan().lesson().classes()) {
            json.put("accuracy", measured(report, TrainingCurve.Moment::accuracy));
            if (tested) {
                json.put("test_accuracy", measured(report, TrainingCurve.Moment::testAccuracy));
            }
        }
        predicted(report.forecast(), tested, json);
        json.put("departure", report.departure().map(TrainingJson::departure));
        return json;
    }

    private static List<SequencedMap<String, Object>> measured(
            TrainingReport report, ToDoubleFunction<TrainingCurve.Moment> quantity) {
        int networks = report.networks().size() - report.diverged();
        return report.summaries(quantity).stream()
                .map(summary -> {
                    SequencedMap<String, Object> one = new LinkedHashMap<>();
                    one.put("mean", summary.mean());
                    one.put("standard_error", networks > 1 ? Optional.of(summary.error()) : Optional.empty());
                    one.put("networks", Math.max(1, networks));
                    return one;
                })
                .toList();
    }

    private static void predicted(Forecast forecast, boolean tested, SequencedMap<String, Object> json) {
        switch (forecast) {
            case Forecast.Missing(String why) -> {
                json.put("predicted_loss", Optional.empty());
                json.put("no_prediction_because", why);
            }
            case Forecast.Known(List<Forecast.Stage> stages) -> {
                json.put(
                        "predicted_step",
                        stages.stream().map(Forecast.Stage::step).toList());
                json.put("predicted_loss", expected(stages, Forecast.Stage::training));
                if (tested) {
                    json.put("predicted_test_loss", expected(stages, Forecast.Stage::test));
                }
            }
        }
    }

    private static List<SequencedMap<String, Object>> expected(
            List<Forecast.Stage> stages, Function<Forecast.Stage, Forecast.Expected> which) {
        return stages.stream()
                .map(stage -> {
                    SequencedMap<String, Object> one = new LinkedHashMap<>();
                    one.put("mean", which.apply(stage).mean());
                    one.put("standard_deviation", which.apply(stage).deviation());
                    return one;
                })
                .toList();
    }

    private static SequencedMap<String, Object> departure(Departure departure) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kernel_drift", departure.kernel());
        json.put("movement", departure.made());
        json.put("test_offset", departure.trust().map(Departure.Trust::offset));
        json.put("predicted_spread", departure.trust().map(Departure.Trust::spread));
        json.put("offset_in_spreads", departure.trust().map(Departure.Trust::relative));
        json.put("distance_in_spreads", departure.trust().map(Departure.Trust::distance));
        return json;
    }

    /// A line for some of the records.
    static String table(TrainingReport report) {
        Optional<List<Forecast.Stage>> stages = report.forecast() instanceof Forecast.Known(List<Forecast.Stage> known)
                ? Optional.of(known)
                : Optional.empty();
        boolean tested = report.plan().lesson().tests().rows() > 0;
        boolean classes = report.plan().lesson().classes();
        String predicted = stages.isPresent() ? String.format(" %12s", "predicted") : "";
        StringBuilder text = new StringBuilder(String.format("%9s %12s", "step", "loss")
                + predicted
                + (tested ? String.format(" %12s", "test loss") + predicted : "")
                + (classes ? String.format(" %9s", "accuracy") : "")
                + (classes && tested ? String.format(" %9s", "test") : "")
                + System.lineSeparator());
        List<TrainingReport.Summary> losses = report.summaries(TrainingCurve.Moment::loss);
        for (int i = 0; i < losses.size(); i++) {
            if (i % Math.max(1, losses.size() / 10) != 0 && i != losses.size() - 1) {
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%9d %12.5g",
                    losses.get(i).step(),
                    losses.get(i).mean()));
            int at = i;
            stages.ifPresent(s -> text.append(
                    String.format(Locale.ROOT, " %12.5g", s.get(at).training().mean())));
            if (tested) {
                text.append(number(report, TrainingCurve.Moment::testLoss, i, " %12.5g"));
                stages.ifPresent(s -> text.append(
                        String.format(Locale.ROOT, " %12.5g", s.get(at).test().mean())));
            }
            if (classes) {
                text.append(number(report, m -> 100 * m.accuracy(), i, " %7.1f %%"));
                text.append(tested ? number(report, m -> 100 * m.testAccuracy(), i, " %7.1f %%") : "");
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String number(
            TrainingReport report, ToDoubleFunction<TrainingCurve.Moment> quantity, int at, String format) {
        return String.format(
                Locale.ROOT, format, report.summaries(quantity).get(at).mean());
    }
}
