package wick.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import wick.data.DataPlan;
import wick.network.Network;
import wick.text.Document;
import wick.text.Json;

/// The options of `wick gp` that say how data files are read; the rest is the `data` map of study files.
final class GpData {
    @Option(
            names = "--labels",
            paramLabel = "PLACE",
            description = "Where labels stand in a CSV file: last-column, first-column, or a column's name or number.")
    private Optional<String> labels = Optional.empty();

    @Option(names = "--train-labels", paramLabel = "Y.npy", description = "The file of the labels of TRAIN.")
    private Optional<String> trainLabels = Optional.empty();

    @Option(names = "--test-labels", paramLabel = "Y.npy", description = "The file of the labels of TEST.")
    private Optional<String> testLabels = Optional.empty();

    @Option(names = "--take", paramLabel = "N", description = "Train on the first N inputs of TRAIN.")
    private Optional<Integer> take = Optional.empty();

    @Option(names = "--skip", paramLabel = "N", description = "Leave out the first N inputs of TEST.")
    private Optional<Integer> skip = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "sphere, standardize or none, learned from TRAIN (default: ${DEFAULT-VALUE}).")
    private String scale = "sphere";

    @Option(
            names = "--targets",
            paramLabel = "CODING",
            description = "centered-one-hot, one-hot, or raw numbers (default: raw for a network of one output,"
                    + " else centered-one-hot).")
    private Optional<String> targets = Optional.empty();

    DataPlan.Prepared read(String train, String test, Network network) {
        int outputs = network.wire().outputs();
        String text = String.join(
                "\n",
                "train: " + part(train, trainLabels, "take", take),
                "test: " + part(test, testLabels, "skip", skip),
                "labels: " + place(),
                "scale: " + quoted(scale),
                "targets: " + quoted(targets.orElse(outputs == 1 ? "raw" : "centered-one-hot")),
                "");
        DataPlan plan = DataPlan.read(Document.parse("the data of this command", text));
        DataPlan.Prepared prepared =
                plan.load(Path.of(""), new DataPlan.Fit(network.inputs(), outputs, network.absences()));
        Engines.requirePresence(prepared.train().name(), prepared.train().inputs(), network);
        prepared.test().ifPresent(set -> Engines.requirePresence(set.name(), set.inputs(), network));
        return prepared;
    }

    private static String part(String file, Optional<String> labels, String what, Optional<Integer> count) {
        StringBuilder part = new StringBuilder("{file: ").append(quoted(file));
        labels.ifPresent(
                own -> part.append(", labels: {file: ").append(quoted(own)).append('}'));
        count.ifPresent(number -> part.append(", ").append(what).append(": ").append(number));
        return part.append('}').toString();
    }

    private String place() {
        return switch (labels.orElse("")) {
            case "" -> "last-column";
            case "last-column", "first-column" -> labels.orElse("");
            default -> "{column: " + quoted(labels.orElse("")) + "}";
        };
    }

    /// A JSON text is a YAML text.
    private static String quoted(String text) {
        String line = Json.line(Map.of("t", text));
        return line.substring(line.indexOf(':') + 2, line.length() - 1);
    }

    void putInto(Map<String, Object> request) {
        request.put("labels", labels);
        request.put("train_labels", trainLabels);
        request.put("test_labels", testLabels);
        request.put("take", take);
        request.put("skip", skip);
        request.put("scale", scale);
        request.put("targets", targets);
    }
}
