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
import wick.data.Npy;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

class DiagramsVerbTest {
    private static final String NETWORK = """
            network:
              input: 2
              layers:
                - dense: {width: 32, weight-variance: 1.5, bias-variance: 0.1}
                - activation: tanh
                - dense: {width: 32, weight-variance: 1.5, bias-variance: 0.1}
                - activation: tanh
                - dense: {width: 1, weight-variance: 1.5, bias-variance: 0.1}
            """;

    @TempDir
    Path folder;

    private static Written asked(String... arguments) {
        String[] line = new String[arguments.length + 2];
        line[0] = "diagrams";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        line[line.length - 1] = "--json";
        return Written.by(Spoken.by(line));
    }

    private static Written diagram(Written found, int index) {
        return new Written((Map<?, ?>) found.list("diagrams").get(index));
    }

    private Path network() throws IOException {
        return Files.writeString(folder.resolve("net.yaml"), NETWORK);
    }

    private String inputs(Matrix rows) throws IOException {
        Path file = folder.resolve("x" + rows.rows() + ".npy");
        Npy.write(file, rows);
        return file.toString();
    }

    @Test
    void theFourPointFunctionAtSecondOrderHasItsTwoDiagrams() {
        Written found = asked("--theory", "phi4", "--legs", "4", "--order", "2");
        assertEquals(2, found.list("diagrams").size());
        assertEquals(3.5, found.number("sum"));
        assertEquals("7/2", found.at("sum_exact"));
        Written bubble = diagram(found, 1);
        assertEquals(2, bubble.number("order"));
        assertEquals(2, bubble.number("symmetry_factor"));
        assertEquals(3, bubble.number("multiplicity"));
        assertEquals(1.5, bubble.number("value"));
        assertEquals("3/2", bubble.at("value_exact"));
        assertEquals(1, bubble.number("sign"));
        assertEquals(1, bubble.number("loops"));
    }

    @Test
    void valuesAddUpToTheSumAndTheSumIsTheSeries() {
        List<String> series = List.of("1", "-1/2", "2/3", "-11/8", "34/9");
        for (int order = 0; order < series.size(); order++) {
            Written found = asked("--legs=2", "--order=" + order);
            double sum = 0;
            for (int i = 0; i < found.list("diagrams").size(); i++) {
                sum += diagram(found, i).number("value");
            }
            assertEquals(found.number("sum"), sum, 1e-12);
            assertEquals(series.get(order), found.at("sum_exact"));
        }
    }

    @Test
    void theNumberOfComponentsMayStayALetter() {
        Written letter = asked("--theory", "o-n", "--legs", "2", "--order", "1");
        assertNull(letter.at("sum"));
        assertEquals("-1/3 - 1/6 N", letter.at("sum_exact"));
        assertEquals(1, diagram(letter, 0).number("power_of_components"));
        Written three = asked("--theory", "o-n", "--legs", "2", "--order", "1", "--components", "3");
        assertEquals("-5/6", three.at("sum_exact"));
        assertEquals(-0.5, diagram(three, 0).number("value"));
    }

    /// At one point the sum over diagrams is that of zero dimensions times powers of the kernel.
    @Test
    void onPointsThePropagatorIsTheKernelOfTheNetwork() throws IOException {
        String net = network().toString();
        String x = inputs(Matrix.of(1, 2, 1, 1));
        Written found = asked("--legs", "2", "--order", "2", "--network", net, "--points", x, "--at", "0,0");
        Path kernelFile = folder.resolve("k.npz");
        assertEquals(
                0,
                Spoken.by("kernel", net, "--inputs", x, "--out", kernelFile.toString())
                        .code());
        double kernel = Npz.read(kernelFile).array("nngp").at(0);
        assertEquals(2.0 / 3 * Math.pow(kernel, 5), found.number("sum"), 1e-10);
        Path array = folder.resolve("K.npy");
        Npy.write(array, Matrix.of(1, 1, kernel));
        Written given = asked("--legs=2", "--order=2", "--propagator", "phi=" + array, "--at=0,0", "--measure=2");
        assertEquals(4 * found.number("sum"), given.number("sum"), 1e-9);
    }

    @Test
    void betweenLayersTheSumIsTheVertexOfTheReferenceTable() throws IOException {
        String net = network().toString();
        String x = inputs(Matrix.of(1, 2, 1, 1));
        Written vertex = asked("--theory", "layer", "--legs", "4", "--order", "1", "--network", net, "--points", x);
        assertEquals(0.2271276028, vertex.number("sum"), 1e-9);
        assertEquals(3, vertex.number("layer"));
        assertEquals(2, vertex.list("diagrams").size());
        Written metric = asked("--theory=layer", "--legs=2", "--network", net, "--points", x);
        assertEquals(-0.0451101636, metric.number("sum"), 1e-9);
        Written first = asked("--theory=layer", "--legs=4", "--network", net, "--points", x, "--layer=2");
        assertEquals(0.2564490665, first.number("sum"), 1e-9);
    }

    /// Inputs with x·x/2 = 1 and 0.7 and x·y/2 = 0.4, as in the table of two inputs.
    @Test
    void twoInputsHaveTheVertexOfTheReferenceTable() throws IOException {
        double a = Math.sqrt(2);
        double c = 0.8 / a;
        String x = inputs(Matrix.of(2, 2, a, 0, c, Math.sqrt(1.4 - c * c)));
        String net = network().toString();
        Written found = asked("--theory=layer", "--legs=4", "--network", net, "--points", x, "--at", "0,0,1,1");
        assertEquals(0.05101593, found.number("sum"), 1e-7);
        Written mixed = asked("--theory=layer", "--legs=4", "--network", net, "--points", x, "--at", "0,1,1,0");
        assertEquals(0.3861704, mixed.number("sum"), 1e-6);
    }

    @Test
    void picturesAreWrittenWithAPageOfAll() throws IOException {
        Path pictures = folder.resolve("pictures");
        Written found = asked("--legs", "2", "--order", "2", "--svg", pictures.toString());
        assertEquals(5, found.list("files").size());
        for (Object file : found.list("files")) {
            String text = Files.readString(pictures.resolve(String.valueOf(file)));
            assertTrue(text.contains("<svg") && text.contains("x₁"), text);
        }
    }

    @Test
    void aFileNamesFieldsAndVertices() throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), """
                theory:
                  fields: [phi, {name: psi, conjugate: psi*}, {name: s, propagator: -1/3}]
                  vertices:
                    - {coupling: g, fields: {phi: 1, psi: 1, psi*: 1}}
                    - {coupling: h, fields: {s: 4}, coefficient: 1/8}
                """);
        Written found = asked("--theory", file.toString(), "--legs", "psi=1,psi*=1", "--order", "g=2");
        assertEquals("2", found.at("sum_exact"));
        Written other = asked("--theory", file.toString(), "--legs", "s=4", "--order", "h=1");
        assertEquals("-1/27", other.at("sum_exact"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--legs 3 --order 2 | 11 ends of lines, an odd number",
                "--theory phi3 --legs 2 --order 1 | every diagram vanishes",
                "--theory complex --legs phi=2 --order 1 | cannot be paired",
                "--legs 6 --order 9 | there are 414482 diagrams",
                "--legs 4 --order 30 | can be paired in",
                "--legs 4 --order 70 | the order 70 must be from 0 to 60",
                "--legs many | --legs many must be a whole number",
                "--legs chi=2 | --legs chi=2 names chi; there is phi",
                "--theory ph4 | did you mean phi4?",
                "--all --no-vacuum | at most one of",
                "--components 3 | no vector field",
                "--theory o-n --components 0 | --components 0 must be at least 1",
                "--network net.yaml | belong together",
                "--propagator chi=K.npy --theory phi4 | the field phi needs a propagator",
                "--theory layer --legs 4 | needs --network",
                "--theory layer --legs 3 | odd number of legs",
                "--theory nothing.yaml | no such file"
            })
    void badInputIsOneMessageThatNamesIt(String line, String message) {
        Spoken spoken = Spoken.by(("diagrams " + line).split(" "));
        assertEquals(2, spoken.code(), spoken::out);
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "theory: {fields: [phi], vertices: [{coupling: g, fields: {chi: 4}}]} | names chi; the fields are phi",
                "theory: {fields: [phi], vertices: [{coupling: g, fields: {phi: 0}}]} | from 1 to 15",
                "theory: {fields: [phi], vertices: [{coupling: g, fields: {phi: 4}, coefficient: x}]} | must be a fraction",
                "theory: {fields: [phi], vertices: []} | a list of 0",
                "theory: {fields: [phi, phi], vertices: [{coupling: g, fields: {phi: 4}}]} | given twice",
                "theory: {fields: [{name: n, vector: true}], vertices: [{coupling: g, fields: {n: 4}}]} | vector field n"
            })
    void aBadFileIsRefusedByNameAndLine(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        Spoken spoken = Spoken.by("diagrams", "--theory", file.toString());
        assertEquals(2, spoken.code());
        assertTrue(
                spoken.err().startsWith("wick: " + file + ", line 1")
                        && spoken.err().contains(message),
                spoken.err());
    }

    @Test
    void mushroomsOfARecurrentNetworkAddUpToItsOrderOneOverN() {
        Written found = asked("--theory=recurrent", "--order=2", "--one-over-n=1");
        assertEquals(3, found.list("diagrams").size());
        assertEquals("9/16 N^-1", found.at("sum_exact"));
        assertEquals(0.5625, found.number("sum"));
        assertEquals(-1, diagram(found, 0).number("power_of_components"));
        assertNull(asked("--theory=recurrent", "--order=2").at("sum"));
        // at N = 3: 3/16 + 9/48 + 3/36
        assertEquals(
                "11/24",
                asked("--theory=recurrent", "--order=2", "--components=3").at("sum_exact"));
    }

    @Test
    void theSpectrumAtAFrequencyIsExact() {
        // s^2 of k/(|z|^2 - s) + (k/N) |z|^2/(|z|^2 - s)^2 2 Re s/(z^2 - s) at z = 1, k = 2: 2 + (2/N) (2 + 4)
        Written found = asked("--theory=recurrent", "--order=2", "--frequency=0", "--noise=2", "--one-over-n=1");
        assertEquals("12 N^-1", found.at("sum_exact"));
        assertEquals(
                "1/2", asked("--theory=recurrent", "--order=0", "--frequency=1").at("sum_exact"));
    }

    @Test
    void aChainOnADressedLineOvershootsTheExactTheory() {
        Written found = asked("--theory=recurrent", "--order=3", "--chain=0.25", "--frequency=0");
        assertEquals(4 / 3.0, found.number("bare_limit"), 1e-12);
        assertEquals(16 / 9.0, found.number("dressed_limit"), 1e-12);
        assertEquals(4, found.list("chain").size());
    }

    @Test
    void theSeriesOfALinearNetworkIsTheSumOfItsDiagrams() {
        Written found = asked("--theory=recurrent", "--series=linear");
        List<Double> expected = List.of(0.5, 0.25, 0.25, 0.1875, 0.5625, 0.75);
        for (int i = 0; i < expected.size(); i++) {
            Written term = new Written((Map<?, ?>) found.list("series").get(i));
            assertEquals(expected.get(i), term.number("coefficient"), 1e-10);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--theory phi4 --gamma 2|belong to --theory recurrent",
                "--theory recurrent --order 7|must be from 0 to 6",
                "--theory recurrent --legs 4|--legs must be 2",
                "--theory recurrent --gamma 0|--gamma 0 must be above 0",
                "--theory recurrent --noise much|--noise much must be a number",
                "--theory recurrent --step 1|and not 1",
                "--theory recurrent --chain 1|below gamma^2 = 1.0",
                "--theory recurrent --series tan|did you mean tanh",
                "--theory recurrent --one-over-n -1|must not be negative",
                "--theory recurrent-cubic --frequency 1|--frequency is for --theory recurrent in continuous time",
                "--theory recurrent --all|have no place there"
            })
    void whatARecurrentNetworkCannotBeAskedIsRefused(String options, String told) {
        List<String> words = new java.util.ArrayList<>(List.of("diagrams"));
        words.addAll(List.of(options.split(" ", -1)));
        Spoken spoken = Spoken.by(words.toArray(String[]::new));
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(told), spoken.err());
    }
}
