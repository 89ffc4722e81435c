package wick.theory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Values made by the scripts beside them in `reference/theory`.
public final class ReferenceTable {
    private ReferenceTable() {}

    /// The rows of a CSV file without its header.
    public static List<Row> rows(String name) {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "theory", name);
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> new Row(List.of(line.split(",", -1))))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("run the script beside " + file, failed);
        }
    }

    /// One line of a table.
    public record Row(List<String> cells) {

        public String text(int column) {
            return cells.get(column);
        }

        public double number(int column) {
            return Double.parseDouble(cells.get(column));
        }
    }
}
