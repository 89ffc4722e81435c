package wick.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.data.Tensor;
import wick.network.Network;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.theory.infinitewidth.KernelDiagonal;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelTiles;
import wick.theory.infinitewidth.Kernels;

/// Kernels of an infinitely wide network for `wick kernel`: whole, their diagonals, or streamed to files.
final class InfiniteKernel {
    private final Network network;
    private final Matrix x;
    private final Optional<Matrix> z;
    private final KernelEngine engine;

    /// Between the rows of `x`, or between those and the rows of `z`.
    InfiniteKernel(Network network, Matrix x, Optional<Matrix> z) {
        this.network = network;
        this.x = x;
        this.z = z;
        this.engine = Engines.of(network);
    }

    KernelTiles tiles(KernelKinds kinds) {
        return z.map(other -> engine.tiles(x, other, kinds)).orElseGet(() -> engine.tiles(x, kinds));
    }

    private int columns() {
        return z.orElse(x).rows();
    }

    /// Adds the arrays nngp and ntk, those of `kinds`, and their error bounds.
    void wholeInto(
            KernelKinds kinds,
            Console console,
            SequencedMap<String, Tensor> arrays,
            SequencedMap<String, Object> json) {
        requireMemory();
        LeanStart.require(engine.cost().total(x.rows(), columns(), z.isEmpty()));
        Plan.ifLong(engine, x, z, kinds).ifPresent(plan -> console.say(plan.line()));
        Matrix nothing = Matrix.zeros(0, 0);
        Kernels kernels = tiles(kinds)
                .tileInto(
                        0,
                        0,
                        kinds.nngp() ? Matrix.zeros(x.rows(), columns()) : nothing,
                        kinds.ntk() ? Matrix.zeros(x.rows(), columns()) : nothing);
        if (kinds.nngp()) {
            arrays.put("nngp", Tensor.of(kernels.nngp()));
        }
        if (kinds.ntk()) {
            arrays.put("ntk", Tensor.of(kernels.ntk()));
        }
        json.put("relative_errors", errors(kernels.nngpError(), kernels.ntkError()));
    }

    private void requireMemory() {
        long entries = (long) x.rows() * columns();
        if (2 * Double.BYTES * entries > MemoryBudget.heap().bytes()) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "kernels of %d x %d need %.2f GB of memory, but the Java heap has %.2f GB: stream them to files"
                            + " with --out FOLDER --tile 2048, or give Java more memory, such as"
                            + " WICK_JAVA_OPTIONS=-Xmx8g",
                    x.rows(),
                    columns(),
                    16e-9 * entries,
                    1e-9 * MemoryBudget.heap().bytes()));
        }
    }

    /// Adds the kernels of every input with itself, those of `kinds`.
    void diagonalInto(KernelKinds kinds, SequencedMap<String, Tensor> arrays, SequencedMap<String, Object> json) {
        KernelDiagonal diagonals = engine.diagonal(x, kinds);
        if (kinds.nngp()) {
            arrays.put("nngp", Tensor.of(List.of(x.rows()), diagonals.nngp().toArray()));
        }
        if (kinds.ntk()) {
            arrays.put("ntk", Tensor.of(List.of(x.rows()), diagonals.ntk().toArray()));
        }
        json.put("relative_errors", errors(diagonals.nngpError(), diagonals.ntkError()));
    }

    /// Writes `files` and returns what is to be said about them.
    SequencedMap<String, Object> streamed(KernelStream files, boolean resume, Console console) throws IOException {
        KernelTiles tiles = files.tiles();
        Plan.ifLong(engine, x, z, tiles.kinds()).ifPresent(plan -> console.say(plan.line()));
        KernelStream.Result result = files.run(StreamOptions.subject(network, x, z, tiles, files.edge()), resume);
        SequencedMap<String, Object> shapes = new LinkedHashMap<>();
        files.names().forEach(name -> shapes.put(name, List.of(tiles.rows(), tiles.columns())));
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("arrays", shapes);
        json.put("folder", files.folder().toString());
        json.put("tile", files.edge());
        json.put("tiles_computed", result.computed());
        json.put("tiles_resumed", result.resumed());
        json.put("relative_errors", errors(result.nngpError(), result.ntkError()));
        json.put("conventions", Conventions.of(network, false));
        return json;
    }

    private static SequencedMap<String, Object> errors(double nngp, double ntk) {
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        errors.put("nngp", nngp);
        errors.put("ntk", ntk);
        return errors;
    }
}
