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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalityVerbTest {
    private static final List<String> KEYS = List.of(
            "phase",
            "fixed_point_variance",
            "susceptibility",
            "variance_susceptibility",
            "correlation_fixed_point",
            "correlation_depth",
            "variance_depth");

    private static Written asked(String... arguments) {
        String[] line = new String[arguments.length + 2];
        line[0] = "criticality";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        line[line.length - 1] = "--json";
        return Written.by(Spoken.by(line));
    }

    @Test
    void aChaoticNetworkHasAllNumbers() {
        Written found = asked("--activation", "tanh", "--weight-variance", "2.25", "--bias-variance", "0.05");
        assertEquals("chaotic", found.at("phase"));
        assertEquals(0.889424917283, found.number("fixed_point_variance"), 1e-11);
        assertEquals(1.092337929486, found.number("susceptibility"), 1e-11);
        assertEquals(0.5672249268, found.number("correlation_fixed_point"), 1e-10);
        assertEquals(15.11708645, found.number("correlation_depth"), 1e-8);
    }

    @Test
    void anOrderedNetworkForgetsItsInputsAtTheDepthOfItsSusceptibility() {
        Written found = asked("--activation=tanh", "--weight-variance=1", "--bias-variance=.05");
        assertEquals("ordered", found.at("phase"));
        assertEquals(1, found.number("correlation_fixed_point"));
        assertEquals(-1 / Math.log(found.number("susceptibility")), found.number("correlation_depth"), 1e-9);
        assertEquals(-1 / Math.log(found.number("variance_susceptibility")), found.number("variance_depth"), 1e-9);
    }

    @Test
    void theBiasVarianceAloneGivesThePointOnTheCriticalLine() {
        Written found = asked("--activation", "tanh", "--bias-variance", "0.05");
        assertEquals(1.760954639606, found.number("critical_weight_variance"), 1e-12);
        assertEquals("critical", found.at("phase"));
        assertEquals(0.570047881641, found.number("fixed_point_variance"), 1e-12);
        assertNull(found.at("correlation_depth"));
        assertEquals(1, found.list("critical_points").size());
    }

    @Test
    void whereNoCriticalPointExistsEveryKeyIsNullAndThatIsNoError() {
        Written found = asked("--activation", "relu", "--bias-variance", "0.1");
        assertNull(found.at("critical_weight_variance"));
        KEYS.forEach(key -> assertNull(found.at(key), key));
        assertEquals(List.of(), found.at("critical_points"));
    }

    @Test
    void aRunawayVarianceHasNoFixedPoint() {
        Written found = asked("--activation", "relu", "--weight-variance", "3", "--bias-variance", "0.1");
        assertNull(found.at("fixed_point_variance"));
        assertTrue(found.fields().keySet().containsAll(KEYS), found.fields().keySet()::toString);
    }

    @Test
    void theHalfStablePointOfGeluIsListedWhenNothingIsGiven() {
        Written point = new Written((Map<?, ?>)
                asked("--activation", "gelu").list("half_stable_points").getFirst());
        assertEquals(1.983058257437, point.number("critical_weight_variance"), 1e-11);
        assertEquals(0.172922390756, point.number("bias_variance"), 1e-11);
    }

    @Test
    void thePersonsTableEndsInOneSentenceOfMeaning() {
        Spoken spoken = Spoken.by("criticality", "--activation", "relu", "--weight-variance", "2");
        assertEquals(0, spoken.code());
        assertTrue(spoken.out().contains("critical") && spoken.out().contains("survive as powers"), spoken.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--activation=tnh | did you mean tanh?",
                "--activation=tanh --weight-variance=-1 | --weight-variance -1.0 must be a finite number, 0 or more",
                "--activation=tanh --bias-variance=NaN | --bias-variance NaN must be",
                "--activation=tanh --weight-variance=much | much",
                "--weight-variance=2 | --activation"
            })
    void badInputIsOneMessageThatNamesIt(String line, String message) {
        Spoken spoken = Spoken.by(("criticality " + line).split(" "));
        assertEquals(2, spoken.code());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
    }

    private static Path file(Path folder, String block) throws IOException {
        return Files.writeString(
                folder.resolve("network.yaml"),
                "network:\n  input: 8\n  layers:\n    - dense: {width: 16, weight-variance: 1}\n"
                        + "    - repeat: {times: 4, layers: [" + block + "]}\n"
                        + "    - dense: {width: 1, weight-variance: 1}\n");
    }

    @Test
    void aResidualNetworkHasItsLawsOfDepth(@TempDir Path folder) throws IOException {
        Path network =
                file(folder, "{residual: {branch: [{activation: relu}, {dense: {width: 16, weight-variance: 2}}]}}");
        Written found = asked(network.toString());
        assertEquals("scale_invariant", found.at("universality_class"));
        assertNull(found.at("fixed_point_variance"));
        assertEquals(2, found.number("susceptibility"), 1e-13);
        assertEquals(Map.of("law", "power", "exponent", -2.0), found.at("decorrelation"));
        assertEquals(
                "exponential",
                new Written((Map<?, ?>) java.util.Objects.requireNonNull(found.at("gradient"))).at("law"));
        Spoken spoken = Spoken.by("criticality", network.toString());
        assertTrue(spoken.out().contains("scale-invariant") && spoken.out().contains("l^-2"), spoken.out());
    }

    @Test
    void aDenseNetworkHasTheNumbersOfItsActivation(@TempDir Path folder) throws IOException {
        Path network =
                file(folder, "{activation: tanh}, {dense: {width: 16, weight-variance: 2.25, bias-variance: 0.05}}");
        Written found = asked(network.toString());
        assertEquals("chaotic", found.at("universality_class"));
        assertEquals(0.889424917283, found.number("fixed_point_variance"), 1e-11);
        assertEquals(0.5672249268, found.number("correlation_fixed_point"), 1e-9);
        assertEquals(15.11708645, found.number("correlation_depth"), 1e-4);
    }

    @Test
    void whatHasNoDepthBehaviorIsOneMessage(@TempDir Path folder) throws IOException {
        Path network = file(folder, "{activation: tanh}, {activation: tanh}, {dense: {width: 16, weight-variance: 1}}");
        Spoken spoken = Spoken.by("criticality", network.toString());
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("network.yaml") && spoken.err().contains("Pointwise"), spoken.err());
        assertEquals(
                2,
                Spoken.by("criticality", network.toString(), "--activation=tanh")
                        .code());
    }

    private static final String[] TANH = {
        "--activation", "tanh", "--weight-variance", "1.69", "--bias-variance", "0.09", "--width", "64"
    };

    @Test
    void aWidthShiftsTheCorrelationDepthOfTheMeanAndOfOneNetwork() {
        Written found = atWidth(TANH);
        assertEquals(64, found.number("width"));
        assertEquals(0.224247297618, found.number("annealed_alpha"), 1e-10);
        assertEquals(-1.727409331130, found.number("typical_alpha"), 1e-10);
        assertEquals(1 / (0.06208028780949 - (0.224247297618 / 64)), found.number("annealed"), 1e-8);
        assertEquals(1 / (0.06208028780949 + (1.727409331130 / 64)), found.number("typical"), 1e-8);
        assertNull(found.at("reason"));
    }

    @Test
    void thePageShowsWhatTheVerbPrints() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("wick.root"), "docs", "criticality.md"));
        String out = Spoken.by("criticality", TANH[0], TANH[1], TANH[2], TANH[3], TANH[4], TANH[5], TANH[6], TANH[7])
                .out();
        List<String> lines = out.substring(out.indexOf("Width 64")).lines().toList();
        assertEquals(6, lines.size(), out);
        lines.stream().filter(line -> !line.isBlank()).forEach(line -> assertTrue(page.contains("    " + line), line));
        assertFalse(out.contains("further orders"), out);
    }

    @ParameterizedTest
    @CsvSource({
        "tanh,1,0.05,0.2757,−0.0397,−1.387",
        "tanh,1.69,0.09,0.0621,0.2242,−1.727",
        "tanh,1.760954639606,0.05,0,0.3185,−1.678",
        "tanh,2.25,0.05,−0.0883,0.3563,−1.944",
        "erf,1,0.1,0.2267,0.0721,−1.589",
        "gelu,1.25,0.3,0.6465,1.464,−1.609",
        "relu,2,0,0,2,−2"
    })
    void thePagesTableIsWhatTheVerbSays(
            String activation, String weight, String bias, String rate, String mean, String one) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("wick.root"), "docs", "criticality.md"));
        assertTrue(page.contains("| %s | %s | %s |".formatted(rate, mean, one)), "no such row");
        Written found = atWidth(
                "--activation", activation, "--weight-variance", weight, "--bias-variance", bias, "--width", "9");
        assertClose(rate, found.number("rate_at_infinite_width"));
        assertClose(mean, found.number("annealed_alpha"));
        assertClose(one, found.number("typical_alpha"));
    }

    private static Written atWidth(String... arguments) {
        Object found = asked(arguments).at("correlation_depth_at_width");
        if (found instanceof Map<?, ?> map) {
            return new Written(map);
        }
        throw new AssertionError("correlation_depth_at_width is " + found);
    }

    private static void assertClose(String printed, double found) {
        int digits = printed.contains(".") ? printed.length() - printed.indexOf('.') - 1 : 6;
        double value = Double.parseDouble(printed.replace('−', '-'));
        assertEquals(value, found, 0.51 * Math.pow(10, -digits));
    }

    @Test
    void aNetworkFileThatRepeatsOneLayerGivesTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("network.yaml");
        Files.writeString(file, """
                network:
                  input: 2
                  layers:
                    - repeat: {times: 20, layers: [{dense: {width: 64, weight-variance: 1.69, bias-variance: 0.09}}, {activation: tanh}]}
                    - dense: {width: 1, weight-variance: 1, bias-variance: 0}
                """);
        Written found = atWidth(file.toString(), "--width", "64");
        assertEquals(atWidth(TANH), found);
    }

    @Test
    void whereNoRateExistsTheReasonStandsInItsPlace() {
        Written found = atWidth("--activation", "tanh", "--weight-variance", "0.9", "--width", "64");
        assertNull(found.at("typical"));
        assertTrue(String.valueOf(found.at("reason")).contains("no positive fixed point"), found::toString);
    }

    @Test
    void aWidthWithoutNetworksIsRefused() {
        Spoken none = Spoken.by("criticality", "--activation", "tanh", "--bias-variance", "0.1", "--width", "64");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--width needs --weight-variance"), none.err());
        Spoken zero = Spoken.by("criticality", "--activation", "tanh", "--weight-variance", "1", "--width", "0");
        assertEquals(2, zero.code());
        assertTrue(zero.err().contains("--width 0"), zero.err());
    }
}
