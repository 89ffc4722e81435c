package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wick.experiment.diagnosis.Chain;
import wick.experiment.diagnosis.Diagnosis;
import wick.network.signal.Recording;
import wick.report.DiagnosisPage;
import wick.store.OutputFolder;

/// `wick diagnose`: which module of a model breaks its signals or gradients, and what to change?
@Command(
        name = "wick diagnose",
        description = {
            "Names the module where signals or gradients of a model leave what theory expects of its weights, and says"
                    + " what to change and by how much.",
            "FILE is a capture, which wick.capture(model, batch) of python/wick.py writes for any PyTorch model; or a"
                    + " model as an ONNX file, or weights as safetensors with their network, which are run on data or on"
                    + " noise, forward and back."
                    + " A trained model is recognized, and judged for stability only."
        },
        footer = {
            "",
            "Exit code: 0 healthy, 1 a fault was found, 2 bad input.",
            "",
            "Keys of --json: verdict (healthy, fault), trained, sign (how that was seen),",
            "model, findings: fault, severity (fault, notice), modules, what, advice,",
            "factor (of the weights' standard deviation, or null); profile: module, kind,",
            "output, expected_low, expected_high, gradient, back, back_low, back_high, all",
            "mean squares, null where nothing is known.",
            "Chain, for a plain chain of linear maps and activations: phase,",
            "weight_variance, critical_weight_variance, signals and gradients predicted and",
            "measured. Of model files also: ran_on, loss, accuracy, unknown_operators and",
            "judged_by_weights_alone (modules behind them); weights: module, rows, columns,",
            "variance, tail (3 for normal entries), law, top_over_edge and outliers of the",
            "spectrum.",
            "--out FOLDER writes diagnosis.json and report.html, the profile over depth.",
            "",
            "Examples:",
            "  wick diagnose capture.npz",
            "  wick diagnose capture.npz --json",
            "  wick diagnose capture.npz --out diagnosis",
            "  wick diagnose model.onnx",
            "  wick diagnose model.onnx --data digits --samples 256",
            "  wick diagnose weights.safetensors --network network.yaml",
        })
final class DiagnoseVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A capture NAME.npz, a model NAME.onnx, or weights NAME.safetensors.")
    private Path file = Path.of("capture.npz");

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        ModelRecordings.Found found = ModelRecordings.read(file, model, options.seed());
        Recording recording = found.recording();
        Optional<OutputFolder> folder = options.out().map(OutputFolder::prepare);
        Diagnosis diagnosis = found.file()
                .map(told -> Diagnosis.of(recording, told.condition()))
                .orElseGet(() -> Diagnosis.of(recording));
        DiagnosisWords words = new DiagnosisWords(recording, diagnosis);
        SequencedMap<String, Object> json = words.json();
        Optional<FileModelWords> more = found.file().map(FileModelWords::new);
        more.ifPresent(told -> told.json(json));
        Optional<ChainWords> chain = found.file()
                .map(FileModel::chain)
                .orElseGet(() -> Chain.of(recording))
                .map(ChainWords::new);
        json.put("chain", chain.map(ChainWords::json));
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("file", file.toString());
        request.put("data", model.data());
        json.put("request", request);
        if (folder.isPresent()) {
            folder.get().write("diagnosis.json", json);
            folder.get().write("report.html", DiagnosisPage.of(recording, diagnosis));
            console.say("report: " + folder.get().file("report.html"));
        }
        return new Answer(
                json,
                () -> words.text()
                        + more.map(FileModelWords::text).orElse("")
                        + chain.map(ChainWords::text).orElse(""),
                diagnosis.isHealthy());
    }
}
