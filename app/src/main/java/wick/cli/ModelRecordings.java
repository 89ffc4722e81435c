package wick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.lab.model.NetworkModel;
import wick.model.Model;
import wick.model.OnnxFile;
import wick.model.Safetensors;
import wick.network.NetworkFile;
import wick.network.signal.Capture;
import wick.network.signal.Recording;

/// A file that says what a model does to signals, by the kind of file it is.
final class ModelRecordings {
    private static final List<String> KINDS =
            List.of(".npz (of wick.capture)", ".onnx", ".safetensors (with --network)");

    private ModelRecordings() {}

    /// A recording; and for a model file what else was found in it.
    record Found(Recording recording, Optional<FileModel> file) {}

    /// The recording in a file, or one made from the model in it.
    static Found read(Path path, ModelOptions options, long seed) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!Files.exists(path)) {
            throw new BadInput(path + ": no such file");
        }
        if (name.endsWith(".npz")) {
            options.given().ifPresent(option -> {
                throw new BadInput(option + " is for model files; a capture such as " + path + " has run already");
            });
            return new Found(Capture.read(path), Optional.empty());
        }
        if (name.endsWith(".onnx")) {
            if (options.network().isPresent()) {
                throw new BadInput("--network is for safetensors files; " + path + " holds its network");
            }
            return found(OnnxFile.read(path), options, seed);
        }
        if (name.endsWith(".safetensors")) {
            Path network = options.network()
                    .orElseThrow(
                            () -> new BadInput(path + " holds weights only: give --network NETWORK.yaml, the network"
                                    + " that they belong to"));
            return found(
                    NetworkModel.of(NetworkFile.read(network), Safetensors.read(path), path.toString()), options, seed);
        }
        throw new BadInput(path + ": of what kind of file is it? wick diagnose reads " + String.join(", ", KINDS));
    }

    private static Found found(Model model, ModelOptions options, long seed) {
        FileModel file = FileModel.of(model, options, seed);
        return new Found(file.recorded().recording(), Optional.of(file));
    }
}
