package wick.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Commented files that come with Wick, to run and to start from.
public enum Example {
    /// Digits near criticality: the study that runs when none is given.
    DIGITS("digits.yaml"),
    /// The same digits, far in the chaotic phase.
    CHAOTIC("chaotic.yaml"),
    /// A stack of `torch.nn.Linear` with what PyTorch does when nothing is said, and how the two map onto
    /// each other.
    PYTORCH_DEFAULT("pytorch-default.yaml"),
    /// A convolutional network on the digits.
    CONVOLUTION("convolution.yaml"),
    /// A first file of one's own, with everything that can be said in it.
    STARTER("starter.yaml");

    private final String file;

    Example(String file) {
        this.file = file;
    }

    /// The name of the file, such as `digits.yaml`.
    public String file() {
        return file;
    }

    /// The text of the file, with its comments.
    public String text() {
        try (InputStream stream = Example.class.getResourceAsStream("/wick/examples/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("this copy of Wick is incomplete: " + file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
