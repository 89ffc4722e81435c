package wick.experiment.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import wick.data.DataPlan;
import wick.data.DataSet;
import wick.network.Example;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Presence;
import wick.network.Step;
import wick.network.Wiring;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Value;

/// Studies as YAML files: a network, its data, and optionally how much to measure.
///
/// ```yaml
/// network: ...
/// data: {train: {file: digits, take: 1000}, test: {file: digits, skip: 1000}}
/// study: {widths: [64, 128, 256, 512], networks: 2000, seed: 1,
///         training: {width: 256, networks: 64, inputs: 100, steps: 100, rate: 0.3}}
/// ```
///
/// Whatever is left out under `study` is chosen to suit the network.
public final class StudyFile {
    private static final int MOST_NETWORKS = 10_000_000;
    private static final int WIDEST = 1 << 16;
    /// At half the largest stable rate of wide networks, one narrow network in some hundred has so large
    /// a kernel that its loss first rises, and it alone then decides the spread.
    private static final double RATE = 0.3;

    private StudyFile() {}

    /// The study in a file; data files are looked for beside it.
    ///
    /// @throws wick.text.InputException naming file, line, field, value and what is allowed
    public static StudyRequest read(Path path) {
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), Path.of("."));
        String name = String.valueOf(path.getFileName());
        String title = name.replaceFirst("\\.ya?ml$", "");
        return request(Document.read(path), folder, new StudyRequest.Origin(title, path.toString(), List.of()));
    }

    /// Whether a file is about a study, and not about a network alone.
    public static boolean isStudy(Path path) {
        return Document.read(path)
                .fields("network", "data", "study")
                .optional("data")
                .isPresent();
    }

    /// The built-in example: handwritten digits near the edge of chaos.
    public static StudyRequest example() {
        Value document = Document.parse(Example.DIGITS.file(), Example.DIGITS.text());
        return request(document, Path.of("."), new StudyRequest.Origin("digits", "", List.of()));
    }

    private static StudyRequest request(Value document, Path folder, StudyRequest.Origin origin) {
        Fields fields = document.fields("network", "data", "study");
        Network network = NetworkFile.network(fields.required("network"));
        Wiring wiring = network.wire();
        Value where = fields.required("data");
        DataPlan.Prepared data = DataPlan.read(where)
                .load(folder, new DataPlan.Fit(network.inputs(), wiring.outputs(), network.absences()));
        if (network.absences()) {
            requirePositions(where, network, data.train());
            data.test().ifPresent(test -> requirePositions(where, network, test));
        }
        Optional<Value> study = fields.optional("study");
        Optional<Fields> settings = study.map(value -> value.fields("widths", "networks", "seed", "training"));
        Standard standard = Standard.of(wiring);
        return new StudyRequest(
                origin,
                network,
                data,
                settings.map(s -> study.orElseThrow().checked(() -> ensembles(s, standard)))
                        .orElse(standard.ensembles()),
                training(
                        settings.flatMap(s -> s.optional("training")),
                        standard,
                        data.train().size()),
                Effort.STANDARD);
    }

    /// Refuses positions that are absent in part, and inputs without any.
    private static void requirePositions(Value where, Network network, DataSet set) {
        where.checked(() -> Presence.of(set.name(), set.inputs(), network.input()));
    }

    private static StudyRequest.Ensembles ensembles(Fields fields, Standard standard) {
        StudyRequest.Ensembles usual = standard.ensembles();
        return new StudyRequest.Ensembles(
                fields.optional("widths").map(w -> w.integers(1, WIDEST)).orElse(usual.widths()),
                fields.optional("networks")
                        .map(n -> n.integer(10, MOST_NETWORKS))
                        .orElse(usual.networks()),
                fields.optional("seed")
                        .map(s -> s.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE))
                        .orElse(usual.seed()));
    }

    private static StudyRequest.Training training(Optional<Value> value, Standard standard, int available) {
        StudyRequest.Training usual = standard.training(available);
        if (value.isEmpty()) {
            return usual;
        }
        Fields fields = value.get().fields("width", "networks", "inputs", "steps", "rate");
        return value.get()
                .checked(() -> new StudyRequest.Training(
                        fields.optional("width").map(w -> w.integer(1, WIDEST)).orElse(usual.width()),
                        fields.optional("networks")
                                .map(n -> n.integer(10, MOST_NETWORKS))
                                .orElse(usual.networks()),
                        Math.min(
                                available,
                                fields.optional("inputs")
                                        .map(n -> n.integer(1, Integer.MAX_VALUE))
                                        .orElse(usual.inputs())),
                        fields.optional("steps")
                                .map(n -> n.integer(1, 1_000_000))
                                .orElse(usual.steps()),
                        fields.optional("rate").map(Value::positive).orElse(usual.rate())));
    }

    /// What suits a network of this depth and width: widths a factor of two apart, the smallest several
    /// times the depth.
    private record Standard(int width, int depth) {

        static Standard of(Wiring wiring) {
            List<Step.Linear> matrices = wiring.matrices();
            int widest = matrices.stream()
                    .limit(matrices.size() - 1L)
                    .mapToInt(Step.Linear::fanOut)
                    .max()
                    .orElse(64);
            return new Standard(widest, matrices.size());
        }

        StudyRequest.Ensembles ensembles() {
            int least = Math.max(32, 8 * depth);
            int narrowest = Math.max(least, Math.min(width, 1024) / 4);
            return new StudyRequest.Ensembles(
                    Stream.iterate(narrowest, w -> 2 * w).limit(4).toList(), 2000, 1);
        }

        StudyRequest.Training training(int available) {
            return new StudyRequest.Training(
                    Math.clamp(width, 64, 256), 64, Math.min(100, Math.max(1, available)), 100, RATE);
        }
    }
}
