package wick.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wick.numeric.matrix.Matrix;

/// The networks of `reference/theory/architectures.csv`, one for each kind of layer, and of
/// `activations.csv`, one for each activation, with their kernels at infinite width between [#INPUTS]
/// inputs: computed with many digits from the definitions alone, by the scripts beside them. A tangent
/// kernel that does not exist is 0.
public record WrittenOutKernels(String name, Network network, Matrix nngp, Matrix ntk) {
    static final int INPUTS = 3;

    /// All of them.
    public static List<WrittenOutKernels> all() {
        return Stream.of("architectures.csv", "activations.csv")
                .flatMap(file -> of(file).stream())
                .toList();
    }

    /// The networks of `absent.csv`, whose inputs have absent positions.
    public static List<WrittenOutKernels> absent() {
        return of("absent.csv");
    }

    private static List<WrittenOutKernels> of(String name) {
        Path file = Path.of(System.getProperty("wick.root", ".."), "reference", "theory", name);
        Map<String, WrittenOutKernels> found = new LinkedHashMap<>();
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> read(line.split(";"), found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(found.values());
    }

    private static void read(String[] cells, Map<String, WrittenOutKernels> found) {
        String name = cells[1];
        if (cells[0].equals("network")) {
            Network network = NetworkFile.parse(name, cells[2]);
            found.put(
                    name,
                    new WrittenOutKernels(name, network, Matrix.zeros(INPUTS, INPUTS), Matrix.zeros(INPUTS, INPUTS)));
            return;
        }
        WrittenOutKernels own = java.util.Objects.requireNonNull(found.get(name));
        Matrix kernel = cells[0].equals("nngp") ? own.nngp : own.ntk;
        int i = Integer.parseInt(cells[2]);
        int j = Integer.parseInt(cells[3]);
        kernel.set(i, j, Double.parseDouble(cells[4]));
        kernel.set(j, i, kernel.at(i, j));
    }

    /// The inputs, fractions without rounding. If positions may be absent, the first lacks its last third
    /// and the third every position p with p mod 5 = 1.
    public Matrix inputs() {
        int units = network.inputs();
        Matrix inputs = Matrix.zeros(INPUTS, units);
        for (int i = 0; i < INPUTS; i++) {
            for (int u = 0; u < units; u++) {
                int positions = network.input().positions();
                int p = u % positions;
                boolean absent = i == 0 ? p >= positions - positions / 3 : i == 2 && p % 5 == 1;
                if (network.absences() && absent) {
                    inputs.set(i, u, Double.NaN);
                    continue;
                }
                inputs.set(i, u, ((3 * u * u + 5 * i * u + 7 * i + u) % 17 - 8) / 8.0);
            }
        }
        return inputs;
    }

    public boolean hasTangentKernel() {
        return ntk.at(0, 0) != 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
