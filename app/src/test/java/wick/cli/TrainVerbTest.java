package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npy;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

class TrainVerbTest {
    /// One dense layer in the NTK parameterization: K = Θ = 0.5 + 2 x·x′/2.
    private static final String LINEAR = """
            network:
              input: 2
              layers:
                - dense: {width: 2, weight-variance: 2, bias-variance: 0.5}
              parameterization: ntk
            """;

    private static final String FILES = "--inputs X.npy --targets Y.npy --test Z.npy ";

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("net.yaml"), LINEAR);
        Npy.write(folder.resolve("X.npy"), Matrix.of(1, 2, 1, 0.5));
        Npy.write(folder.resolve("Y.npy"), Matrix.of(1, 2, 0.8, -0.3));
        Npy.write(folder.resolve("Z.npy"), Matrix.of(2, 2, 0.2, 1, 1, 0.5));
        Npy.write(folder.resolve("classes.npy"), Matrix.of(1, 1, 1));
        Npy.write(folder.resolve("wide.npy"), Matrix.of(1, 3, 1, 2, 3));
    }

    private Spoken train(String options) {
        String line = ("net.yaml " + options).replaceAll("(\\w+\\.(yaml|npy|npz))", folder + "/$1");
        return Spoken.by(("train " + line).split(" "));
    }

    private static double at(Object list, int... indices) {
        Object here = list;
        for (int index : indices) {
            if (!(here instanceof List<?> items)) {
                throw new AssertionError(list + " has fewer axes");
            }
            here = items.get(index);
        }
        if (here instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError(here + " is no number");
    }

    /// With one training point Θ = 1.75 and Θ(z, x) = 1.2: everything by hand.
    @Test
    void meanAndVarianceOfTheFlowAreThoseInClosedForm() {
        Written written = Written.by(train("--infinite " + FILES + "--rate 0.1 --times 0.5,2,inf --json"));
        double[] times = {0.5, 2, Double.POSITIVE_INFINITY};
        for (int t = 0; t < 3; t++) {
            double r = 1.2 / 1.75 * (1 - Math.exp(-0.1 * 1.75 * times[t]));
            assertEquals(r * 0.8, at(written.list("mean"), t, 0, 0), 1e-14);
            assertEquals(r * -0.3, at(written.list("mean"), t, 0, 1), 1e-14);
            double variance = 0.5 + 1.04 - 2 * r * 1.2 + r * r * 1.75;
            assertEquals(variance, at(written.list("variance"), t, 0, 0), 1e-14);
            assertEquals(variance, at(written.list("variance"), t, 0, 1), 1e-14);
            assertEquals(1.75 * Math.exp(-0.35 * times[t]), at(written.list("variance"), t, 1, 0), 1e-14);
        }
        assertEquals(2 / 1.75, written.number("largest_stable_learning_rate"), 1e-14);
        assertTrue(written.list("times").contains(null));
        assertEquals(0.1, written.number("learning_rate"));
    }

    @Test
    void stepsWithMomentumAreTheRecursionWrittenOut() {
        Written written =
                Written.by(train("--infinite " + FILES + "--rate 0.3 --momentum 0.6 --steps 0,2,9 --mean-only --json"));
        double residual = 1;
        double move = 0;
        for (int k = 0; k <= 9; k++) {
            if (k == 2 || k == 9) {
                assertEquals((1 - residual) * 0.8, at(written.list("mean"), k == 2 ? 1 : 2, 1, 0), 1e-14);
            }
            move = 0.6 * move - 0.3 * 1.75 * residual;
            residual += move;
        }
        assertEquals(0, at(written.list("mean"), 0, 1, 0));
        assertFalse(written.fields().containsKey("variance"));
    }

    /// The initial variance is known; drawn at 400 functions it errs by four standard errors once in 16
    /// 000.
    @Test
    void crossEntropyStatesItsErrorsAndRaisesTheRightClass() throws IOException {
        Spoken spoken =
                train("--infinite --inputs X.npy --targets classes.npy --test Z.npy --loss cross-entropy --draws 400"
                        + " --times 4,0 --covariance --out F.npz --json");
        Written written = Written.by(spoken);
        double deviation =
                (at(written.list("variance"), 1, 0, 0) - 1.54) / at(written.list("variance_standard_error"), 1, 0, 0);
        assertTrue(Math.abs(deviation) < 4, "deviates by " + deviation);
        assertTrue(at(written.list("mean"), 0, 1, 1) > 1);
        assertEquals(
                -at(written.list("mean"), 0, 1, 1) + at(written.list("mean"), 1, 1, 1),
                at(written.list("mean"), 0, 1, 0) - at(written.list("mean"), 1, 1, 0),
                1e-9);
        Npz file = Npz.read(folder.resolve("F.npz"));
        assertEquals(List.of(2, 2, 2, 2), file.array("covariance").shape());
        assertEquals(
                at(written.list("variance"), 0, 1, 0), file.array("covariance").at(3), 1e-12);
    }

    /// Behind a sign every variance is 1: K = 2 for an input with itself, which is all that is learned.
    @Test
    void theReadoutBehindASignLearnsAlone() throws IOException {
        Files.writeString(
                folder.resolve("net.yaml"),
                LINEAR.replace(
                                "    - dense",
                                "    - dense: {width: 9, weight-variance: 1}\n    - activation: sign\n" + "    - dense")
                        .replace(", bias-variance: 0.5", ""));
        for (String what : List.of("", " --mean-only")) {
            Written written = Written.by(train("--infinite " + FILES + "--times 0.3 --kernel nngp --json" + what));
            assertEquals((1 - Math.exp(-0.6)) * 0.8, at(written.list("mean"), 0, 1, 0), 1e-13);
        }
        Spoken refused = train("--infinite " + FILES + "--times 0.3");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--kernel nngp"), refused.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--inputs X.npy --targets Y.npy --test Z.npy --times 1 | --infinite is missing",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy | --times T,... or --steps K,... is missing",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --steps 3 | --rate R is missing",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --times 1,-2 | must be a time, 0 or more, or inf",
                "--infinite --inputs wide.npy --targets Y.npy --test Z.npy --times 1 | has shape [1, 3]; this network needs",
                "--infinite --inputs X.npy --targets wide.npy --test Z.npy --times 1 | this network has 2 outputs",
                "--infinite --inputs Z.npy --targets Y.npy --test Z.npy --times 1 | has 1 rows for the 2 inputs",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --steps 9 --rate 2 | largest stable rate here is 1.14286",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --times 1 --loss hinge | --loss hinge must be squares or",
                "--infinite --inputs X.npy --targets classes.npy --test Z.npy --times inf --loss cross-entropy | grow without end",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --times 1 --loss cross-entropy | target (0, 1), counted from 0, is -0.3",
                "--infinite --inputs X.npy --targets Y.npy --test Z.npy --times 1 --momentum 1 | must be at least 0 and below 1"
            })
    void badInputIsOneClearMessage(String options, String words) {
        Spoken spoken = train(options);
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(words), spoken.err());
        assertEquals("", spoken.out());
    }

    @Test
    void forPeopleUnitsLossAndRateArePrinted() {
        String out = train("--infinite " + FILES + "--rate 0.1 --times 1").out();
        assertTrue(out.contains("half the sum of squares"), out);
        assertTrue(out.contains("steps of learning rate R"), out);
        assertTrue(out.contains("largest stable learning rate   1.14"), out);
    }
}
