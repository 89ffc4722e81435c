package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentVerbTest {
    @TempDir
    Path folder;

    private static Spoken said(String line, String... more) {
        return Spoken.by(Stream.concat(Stream.of(("recurrent " + line).split(" ")), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Map<?, ?> map(Written written, String key) {
        return (Map<?, ?>) Objects.requireNonNull(written.at(key));
    }

    private static double number(Map<?, ?> map, String key) {
        return ((Number) Objects.requireNonNull(map.get(key), key)).doubleValue();
    }

    @Test
    void theoryOfALinearNetworkHasEveryKeyWithItsError() {
        Written found =
                Written.by(said("theory --gamma 1 --weight-variance 0.25 --noise 1 --size 50 --lags 0,2 --json"));
        for (String key : List.of("variance", "correlation_time", "lyapunov_exponent", "order_1_over_n")) {
            assertTrue(number(map(found, key), "error") < 1e-13, key);
        }
        assertEquals(.5773502692, number(map(found, "variance"), "value"), 1e-10);
        assertEquals(.20626738, number(map(found, "order_1_over_n"), "value"), 1e-8);
        assertEquals(-.5, number(map(found, "lyapunov_exponent"), "value"), 1e-14);
        assertEquals("contracting", found.at("phase"));
        assertEquals(List.of(0.0, 2.0), map(found, "autocorrelation").get("times"));
        Map<?, ?> lengths = map(found, "lengths");
        assertEquals(2, number((Map<?, ?>) Objects.requireNonNull(lengths.get("perturbation")), "value"), 1e-14);
        assertEquals(50, number(map(found, "at_size"), "size"));
        assertEquals(0.25, number(map(found, "request"), "weight_variance"));
    }

    @Test
    void whatDoesNotExistIsNull() {
        Written found = Written.by(said("theory --weight-variance 4 --activation tanh --json"));
        assertEquals("chaotic", found.at("phase"));
        assertEquals(1.9248054137, number(map(found, "variance"), "value"), 2e-10);
        assertEquals(.112458, number(map(found, "lyapunov_exponent"), "value"), 1e-6);
        assertNull(found.at("order_1_over_n"));
        assertNull(map(found, "lengths").get("perturbation"));
        assertNull(map(found, "lengths").get("amplitude"));
    }

    @Test
    void optionsGoBeforeTheFile() throws IOException {
        Path file = folder.resolve("net.yaml");
        Files.writeString(file, """
                recurrent:
                  weight-variance: 0.25
                  noise: 3
                  activation: tanh
                  size: 60
                """);
        Written found = Written.by(said("theory", file.toString(), "--noise", "1", "--activation", "linear", "--json"));
        assertEquals(.5773502692, number(map(found, "variance"), "value"), 1e-10);
        assertEquals(60, number(map(found, "at_size"), "size"));
        assertEquals("linear", map(found, "request").get("activation"));
    }

    @Test
    void simulatedNetworksHaveMeansErrorsAndMedians() {
        Written found = Written.by(said("simulate --weight-variance 0.25 --noise 1 --size 30 --networks 100 --json"));
        Map<?, ?> variance = map(found, "variance");
        double theory = .5773502692 * (1 + .20626738 / 30);
        assertEquals(theory, number(variance, "mean"), 4 * number(variance, "standard_error"));
        assertEquals(100, number(found.fields(), "drawn_networks"));
        assertEquals(0, number(found.fields(), "unstable_fraction"));
        assertEquals("not chaotic", found.at("phase"));
        assertTrue(number(map(found, "medians"), "lyapunov_exponent") < -.4);
        assertEquals(
                11,
                ((List<?>) Objects.requireNonNull(map(found, "autocorrelation").get("values"))).size());
    }

    @Test
    void comparisonsOfRunNetworksHaveAPredictionAMeasurementAndAVerdict() throws IOException {
        Spoken spoken = said(
                "compare --weight-variance 0.5 --noise 1 --activation tanh --size 16,24,32,48 --networks 40"
                        + " --realizations 2 --duration 20 --burn-in 8 --json",
                "--svg",
                folder.toString());
        assertTrue(spoken.code() < 2, spoken.err());
        Written found = Written.by(new Spoken(0, spoken.out(), spoken.err()));
        List<?> comparisons = found.list("comparisons");
        assertEquals(5, comparisons.size());
        for (Object comparison : comparisons) {
            Map<?, ?> fields = (Map<?, ?>) comparison;
            assertTrue(fields.keySet().containsAll(List.of("prediction", "measurement", "rival", "z", "verdict")));
            assertFalse("DISAGREES".equals(fields.get("verdict")), fields::toString);
        }
        assertEquals(4, found.list("measured").size());
        assertTrue(Files.readString(folder.resolve("autocorrelation.svg")).contains("measured, N = 48"));
    }

    @Test
    void thePhasesAgreeWithTheBordersBetweenThem() throws IOException {
        Written found = Written.by(said(
                "phases --activation tanh --up-to 0.5 --grid 3 --deviations 0.8,2 --json", "--svg", folder.toString()));
        assertEquals(
                List.of(List.of("silent", "chaotic", "chaotic"), List.of("contracting", "expansive", "chaotic")),
                found.list("phase").subList(0, 2));
        List<?> chaos = found.list("chaos");
        assertEquals(1, ((Number) chaos.getFirst()).doubleValue(), 1e-6);
        assertEquals(1.47556803, ((Number) chaos.get(1)).doubleValue(), 1e-7);
        assertEquals(1.67413884, ((Number) chaos.get(2)).doubleValue(), 1e-7);
        assertEquals(1.37132576, ((Number) found.list("local_instability").get(2)).doubleValue(), 1e-7);
        assertTrue(Files.readString(folder.resolve("phases.svg")).contains("local instability"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "theory ~ needs --weight-variance",
                "thery --weight-variance 1 ~ did you mean theory?",
                "theory --weight-variance 1.2 ~ must be below gamma^2 = 1.00000, which it exceeds by 0.2000",
                "theory --weight-variance 1.2 --step 1 --fresh ~ exceeds by 0.2000; a linear network with fresh weights",
                "theory --weight-variance 0.9 --step 1.5 ~ ((1 - |1 - step gamma|) / step)^2 = 0.111111",
                "theory --weight-variance 3 --activation relu --noise 1 ~ at 1.0e+08 it is 1.50000, 0.5000 above",
                "theory --weight-variance 0.2 --noise -1 ~ --noise -1.0 must be a finite number, 0 or more",
                "theory --weight-variance -1 ~ --weight-variance -1.0 must be a finite number, 0 or more",
                "theory --weight-variance 0.2 --gamma 0 ~ --gamma 0.0 must be a finite number above 0",
                "theory --weight-variance 0.2 --step 3 ~ must be below 2, which it exceeds by 1.000",
                "theory --weight-variance 0.2 --fresh ~ --fresh needs time in steps",
                "theory --weight-variance 0.2 --activation tanhh ~ did you mean tanh?",
                "theory --weight-variance 0.2 --input wite:3 ~ must be none, constant:V, white:V",
                "theory --weight-variance 0.2 --input white: ~ a number behind the colon",
                "theory --weight-variance 0.2 --input white:-1 ~ 0 or more",
                "theory --weight-variance 0.2 --input-variance 3 ~ goes with --input X.npy",
                "theory --weight-variance 0.2 --input no.npy ~ no.npy: no such file",
                "theory --weight-variance 0.2 --lags 1,far ~ such as 0,1,2; 'far' is none",
                "theory --weight-variance 0.2 --size 0 ~ from 1 to",
                "theory --weight-variance 0.2 --networks 5 ~ --networks does not go with wick recurrent theory",
                "theory --weight-variance 0.2 --grid 5 ~ --grid goes with wick recurrent phases",
                "simulate --weight-variance 1 --noise 1 --activation tanh --duration 0.5 ~ shorter than the correlation time",
                "simulate --weight-variance 1 --noise 1 --activation tanh --integration-step 0.8 ~ be off by -21 %",
                "simulate --weight-variance 1 --noise 1 --activation tanh --integration-step 3 ~ grow without bound",
                "simulate --weight-variance 0.2 --noise 1 --networks 2 ~ must be at least 4",
                "compare --weight-variance 0.2 --noise 1 --size 100 ~ at least 4 different sizes",
                "phases --weight-variance 2 ~ which varies it: give --deviations",
                "phases --noise 1 ~ which varies it: give --up-to",
                "phases --against weights ~ must be noise or bias-variance",
                "phases --grid 1 ~ --grid 1 must be from 2 to 400",
                "phases --activation tanh --step 0.1 ~ needs continuous time"
            })
    void badInputIsOneMessageAndPrintsNothingElse(String line, String message) {
        Spoken spoken = said(line);
        assertEquals(2, spoken.code(), spoken.err());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
    }
}
