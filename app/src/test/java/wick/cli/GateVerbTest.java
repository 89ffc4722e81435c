package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.weighted.WeightedFile;
import wick.network.weighted.WeightedNetwork;

class GateVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "expressivity-gates.md");
        assertEquals(6, new PageCommands(page, folder).check());
    }

    private static double number(Written found, String key) {
        return Double.parseDouble(String.valueOf(found.at(key)));
    }

    @Test
    void aProductGateSaysItsNeuronsBiasesErrorAndScale() throws IOException {
        Written small = Written.by(Spoken.by(
                "gate", "product", "--factors", "4", "--activation", "logistic", "--neurons", "minimal", "--json"));
        assertEquals(8, number(small, "neurons"));
        assertEquals(1, small.list("biases").size());
        assertEquals(
                1.3169578969248,
                Math.abs(Double.parseDouble(String.valueOf(small.list("biases").getFirst()))),
                1e-12);
        assertTrue(number(small, "error") < 3e-3 && number(small, "scale") > 0);
        Written full = Written.by(
                Spoken.by("gate", "product", "--factors", "3", "--activation", "tanh", "--neurons", "full", "--json"));
        assertEquals(8, number(full, "neurons"));
        assertTrue(number(full, "error") < 1e-8);
        Written tree =
                Written.by(Spoken.by("gate", "product", "--factors", "32", "--neurons", "full", "--tree", "--json"));
        assertEquals(124, number(tree, "neurons"));
        assertEquals(5, number(tree, "hidden_layers"));
    }

    @Test
    void aProductOfBitsSaysHowSharpItMustBe() throws IOException {
        Written found = Written.by(Spoken.by("gate", "bits", "--factors", "5", "--sharpness", "23", "--json"));
        assertEquals(1.012999098e-5, number(found, "error"), 1e-13);
        assertEquals(46.0517018597, number(found, "sharpness_for_digits"), 1e-9);
        assertEquals(number(found, "error"), number(found, "measured_error"), 1e-15);
    }

    @Test
    void aTruthTableInAFileBecomesANetworkFile() throws IOException {
        Path file = folder.resolve("majority.txt");
        Files.writeString(file, "00010111\n");
        Path out = folder.resolve("majority.npz");
        Written found = Written.by(Spoken.by("gate", "boolean", file.toString(), "--out", out.toString(), "--json"));
        assertEquals(4, number(found, "neurons"));
        assertEquals(0, number(found, "wrong_values"));
        WeightedNetwork network = WeightedFile.read(out);
        assertEquals(1, network.apply(1, 0, 1)[0], 1e-6);
        assertEquals(0, network.apply(0, 0, 1)[0], 1e-6);
        assertEquals(List.of("x1", "x2", "x3"), found.list("variables"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "product --factors 2 --neurons full --bias 0; derivative of order 2 of sigmoid at bias 0.0 is 0",
                "product --factors 3 --activation relu; relu cannot multiply 3 factors",
                "product --factors 40; would have 549755813888 neurons",
                "product; needs --factors N",
                "product --factors 3 --neurons some; --neurons some must be full or minimal",
                "product --factors 3 --scale 0; scale 0.0",
                "bits --factors 3 --activation cos; cos does not go to a constant",
                "bits --factors 3 --sharpness -1; sharpness -1.0 must be above 0",
                "bits --factors 0; factors 0",
                "boolean; needs an expression",
                "boolean a&; the end at place 3",
                "boolean 011; 3 values",
                "boolean a --tolerance 0; tolerance 0.0 must be below 0.5 and at least",
                "produkt; allowed are product, bits and boolean",
                "bits x --factors 3; one word too many"
            })
    void whatCannotBeUsedIsNamed(String command, String part) {
        Spoken spoken = Spoken.by(("gate " + command.strip()).split(" ", -1));
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(part), spoken.err());
    }
}
