package wick.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import wick.numeric.matrix.Matrix;
import wick.text.Place;

/// A table of numbers as text, packed by gzip or not. Columns are separated by commas, semicolons or tabs,
/// whichever the first line has most of; a first line that is not all numbers names the columns; empty
/// lines and lines that begin with `#` are left out.
///
/// `lines` holds the line of the file on which each row stands.
public record Csv(String file, List<String> header, Matrix rows, List<Integer> lines) {
    private static final int LONGEST_LINE = 1 << 24;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][-+]?[0-9]{1,9})?");

    public Csv {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /// The table in a file.
    ///
    /// @throws InputException for ragged rows, cells that are not finite numbers, or no rows
    public static Csv read(Path path) {
        return read(path, false);
    }

    /// As [#read(Path)]; with `absent` a cell that is empty or `nan` says that there is no number: NaN.
    static Csv read(Path path, boolean absent) {
        return Inputs.read(path, input -> new Reader(path.toString(), absent).read(input.stream()));
    }

    /// The table in a stream, which is called `file` in messages.
    static Csv read(InputStream stream, String file) throws IOException {
        return new Reader(file, false).read(Inputs.open(stream, Long.MAX_VALUE).stream());
    }

    /// The column of this name, or of this number counted from 0.
    public int column(Place asked, String name) {
        int column = header.indexOf(name);
        if (column < 0 && name.matches("[0-9]{1,9}")) {
            column = Integer.parseInt(name);
        }
        if (column < 0 || column >= rows.columns()) {
            throw asked.refuse(
                    "column " + name,
                    "from 0 to " + (rows.columns() - 1)
                            + (header.isEmpty() ? "" : ", or one of " + String.join(", ", header)));
        }
        return column;
    }

    /// Where a row stands in the file.
    Place place(int row) {
        return Place.file(file).line(lines.get(row));
    }

    private static final class Reader {
        private final Place place;
        private final boolean absent;
        private final List<Integer> lines = new ArrayList<>();
        private double[] values = new double[1024];
        private int count;
        private int columns;
        private char separator = ',';
        private List<String> header = List.of();

        Reader(String file, boolean absent) {
            this.place = Place.file(file);
            this.absent = absent;
        }

        Csv read(InputStream stream) throws IOException {
            int number = 0;
            for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
                number++;
                String content = line.strip();
                if (number == 1 && content.startsWith("\uFEFF")) {
                    content = content.substring(1);
                }
                if (!content.isEmpty() && !content.startsWith("#")) {
                    add(content, number);
                }
            }
            if (lines.isEmpty()) {
                throw place.problem(number == 0 ? "the file is empty" : "holds no rows of numbers");
            }
            return new Csv(place.file(), header, Matrix.of(lines.size(), columns, Arrays.copyOf(values, count)), lines);
        }

        /// The next line with its end, or nothing at the end of the file.
        private String line(InputStream stream) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = stream.read(); b >= 0; b = stream.read()) {
                bytes.write(b);
                if (b == '\n') {
                    break;
                }
                if (bytes.size() > LONGEST_LINE) {
                    throw place.problem("has a line longer than " + LONGEST_LINE + " bytes");
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private void add(String line, int number) {
            boolean first = columns == 0;
            if (first) {
                separator = separator(line);
            }
            List<String> cells = cells(line);
            if (first) {
                columns = cells.size();
                if (cells.stream().anyMatch(cell -> !NUMBER.matcher(cell).matches() && !isUndefined(cell))) {
                    header = cells;
                    return;
                }
            }
            if (cells.size() != columns) {
                throw place.line(number)
                        .problem("has " + cells.size() + (cells.size() == 1 ? " column" : " columns")
                                + "; the rows before it have " + columns);
            }
            Sizes.requireMemory(2L * (count + columns), place);
            if (count + columns > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, count + columns));
            }
            for (int column = 0; column < columns; column++) {
                values[count++] = number(cells.get(column), place.line(number).field("column " + column));
            }
            lines.add(number);
        }

        private static char separator(String line) {
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                if (occurrences(line, candidate) > occurrences(line, best)) {
                    best = candidate;
                }
            }
            return best;
        }

        private static long occurrences(String line, char c) {
            return line.chars().filter(each -> each == c).count();
        }

        private List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            int from = 0;
            while (from <= line.length()) {
                int to = line.indexOf(separator, from);
                String cell = line.substring(from, to < 0 ? line.length() : to).strip();
                boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
                cells.add(quoted ? cell.substring(1, cell.length() - 1).strip() : cell);
                if (to < 0) {
                    break;
                }
                from = to + 1;
            }
            return cells;
        }

        /// What other programs write for a number that is not there: never the name of a column.
        private static boolean isUndefined(String cell) {
            return cell.isEmpty() || cell.toLowerCase(Locale.ROOT).matches("[-+]?(nan|na|inf|infinity)");
        }

        private double number(String cell, Place place) {
            if (absent && (cell.isEmpty() || cell.equalsIgnoreCase("nan"))) {
                return Double.NaN;
            }
            if (NUMBER.matcher(cell).matches()) {
                double value = Double.parseDouble(cell);
                if (Double.isFinite(value)) {
                    return value;
                }
            }
            throw place.refuse(
                    cell, absent ? "a finite number, or nothing or nan where there is none" : "a finite number");
        }
    }
}
