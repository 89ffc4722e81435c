package wick.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;
import wick.data.DataFile;
import wick.data.DataPlan;
import wick.data.LabelPlace;
import wick.data.TargetCoding;
import wick.experiment.study.StudyFile;
import wick.network.Network;
import wick.network.training.Loss;
import wick.text.Document;
import wick.text.Json;
import wick.text.Value;

/// The options that say what real networks learn.
final class TrainingData {
    private static final double SHARE = 0.8;

    @Option(
            names = "--data",
            paramLabel = "D",
            description = "What to learn: digits (comes with Wick), a CSV, NPY, NPZ or IDX file, or a YAML file with"
                    + " a data map as in study files (default: that of NETWORK.yaml).")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "What to test on (default: what --take leaves over of D).")
    private Optional<String> test = Optional.empty();

    @Option(names = "--take", paramLabel = "N", description = "Train on the first N inputs of D (default: 4 in 5).")
    private Optional<Integer> take = Optional.empty();

    /// Whether real training is asked for.
    boolean given() {
        return data.isPresent();
    }

    /// Scaled inputs and targets; for cross-entropy these are probabilities.
    DataPlan.Prepared read(Path networkFile, Network network, Loss loss) {
        int outputs = network.wire().outputs();
        DataPlan plan = plan(networkFile, network, outputs);
        if (loss == Loss.CROSS_ENTROPY && plan.targets() != TargetCoding.RAW) {
            plan = new DataPlan(plan.train(), plan.test(), plan.scale(), TargetCoding.ONE_HOT);
        }
        DataPlan.Prepared prepared =
                plan.load(folder(networkFile), new DataPlan.Fit(network.inputs(), outputs, network.absences()));
        Engines.requirePresence(prepared.train().name(), prepared.train().inputs(), network);
        prepared.test().ifPresent(set -> Engines.requirePresence(set.name(), set.inputs(), network));
        return prepared;
    }

    private Path folder(Path networkFile) {
        String name = data.orElse(networkFile.toString());
        return described(name)
                ? Objects.requireNonNullElse(Path.of(name).toAbsolutePath().getParent(), Path.of("."))
                : Path.of("");
    }

    private static boolean described(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    private DataPlan plan(Path networkFile, Network network, int outputs) {
        String name = data.orElse(networkFile.toString());
        if (described(name)) {
            return DataPlan.read(described(Path.of(name)));
        }
        String coding = outputs == 1 ? "raw" : "centered-one-hot";
        String train = "train: {file: " + quoted(name);
        String rest = test.map(file -> "test: {file: " + quoted(file) + "}").orElse("");
        if (test.isEmpty()) {
            int size = new DataFile(name, new LabelPlace.Usual(), 0)
                    .read(Path.of(""), network.absences())
                    .size();
            int count = take.orElse((int) Math.ceil(SHARE * size));
            train += ", take: " + count;
            rest = count < size ? "test: {file: " + quoted(name) + ", skip: " + count + "}" : "";
        } else if (take.isPresent()) {
            train += ", take: " + take.get();
        }
        String text = String.join("\n", train + "}", rest, "targets: " + coding, "");
        return DataPlan.read(Document.parse("the data of this command", text));
    }

    private Value described(Path path) {
        if (test.isPresent() || take.isPresent()) {
            throw new BadInput("--test-data and --take belong to data files; " + path + " says itself what to test on");
        }
        if (!StudyFile.isStudy(path)) {
            throw new BadInput(path + " has no data map; give --data digits, a data file, or a study file");
        }
        return Document.read(path).fields("network", "data", "study").required("data");
    }

    /// A JSON text is a YAML text.
    private static String quoted(String text) {
        String line = Json.line(Map.of("t", text));
        return line.substring(line.indexOf(':') + 2, line.length() - 1);
    }

    void putInto(Map<String, Object> request) {
        request.put("data", data);
        request.put("test_data", test);
        request.put("take", take);
    }
}
