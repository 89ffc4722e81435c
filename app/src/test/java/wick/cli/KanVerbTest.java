package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KanVerbTest {

    private static Path table(Path folder) throws Exception {
        StringBuilder text = new StringBuilder("t,u,z\n");
        for (int s = 0; s < 200; s++) {
            double t = Math.sin(1.3 * s);
            double u = Math.cos(2.1 * s * s);
            text.append(String.format(Locale.ROOT, "%.15g,%.15g,%.15g%n", t, u, Math.sin(2 * t) + u * u));
        }
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    @Test
    void aTableBecomesAFormulaAndANetworkThatAnswersAgain(@TempDir Path folder) throws Exception {
        Path data = table(folder);
        Path out = folder.resolve("kan");
        Spoken fit = Spoken.by(
                "kan",
                "fit",
                data.toString(),
                "--shape",
                "2,1",
                "--grid",
                "5,10",
                "--starts",
                "2",
                "--symbolic",
                "--out",
                out.toString(),
                "--json");
        assertEquals(0, fit.code(), fit::err);
        assertTrue(fit.out().contains("\"formula\": \"sin(2*t) + u^2\""), fit::out);
        assertTrue(Files.readString(out.resolve("edges.svg")).startsWith("<svg"));
        Spoken eval = Spoken.by("kan", "eval", out.resolve("kan.npz").toString(), data.toString());
        assertEquals(0, eval.code(), eval::err);
        String last = eval.out().strip();
        double miss = Double.parseDouble(last.substring(last.lastIndexOf(' ') + 1));
        assertTrue(miss < 1e-9, () -> "misses " + miss);
    }

    /// 60 edges are more than one picture holds; the network must not be lost over that.
    @Test
    void ofManyEdgesThoseThatVaryMostAreDrawn(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("wide");
        Spoken fit = Spoken.by(
                "kan",
                "fit",
                table(folder).toString(),
                "--shape",
                "2,20,1",
                "--grid",
                "3",
                "--starts",
                "1",
                "--steps",
                "2",
                "--out",
                out.toString());
        assertEquals(0, fit.code(), fit::err);
        String drawn = Files.readString(out.resolve("edges.svg"));
        assertEquals(48, Pattern.compile("<title>").matcher(drawn).results().count());
        assertTrue(Files.exists(out.resolve("kan.npz")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--shape | 3,1 | must begin with 2",
                "--shape | 2,x,1 | must be a whole number",
                "--target | nothing | from 0 to 2",
                "--grid | 0 | must have from 1 to",
                "--order | 9 | must be from 1 to 7",
                "--method | newton | must be best, marquardt or lbfgs",
                "--test | 2 | must be from 0 to 0.9",
                "--lambda | -1 | must be finite and not negative"
            })
    void badInputIsAnsweredWithWhatIsAllowed(String option, String value, String answer, @TempDir Path folder)
            throws Exception {
        Spoken spoken = Spoken.by("kan", "fit", table(folder).toString(), option, value);
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(answer), spoken::err);
    }

    @Test
    void aFileThatIsNoNetworkIsRefused(@TempDir Path folder) throws Exception {
        Spoken spoken =
                Spoken.by("kan", "eval", table(folder).toString(), table(folder).toString());
        assertEquals(2, spoken.code());
        assertEquals(2, Spoken.by("kan", "train", "x.csv").code());
    }
}
