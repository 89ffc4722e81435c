package wick.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelTiles;

/// Options of kernels that go to files tile by tile.
final class StreamOptions {
    private static final int ORDINARY = 2048;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)([KMGT]?)B?");

    @Option(
            names = "--tile",
            paramLabel = "ROWS",
            description = "Compute tiles of this many rows and columns, a multiple of 512, and write them to files"
                    + " as they are finished; --out is then a folder for nngp.npy and ntk.npy.")
    private Optional<Integer> tile = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "As --tile, with the largest tiles that take this much memory, such as 2G.")
    private Optional<String> memory = Optional.empty();

    @Option(
            names = "--resume",
            description = "Go on with the tiles in the folder --out after a kill; finished ones are kept.")
    private boolean resume;

    boolean wanted() {
        return tile.isPresent() || memory.isPresent() || resume;
    }

    boolean resume() {
        return resume;
    }

    /// Rows and columns per tile.
    int edge(Path folder, KernelKinds kinds) throws IOException {
        if (tile.isPresent() && memory.isPresent()) {
            throw new BadInput("--tile and --memory both say how large tiles are; give one of them");
        }
        if (tile.isPresent()) {
            int edge = tile.get();
            if (edge < KernelTiles.GRID || edge % KernelTiles.GRID != 0 || edge > 1 << 14) {
                throw new BadInput(
                        "--tile " + edge + " must be a multiple of " + KernelTiles.GRID + " up to " + (1 << 14));
            }
            return edge;
        }
        if (memory.isPresent()) {
            return fitting(memory.get(), kinds);
        }
        return resume ? KernelJournal.tile(folder).orElse(ORDINARY) : ORDINARY;
    }

    private static int fitting(String size, KernelKinds kinds) {
        double bytes = bytes(size);
        int kernels = kinds == KernelKinds.BOTH ? 2 : 1;
        double edge = Math.sqrt(bytes / (kernels * Double.BYTES));
        int grids = (int) Math.min(edge / KernelTiles.GRID, 32);
        if (grids < 1) {
            throw new BadInput("--memory " + size + " is less than one tile of " + KernelTiles.GRID + " x "
                    + KernelTiles.GRID + " takes, "
                    + kernels * Double.BYTES * KernelTiles.GRID * KernelTiles.GRID / (1 << 20) + "M");
        }
        return grids * KernelTiles.GRID;
    }

    private static double bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new BadInput("--memory " + size + " must be a number with K, M, G or T, such as 2G");
        }
        double number = Double.parseDouble(matcher.group(1));
        return number * Math.pow(1024, " KMGT".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2)));
    }

    /// What tiles of this computation depend on.
    static KernelJournal.Subject subject(Network network, Matrix x, Optional<Matrix> z, KernelTiles tiles, int edge) {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("wick-kernel", "1");
        lines.put("version", Version.current().toString());
        lines.put("network", hash(NetworkFile.text(network).getBytes(StandardCharsets.UTF_8)));
        lines.put("inputs", hash(x));
        lines.put("inputs2", z.map(StreamOptions::hash).orElse("none"));
        lines.put("kinds", tiles.kinds().name());
        lines.put("shape", tiles.rows() + " x " + tiles.columns());
        lines.put(KernelJournal.TILE, String.valueOf(edge));
        return new KernelJournal.Subject(lines);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static String hash(Matrix matrix) {
        MessageDigest digest = digest();
        ByteBuffer row = ByteBuffer.allocate(matrix.columns() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < matrix.rows(); i++) {
            row.clear();
            row.asDoubleBuffer().put(matrix.entries(), i * matrix.columns(), matrix.columns());
            digest.update(row.array());
        }
        return HexFormat.of().formatHex(digest.digest()) + " " + matrix.rows() + " x " + matrix.columns();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
