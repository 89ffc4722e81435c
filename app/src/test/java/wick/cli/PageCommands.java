package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files and commands that a page of the documentation shows, run in a folder that has its arrays.
record PageCommands(Path page, Path folder) {
    private static final Pattern FILE = Pattern.compile("`([a-z0-9-]+\\.yaml)`:\n\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("\\$ wick ([^\n]+)\n(.*?)(?=\n\n\\$ wick|\n```)", Pattern.DOTALL);

    /// Compares what every command prints with what stands below it, and returns how many there are.
    int check() throws IOException {
        String text = Files.readString(page);
        Matcher files = FILE.matcher(text);
        while (files.find()) {
            Files.writeString(folder.resolve(files.group(1)), files.group(2));
        }
        Matcher commands = COMMAND.matcher(text);
        int count = 0;
        while (commands.find()) {
            Spoken spoken = Spoken.by(Arrays.stream(commands.group(1).split(" ", -1))
                    .map(this::inFolder)
                    .toArray(String[]::new));
            assertEquals(0, spoken.code(), spoken.err());
            String shown = spoken.out().replace(folder + folder.getFileSystem().getSeparator(), "");
            assertEquals(commands.group(2).strip(), shown.strip(), commands.group(1));
            count++;
        }
        return count;
    }

    private String inFolder(String word) {
        if (word.length() > 1 && word.startsWith("'") && word.endsWith("'")) {
            // as a shell would have it
            return word.substring(1, word.length() - 1);
        }
        int file = word.indexOf('=') + 1;
        boolean named = Stream.of(".yaml", ".npy", ".npz", ".csv").anyMatch(word::endsWith);
        return named || word.startsWith("--out=")
                ? word.substring(0, file) + folder.resolve(word.substring(file))
                : word;
    }
}
