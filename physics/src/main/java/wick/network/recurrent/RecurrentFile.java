package wick.network.recurrent;

import java.nio.file.Path;
import java.util.OptionalInt;
import wick.text.Document;
import wick.text.Value;

/// A recurrent network as a YAML (or JSON) file, and the number of its units where the file says it.
///
/// ```yaml
/// recurrent:
///   gamma: 1                       # decay rate
///   weight-variance: 2.25          # Var W = weight-variance / size
///   bias-variance: 0
///   noise: 0.5                     # variance of the noise per time
///   activation: tanh               # as in network files
///   input: none                    # {constant: {variance: 1}}, {white: {intensity: 1}},
///                                  # {series: {variance: 1, interval: 0.5, values: [[1, 0], [0, 1]]}}
///   step: 0.1                      # absent: time is continuous
///   weights: tied                  # fresh: drawn anew at every step
///   size: 400                      # may be absent
/// ```
public record RecurrentFile(RecurrentNetwork network, OptionalInt size) {

    public RecurrentFile {
        size.ifPresent(units -> {
            if (units < 1) {
                throw new IllegalArgumentException("size " + units + " must be at least 1");
            }
        });
    }

    /// Reads a file.
    ///
    /// @throws wick.text.InputException naming file, line, field, value and what is allowed
    public static RecurrentFile read(Path path) {
        return of(Document.read(path));
    }

    /// The network in `text`, called `file` in messages.
    public static RecurrentFile parse(String file, String text) {
        return of(Document.parse(file, text));
    }

    private static RecurrentFile of(Value document) {
        return new RecurrentReader(document.fields("recurrent").required("recurrent")).read();
    }

    /// The file without comments: reading it gives an equal network.
    public String text() {
        return RecurrentWriter.text(this);
    }
}
