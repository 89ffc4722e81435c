package wick.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What is kept beside streamed kernels: what they are kernels of, and which tiles are on the disk.
///
/// A text file. Its first lines name what the kernels depend on; then comes one line per finished tile,
/// `tile ROW COLUMN ERROR ERROR`, written after the tile itself has reached the disk. A line without its
/// end is one that a kill cut short and does not count.
final class KernelJournal {
    static final String NAME = "kernel.journal";
    /// The line that names the rows and columns per tile.
    static final String TILE = "edge";

    private static final String DONE = "complete";

    private final Path path;
    private final SequencedMap<Tile, Errors> finished = new LinkedHashMap<>();
    private boolean complete;

    private KernelJournal(Path path) {
        this.path = path;
    }

    /// Where a tile begins.
    record Tile(int row, int column) {}

    /// The error bounds of a tile.
    record Errors(double nngp, double ntk) {}

    /// What kernels depend on, in the order of the file.
    record Subject(SequencedMap<String, String> lines) {
        Subject {
            lines = new LinkedHashMap<>(lines);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            lines.forEach(
                    (name, value) -> text.append(name).append(' ').append(value).append('\n'));
            return text.toString();
        }
    }

    static KernelJournal begin(Path folder, Subject subject) throws IOException {
        KernelJournal journal = new KernelJournal(folder.resolve(NAME));
        Files.writeString(journal.path, subject.text());
        return journal;
    }

    /// Rows and columns per tile of the journal in `folder`, if there is one that says so.
    static Optional<Integer> tile(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.matches(TILE + " [0-9]{1,6}"))
                .findFirst()
                .map(line -> Integer.parseInt(line.substring(TILE.length() + 1)));
    }

    /// The journal in `folder`, which must be about the same `subject`.
    static KernelJournal resume(Path folder, Subject subject) throws IOException {
        KernelJournal journal = new KernelJournal(folder.resolve(NAME));
        if (!Files.isRegularFile(journal.path)) {
            throw new BadInput(journal.path + ": no such file; there is nothing to resume in " + folder);
        }
        String text = Files.readString(journal.path);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().toList();
        int line = 0;
        for (Map.Entry<String, String> expected : subject.lines().entrySet()) {
            String found = line < lines.size() ? lines.get(line) : "";
            if (!found.equals(expected.getKey() + " " + expected.getValue())) {
                throw new BadInput(journal.path + ", line " + (line + 1) + ": '" + found
                        + "', but this computation has '" + expected.getKey() + " " + expected.getValue()
                        + "'; the tiles are not of the same kernels. Resume with what they were begun with, or"
                        + " choose another --out");
            }
            line++;
        }
        for (; line < lines.size(); line++) {
            journal.read(lines.get(line), line + 1);
        }
        // a line that was cut short goes, so that the next one does not continue it
        Files.writeString(journal.path, whole);
        return journal;
    }

    private void read(String line, int number) {
        if (line.equals(DONE)) {
            complete = true;
            return;
        }
        String[] words = line.split(" ", -1);
        try {
            if (words.length == 5 && words[0].equals("tile")) {
                finished.put(
                        new Tile(Integer.parseInt(words[1]), Integer.parseInt(words[2])),
                        new Errors(Double.parseDouble(words[3]), Double.parseDouble(words[4])));
                return;
            }
        } catch (NumberFormatException damaged) {
            throw new BadInput(
                    path + ", line " + number + ": '" + line + "' is not a line of a journal: " + damaged.getMessage());
        }
        throw new BadInput(path + ", line " + number + ": '" + line + "' is not a line of a journal");
    }

    SequencedMap<Tile, Errors> finished() {
        return finished;
    }

    boolean complete() {
        return complete;
    }

    void finish(Tile tile, Errors errors) throws IOException {
        append("tile " + tile.row + " " + tile.column + " " + errors.nngp + " " + errors.ntk);
        finished.put(tile, errors);
    }

    void finishAll() throws IOException {
        append(DONE);
        complete = true;
    }

    private void append(String line) throws IOException {
        Files.write(
                path,
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }
}
