package wick.cli;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import wick.data.NpyGrid;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelTiles;
import wick.theory.infinitewidth.Kernels;

/// Kernels larger than memory: tile by tile into one NPY file each, over a fixed grid. What is finished
/// stays when the process is killed; the files take their names when all of it is there.
final class KernelStream {
    private static final Matrix NOTHING = Matrix.zeros(0, 0);

    private final Path folder;
    private final KernelTiles tiles;
    private final int edge;
    private final Console console;

    /// `edge` rows and columns per tile, a multiple of [KernelTiles#GRID].
    KernelStream(Path folder, KernelTiles tiles, int edge, Console console) {
        this.folder = folder;
        this.tiles = tiles;
        this.edge = edge;
        this.console = console;
    }

    Path folder() {
        return folder;
    }

    KernelTiles tiles() {
        return tiles;
    }

    /// Rows and columns per tile.
    int edge() {
        return edge;
    }

    /// One line per file.
    String text() {
        return names().stream()
                .map(name -> String.format("%-14s [%d, %d]  %s%n", name, tiles.rows(), tiles.columns(), whole(name)))
                .collect(Collectors.joining());
    }

    /// What came of it: error bounds of both kernels, tiles computed now and found finished.
    record Result(double nngpError, double ntkError, int computed, int resumed) {}

    /// Names of the files to come.
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (tiles.kinds().nngp()) {
            names.add("nngp");
        }
        if (tiles.kinds().ntk()) {
            names.add("ntk");
        }
        return names;
    }

    private Path whole(String name) {
        return folder.resolve(name + ".npy");
    }

    private Path part(String name) {
        return folder.resolve(name + ".npy.part");
    }

    Result run(KernelJournal.Subject subject, boolean resume) throws IOException {
        KernelJournal journal = resume ? KernelJournal.resume(folder, subject) : fresh(subject);
        List<KernelJournal.Tile> grid = grid();
        int resumed = journal.finished().size();
        if (!journal.complete()) {
            try {
                fill(grid, journal);
            } catch (IOException failure) {
                throw new BadInput(
                        folder + ": writing failed after " + journal.finished().size() + " of "
                                + grid.size() + " tiles (" + failure.getMessage()
                                + "). The finished tiles are kept; make room and run again with --resume");
            }
            for (String name : names()) {
                if (Files.exists(part(name))) {
                    Files.move(part(name), whole(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            journal.finishAll();
        }
        for (String name : names()) {
            if (!Files.exists(whole(name))) {
                throw new BadInput(whole(name) + ": no such file, though " + KernelJournal.NAME
                        + " says that it is complete; remove the journal to begin anew");
            }
        }
        double nngp = 0;
        double ntk = 0;
        for (KernelJournal.Errors errors : journal.finished().values()) {
            nngp = Math.max(nngp, errors.nngp());
            ntk = Math.max(ntk, errors.ntk());
        }
        return new Result(nngp, ntk, grid.size() - resumed, resumed);
    }

    private KernelJournal fresh(KernelJournal.Subject subject) throws IOException {
        Files.createDirectories(folder);
        Path journal = folder.resolve(KernelJournal.NAME);
        if (Files.exists(journal)) {
            throw new BadInput(journal + " is of tiles that were computed before: add --resume to go on with them,"
                    + " or remove it and the .npy files beside it to begin anew");
        }
        long needed = 0;
        for (String name : names()) {
            if (Files.exists(whole(name))) {
                throw new BadInput(whole(name) + " exists; choose another --out or remove it");
            }
            needed += NpyGrid.bytes(tiles.rows(), tiles.columns());
        }
        FileStore disk = Files.getFileStore(folder);
        if (disk.getUsableSpace() < needed) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "%s: the kernels need %.2f GB, but the disk has %.2f GB left",
                    folder,
                    1e-9 * needed,
                    1e-9 * disk.getUsableSpace()));
        }
        try {
            for (String name : names()) {
                NpyGrid.create(part(name), tiles.rows(), tiles.columns()).close();
            }
            return KernelJournal.begin(folder, subject);
        } catch (IOException failure) {
            for (String name : names()) {
                Files.deleteIfExists(part(name));
            }
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "%s: no files of %.2f GB can be made there (%s); choose another --out, or fewer inputs",
                    folder,
                    1e-9 * needed,
                    failure.getMessage()));
        }
    }

    /// Tiles row by row; of symmetric kernels those up to the diagonal.
    private List<KernelJournal.Tile> grid() {
        List<KernelJournal.Tile> grid = new ArrayList<>();
        for (int row = 0; row < tiles.rows(); row += edge) {
            int end = tiles.symmetric() ? row + 1 : tiles.columns();
            for (int column = 0; column < end; column += edge) {
                grid.add(new KernelJournal.Tile(row, column));
            }
        }
        return grid;
    }

    private void fill(List<KernelJournal.Tile> grid, KernelJournal journal) throws IOException {
        List<KernelJournal.Tile> left = grid.stream()
                .filter(tile -> !journal.finished().containsKey(tile))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        SequencedMap<String, NpyGrid> files = new LinkedHashMap<>();
        try {
            for (String name : names()) {
                files.put(name, NpyGrid.open(part(name), tiles.rows(), tiles.columns()));
            }
            long begun = System.nanoTime();
            int shown = 0;
            for (int t = 0; t < left.size(); t++) {
                compute(left.get(t), files, journal);
                int percent = 100 * (t + 1) / left.size();
                if (left.size() <= 20 || percent >= shown + 5) {
                    shown = percent;
                    double seconds = 1e-9 * (System.nanoTime() - begun) / (t + 1) * (left.size() - t - 1);
                    console.say(String.format(
                            Locale.ROOT,
                            "wick: %d of %d tiles, about %.0f s left",
                            journal.finished().size(),
                            grid.size(),
                            seconds));
                }
            }
        } finally {
            for (NpyGrid file : files.values()) {
                file.close();
            }
        }
    }

    private void compute(KernelJournal.Tile tile, SequencedMap<String, NpyGrid> files, KernelJournal journal)
            throws IOException {
        int height = Math.min(edge, tiles.rows() - tile.row());
        int width = Math.min(edge, tiles.columns() - tile.column());
        Matrix nngp = tiles.kinds().nngp() ? Matrix.zeros(height, width) : NOTHING;
        Matrix ntk = tiles.kinds().ntk() ? Matrix.zeros(height, width) : NOTHING;
        Kernels kernels = tiles.tileInto(tile.row(), tile.column(), nngp, ntk);
        for (var entry : files.entrySet()) {
            Matrix kernel = entry.getKey().equals("nngp") ? nngp : ntk;
            entry.getValue().put(tile.row(), tile.column(), kernel);
            if (tiles.symmetric() && tile.row() != tile.column()) {
                entry.getValue().putTransposed(/* row= */ tile.column(), /* column= */ tile.row(), kernel);
            }
            entry.getValue().force();
        }
        journal.finish(tile, new KernelJournal.Errors(kernels.nngpError(), kernels.ntkError()));
    }
}
