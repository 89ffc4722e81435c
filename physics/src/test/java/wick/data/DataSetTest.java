package wick.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.matrix.Matrix;
import wick.text.Document;
import wick.text.InputException;

class DataSetTest {
    private static final Path REFERENCE = Path.of(System.getProperty("wick.root"), "reference", "arrays");

    @TempDir
    private Path folder;

    private DataPlan plan(String yaml) {
        return DataPlan.read(Document.parse("study.yaml", yaml));
    }

    private DataPlan.Prepared load(String yaml, int inputs, int outputs) {
        return plan(yaml).load(folder, inputs, outputs);
    }

    private InputException refused(String yaml, int inputs, int outputs) {
        return assertThrows(InputException.class, () -> load(yaml, inputs, outputs));
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static void assertSays(InputException e, String... parts) {
        for (String part : parts) {
            assertTrue(String.valueOf(e.getMessage()).contains(part), () -> part + " is not in: " + e.getMessage());
        }
    }

    @Test
    void theDigitsComeWithTheirOriginAndAreReadAsTheDesignOfAStudySays() {
        var digits = load("""
                {train: {file: digits, take: 1000}, test: {file: digits, skip: 1000}, labels: last-column,
                 scale: sphere, targets: centered-one-hot}
                """, 64, 10);

        assertEquals(1000, digits.train().size());
        assertEquals(797, digits.test().orElseThrow().size());
        assertTrue(digits.train().description().contains("Alpaydin and Kaynak 1998"));
        double[] x = digits.train().inputs().row(17);
        assertEquals(64, IntStream.range(0, 64).mapToDouble(i -> x[i] * x[i]).sum(), 1e-12);
        // the first image is a zero, whose third pixel is 5 of 16
        Matrix targets = digits.trainingTargets();
        assertEquals(0.9, targets.at(0, 0), 1e-15);
        assertEquals(-0.1, targets.at(0, 9), 1e-15);
        double ratio =
                digits.train().inputs().at(0, 3) / digits.train().inputs().at(0, 2);
        assertEquals(13.0 / 5, ratio, 1e-14);
    }

    @Test
    void theAttributionThatShipsWithTheDigitsIsThatOfTheProject() throws Exception {
        try (var stream = DataSet.class.getResourceAsStream("/wick/data/NOTICE")) {
            assertEquals(
                    Files.readString(Path.of(System.getProperty("wick.root"), "NOTICE")),
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,y\n1,2,0\n3,4,1\n",
                "\uFEFF1;2;0\r\n3;4;1",
                "# note\n\n1\t2\t0\n\n3\t4\t1\n",
                "\"1\", \"2\" ,0\n3,4,1"
            })
    void tablesAreReadWithOrWithoutHeaderWhateverSeparatesTheirColumns(String text) throws Exception {
        file("d.csv", text);

        var data = load("{train: {file: d.csv}, scale: none}", 2, 2);

        assertEquals(Matrix.of(2, 2, 1, 2, 3, 4), data.train().inputs());
        assertEquals(new Targets.Labels(List.of(0, 1), 2), data.train().targets());
    }

    @Test
    void labelsMayStandInAnyColumnOrInAFileOfTheirOwn() throws Exception {
        file("d.csv", "y,a,b\n1,2,0\n0,4,1\n");
        file("y.csv", "0\n1\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("d.csv.gz")))) {
            out.write(Files.readAllBytes(folder.resolve("d.csv")));
        }

        for (String where : List.of("first-column", "{column: y}", "{column: 0}")) {
            var data = load("{train: {file: d.csv.gz}, scale: none, labels: " + where + "}", 2, 2);
            assertEquals(new Targets.Labels(List.of(1, 0), 2), data.train().targets(), where);
            assertEquals(Matrix.of(2, 2, 2, 0, 4, 1), data.train().inputs(), where);
        }
        var data = load("{train: {file: d.csv, labels: {file: y.csv}}, scale: none}", 3, 2);
        assertEquals(new Targets.Labels(List.of(0, 1), 2), data.train().targets());
    }

    @Test
    void arrayFilesAreRecognizedByTheirContent() throws Exception {
        for (String name : List.of("images.idx.gz", "labels.idx", "stored.npz", "deflated.npz")) {
            Files.copy(REFERENCE.resolve(name), folder.resolve(name));
        }
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
        Npy.write(folder.resolve("y.npy"), Matrix.of(2, 2, 0.5, 1, -1, 2));

        var images = load("{train: {file: images.idx.gz}, labels: {file: labels.idx}, scale: none}", 4, 3);
        assertEquals(new Targets.Labels(List.of(2, 0, 1), 3), images.train().targets());
        assertEquals(250, images.train().inputs().at(0, 0));
        assertEquals(
                3,
                load("{train: {file: stored.npz}, scale: none}", 4, 2).train().size());
        var real = load("{train: {file: X.npy}, labels: {file: y.npy}, targets: raw}", 3, 2);
        assertEquals(Matrix.of(2, 2, 0.5, 1, -1, 2), real.trainingTargets());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '1,2,0\n3,4\n'          | d.csv, line 2: has 2 columns; the rows before it have 3
            '1,2,0\n3,x,1\n'        | d.csv, line 2, column 1: x is not allowed: must be a finite number
            '1,nan,0\n3,4,1\n'      | d.csv, line 1, column 1: nan is not allowed
            '1,2,0\n3,,1\n'         | d.csv, line 2, column 1: an empty value is not allowed
            '1,2,0\n3,1e999,1\n'    | d.csv, line 2, column 1: 1e999
            'a,b,y\n1,2,0\n3,4,2\n' | d.csv, line 3, column 2: label 2 is not allowed: must be a whole number from 0 to 1
            '1,2,0\n3,4,-1\n'       | d.csv, line 2, column 2: label -1
            '1,2,0\n3,4,0.5\n'      | d.csv, line 2, column 2: label 0.5
            '1,2,3,0\n'             | study.yaml, line 1, train: d.csv has inputs of 3 components, but the network takes 2
            '0,0,0\n'               | input 0 (counted from 0) of d.csv is zero
            'a,b,y\n'               | d.csv: holds no rows
            ''                      | d.csv: the file is empty
            """)
    void badTablesAreNamedByLineAndColumn(String text, String message) throws Exception {
        file("d.csv", text.replace("\\n", "\n"));

        assertSays(refused("{train: {file: d.csv}}", 2, 2), message);
    }

    @Test
    void requestsThatDoNotFitTheDataAreRefused() throws Exception {
        file("d.csv", "1,2,0\n3,4,1\n");
        Npy.write(folder.resolve("X.npy"), Matrix.identity(2));
        Npy.write(folder.resolve("y.npy"), Matrix.of(3, 1, 0, 1, 0));

        assertSays(refused("{train: {file: d.csv, take: 3}}", 2, 2), "take 3 must be from 0 to 2");
        assertSays(refused("{train: {file: d.csv, skip: 2}}", 2, 2), "no inputs are left");
        assertSays(refused("{train: {file: d.csv}, labels: {column: z}}", 2, 2), "column z is not allowed");
        assertSays(refused("{train: {file: e.csv}}", 2, 2), "e.csv: no such file");
        assertSays(refused("{train: {file: .}}", 2, 2), "is a folder");
        assertSays(refused("{train: {file: X.npy}, labels: last-column}", 2, 2), "X.npy: holds inputs only");
        assertSays(refused("{train: {file: X.npy, labels: {file: y.npy}}}", 2, 2), "2 inputs, but there are 3");
        assertSays(refused("{train: {file: d.csv}, scale: sfere}", 2, 2), "study.yaml, line 1, scale", "sphere?");
        assertSays(refused("{train: {fil: d.csv}}", 2, 2), "unknown field fil", "did you mean file?");
        assertSays(refused("{train: {file: d.csv}, targets: raw}", 2, 2), "1 targets for each input");
    }

    @Test
    void standardizingUsesTheTrainingInputsAlone() throws Exception {
        file("d.csv", "1,7,0\n3,7,1\n");
        file("t.csv", "5,9,1\n");

        var data = load("{train: {file: d.csv}, test: {file: t.csv}, scale: standardize}", 2, 2);

        assertEquals(Matrix.of(2, 2, -1, 0, 1, 0), data.train().inputs());
        assertEquals(Matrix.of(1, 2, 3, 0), data.test().orElseThrow().inputs());
    }

    @Test
    void shufflingKeepsInputsWithTheirTargetsAndDependsOnTheSeedAlone() {
        int size = 100;
        double[] numbers = IntStream.range(0, size).mapToDouble(i -> i).toArray();
        DataSet set =
                new DataSet("n", "n", Matrix.of(size, 1, numbers), new Targets.Labels(Targets.rows(0, size), size));

        DataSet shuffled = set.shuffled(1);

        assertEquals(shuffled, set.shuffled(1));
        assertNotEquals(shuffled.inputs(), set.shuffled(2).inputs());
        assertNotEquals(shuffled.inputs(), set.inputs());
        var labels = ((Targets.Labels) shuffled.targets()).values();
        for (int i = 0; i < size; i++) {
            assertEquals(labels.get(i), (int) shuffled.inputs().at(i, 0));
        }
        assertEquals(size, labels.stream().distinct().count());
    }

    /// Each of 6 orders of 3 inputs has probability 1/6; over 6000 seeds chi-square with 5 degrees of
    /// freedom exceeds 30
    /// in 1.5 of 100 000 correct programs.
    @Test
    void everyOrderIsEquallyLikely() {
        DataSet set = new DataSet("n", "n", Matrix.of(3, 1, 0, 1, 2), new Targets.Absent(3));
        int[] counts = new int[9 * 3];
        for (int seed = 0; seed < 6000; seed++) {
            Matrix order = set.shuffled(seed).inputs();
            counts[(int) (9 * order.at(0, 0) + 3 * order.at(1, 0) + order.at(2, 0))]++;
        }

        double chiSquare = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();

        assertEquals(6, Arrays.stream(counts).filter(count -> count > 0).count());
        assertTrue(chiSquare < 30, () -> "chi-square " + chiSquare);
    }
}
