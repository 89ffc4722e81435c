package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wick.experiment.diagnosis.WeightLaw;
import wick.lab.model.ModelLoss;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;

/// What a diagnosis says of a model file besides what was recorded.
record FileModelWords(FileModel model) {
    private static final int MOST_ROWS = 40;

    void json(SequencedMap<String, Object> json) {
        json.put("ran_on", model.ranOn());
        json.put("loss", model.recorded().recording().steps().getFirst().loss());
        json.put("accuracy", model.recorded().accuracy().map(ModelLoss.Accuracy::share));
        json.put("unknown_operators", model.unknown());
        json.put("judged_by_weights_alone", unreached());
        json.put("weights", model.laws().stream().map(FileModelWords::json).toList());
    }

    private static SequencedMap<String, Object> json(WeightLaw law) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("module", law.shape().module());
        json.put("rows", law.shape().rows());
        json.put("columns", law.shape().columns());
        json.put("variance", law.variance());
        json.put("tail", law.tail().value());
        json.put("tail_error", law.tail().error());
        json.put("law", law.law());
        json.put("top_over_edge", law.spectrum().map(WeightLaw.Spectrum::top));
        json.put("outliers", law.spectrum().map(WeightLaw.Spectrum::outliers));
        json.put("outlier_share", law.spectrum().map(WeightLaw.Spectrum::share));
        return json;
    }

    /// Modules whose weights are known and whose signals are not.
    private List<String> unreached() {
        Recording recording = model.recorded().recording();
        return IntStream.range(0, recording.stages().size())
                .filter(i -> !recording.first(i).of(Quantity.OUTPUT).isKnown())
                .mapToObj(i -> recording.stages().get(i).name())
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder("%nran on %s%s%n".formatted(model.ranOn(), learned()));
        if (!model.unknown().isEmpty()) {
            text.append("not carried out: %s, and what depends on it%n"
                    .formatted(model.unknown().entrySet().stream()
                            .map(entry -> entry.getKey() + " (" + entry.getValue() + " steps)")
                            .collect(Collectors.joining(", "))));
            List<String> names = unreached();
            if (!names.isEmpty()) {
                text.append("%d modules behind it are judged by their weights alone: %s%s%n"
                        .formatted(
                                names.size(),
                                names.stream().limit(MOST_ROWS).collect(Collectors.joining(", ")),
                                names.size() > MOST_ROWS ? ", ... (--json has all)" : ""));
            }
        }
        text.append(weights());
        return text.toString();
    }

    private String learned() {
        return model.recorded().accuracy().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ": loss %.4g, %.1f %% of labels right",
                        model.recorded().recording().steps().getFirst().loss().orElse(0),
                        100 * model.recorded().accuracy().orElseThrow().share())
                : "";
    }

    private String weights() {
        List<WeightLaw> laws = model.laws();
        StringBuilder table = new StringBuilder("%nweights%n%-36s %11s %9s %8s %5s %4s  %s%n"
                .formatted("module", "shape", "std", "top/edge", "out", "tail", "entries"));
        for (int i = 0; i < Math.min(MOST_ROWS, laws.size()); i++) {
            WeightLaw law = laws.get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "%-36s %11s %9.3g %8s %5s %4.2f  %s%n",
                    shortened(law.shape().module(), 36),
                    law.shape().rows() + "x" + law.shape().columns(),
                    Math.sqrt(law.variance()),
                    law.spectrum()
                            .map(found -> String.format(Locale.ROOT, "%.3f", found.top()))
                            .orElse(""),
                    law.spectrum()
                            .map(found -> String.valueOf(found.outliers()))
                            .orElse(""),
                    law.tail().value(),
                    law.law()));
        }
        if (laws.size() > MOST_ROWS) {
            table.append("... %d more (--json has all)%n".formatted(laws.size() - MOST_ROWS));
        }
        return table.toString();
    }

    static String shortened(String name, int longest) {
        return name.length() > longest ? ".." + name.substring(name.length() - longest + 2) : name;
    }
}
