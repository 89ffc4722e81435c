package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;

/// docs/diagrams.md shows what the program prints.
class DiagramsPageTest {
    private static final Path DOCS = Path.of(System.getProperty("wick.root"), "docs");
    private static final Pattern FILE = Pattern.compile("`([a-z-]+\\.yaml)`:\n\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("\\$ wick ([^\n]+)\n(.*?)(?=\n\n\\$ wick|\n```)", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        String page = Files.readString(DOCS.resolve("diagrams.md"));
        Matcher files = FILE.matcher(page);
        while (files.find()) {
            Files.writeString(folder.resolve(files.group(1)), files.group(2));
        }
        Npy.write(folder.resolve("X.npy"), Matrix.of(3, 2, 1, 0.2, 0.3, -1.1, -0.5, 0.8));
        Npy.write(folder.resolve("x.npy"), Matrix.of(1, 2, 1, 1));
        Matcher commands = COMMAND.matcher(page);
        int count = 0;
        while (commands.find()) {
            String[] words = Arrays.stream(commands.group(1).split(" ", -1))
                    .map(word -> word.endsWith(".yaml") || word.endsWith(".npy")
                            ? folder.resolve(word).toString()
                            : word)
                    .toArray(String[]::new);
            Spoken spoken = Spoken.by(words);
            assertEquals(0, spoken.code(), spoken.err());
            assertEquals(commands.group(2).strip(), spoken.out().strip(), commands.group(1));
            count++;
        }
        assertTrue(count >= 9, "commands found: " + count);
    }

    @Test
    void thePictureOfThePageIsTheOneThatTheProgramDraws() throws IOException {
        Spoken spoken = Spoken.by("diagrams", "--legs", "2", "--order", "3", "--svg", folder.toString());
        assertEquals(0, spoken.code(), spoken.err());
        assertEquals(Files.readString(DOCS.resolve("diagrams.svg")), Files.readString(folder.resolve("diagrams.svg")));
    }
}
