package wick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wick.network.signal.Capture;
import wick.network.signal.Recording;

/// A file that says what a model does to signals, by the kind of file it is.
final class ModelRecordings {
    private static final List<String> KINDS = List.of(".npz (of wick.capture)");

    private ModelRecordings() {}

    /// The recording in a file, or one made from the model in it.
    static Recording read(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!Files.exists(path)) {
            throw new BadInput(path + ": no such file");
        }
        if (name.endsWith(".npz")) {
            return Capture.read(path);
        }
        throw new BadInput(path + ": of what kind of file is it? wick diagnose reads " + String.join(", ", KINDS));
    }
}
