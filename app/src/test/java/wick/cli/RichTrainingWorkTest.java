package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npy;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

class RichTrainingWorkTest {
    private static final String LINEAR = """
            network:
              input: 2
              layers:
                - dense: {width: 8, weight-variance: 1}
                - activation: linear
                - dense: {width: 1, weight-variance: 1}
              parameterization: mup
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("net.yaml"), LINEAR);
        Files.writeString(folder.resolve("lazy.yaml"), LINEAR.replace("mup", "ntk"));
        Npy.write(folder.resolve("X.npy"), Matrix.of(1, 2, 1, 0.5));
        Npy.write(folder.resolve("Y.npy"), Matrix.of(1, 1, 0.8));
        Npy.write(folder.resolve("two.npy"), Matrix.of(1, 2, 0.8, 1));
    }

    private Spoken train(String options) {
        String line = options.replaceAll("(\\w+\\.(yaml|npy|npz))", folder + "/$1");
        return Spoken.by(("train --infinite --rich --inputs X.npy --test X.npy " + line)
                .replace(" X.npy", " " + folder + "/X.npy")
                .split(" "));
    }

    /// Linear networks are exact. One step leads to η y Θ: |x|² + 1 from the input and its bias, ⟨h²⟩ = |x|²/2
    /// from the readout and 1 from its bias.
    @Test
    void oneStepOfALinearNetworkByHand() throws IOException {
        Written written = Written.by(train("net.yaml --targets Y.npy --rate 0.1 --steps 0,1,3 --json --out F.npz"));
        double first = 0.1 * 0.8 * (1.25 + 1 + 0.625 + 1);
        assertEquals(List.of(List.of(0.0)), written.list("training_outputs").getFirst());
        Npz file = Npz.read(folder.resolve("F.npz"));
        assertEquals(first, file.array("test_outputs").at(1), 1e-12);
        assertEquals(3.875, file.array("tangent_kernel").at(0), 1e-12);
        assertTrue(written.list("tangent_kernel_drift").get(1) instanceof Map<?, ?> drift
                && drift.get("value") instanceof Double value
                && value > 0.01);
        String text = train("net.yaml --targets Y.npy --rate 0.1 --steps 1").out();
        assertTrue(text.contains("Infinite width, features learned"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lazy.yaml --targets Y.npy --rate 0.1 --steps 1 | as in mup",
                "net.yaml --targets two.npy --rate 0.1 --steps 1 | does not fit",
                "net.yaml --targets Y.npy --rate 0.1 --times 1 | give --steps",
                "net.yaml --targets Y.npy --rate 0.1 --steps 1 --particles 3 | at least 64",
                "net.yaml --targets Y.npy --rate 90 --steps 60 | diverges",
                "net.yaml --targets Y.npy --rate 0.1 --steps 1 --kernel nngp | leave out"
            })
    void whatCannotBeDoneIsNamed(String options, String word) {
        Spoken refused = train(options);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains(word), refused.err());
    }
}
