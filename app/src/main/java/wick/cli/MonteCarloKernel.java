package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Option;
import wick.data.Tensor;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Pairs;
import wick.lab.ensemble.Reading;
import wick.lab.realization.ImplicitNetwork;
import wick.lab.realization.Outputs;
import wick.lab.realization.Realization;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;

/// The options of `wick kernel --monte-carlo`, and the mean kernels over that many networks.
final class MonteCarloKernel {
    private static final String NNGP = "nngp";
    /// Operations of an activation function and its derivative.
    private static final double OPERATIONS = 60;

    @Option(
            names = "--monte-carlo",
            paramLabel = "NETWORKS",
            description = "Kernels averaged over this many drawn networks, at least 2, with standard errors.")
    private Optional<Integer> networks = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "For --monte-carlo: with the widest hidden layer this wide, the others in proportion.")
    private Optional<Integer> width = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "real|implicit",
            description = "For --monte-carlo: networks with stored weights, or the same law without them (default:"
                    + " implicit where it is possible and cheaper).")
    private Optional<String> engine = Optional.empty();

    boolean wanted() {
        return networks.isPresent();
    }

    /// Refuses settings that go with `--monte-carlo` only where that is missing.
    void check() {
        if (!wanted() && (width.isPresent() || engine.isPresent())) {
            throw new BadInput((width.isPresent() ? "--width" : "--engine") + " goes with --monte-carlo NETWORKS");
        }
        networks.filter(count -> count < 2).ifPresent(count -> {
            throw new BadInput("--monte-carlo " + count + " must be at least 2: one network has no standard error");
        });
        width.filter(n -> n < 1).ifPresent(n -> {
            throw new BadInput("--width " + n + " must be at least 1");
        });
    }

    /// Adds the arrays of these `kinds` and their standard errors, N x M; M = N without further inputs.
    void measureInto(
            Network network,
            Inputs inputs,
            List<String> kinds,
            SequencedMap<String, Tensor> arrays,
            SequencedMap<String, Object> json) {
        Wiring wiring = width.map(network::withHiddenWidth).orElse(network).wire();
        Matrix all = inputs.z().map(z -> stacked(inputs.x(), z)).orElse(inputs.x());
        Engine drawn = engine(wiring, all.rows());
        LeanStart.require(OPERATIONS * networks.orElseThrow() * all.rows() * neurons(wiring));
        int pairs = Pairs.count(all.rows());
        MemoryBudget.heap()
                .require(
                        64L * 80 * kinds.size() * pairs + 4 * wiring.bytes(),
                        "the mean kernels of " + all.rows() + " inputs over networks");
        Ensemble ensemble = new Ensemble(wiring, drawn, Address.of(inputs.seed(), "kernel"), networks.orElseThrow());
        List<Moments> moments = ensemble.moments(all, reading(wiring, kinds), _ -> {});
        for (int k = 0; k < kinds.size(); k++) {
            List<Moments> own = moments.subList(k * pairs, (k + 1) * pairs);
            String name = kinds.get(k);
            arrays.put(name, tensor(own, inputs, m -> m.estimate().mean()));
            arrays.put(name + "_se", tensor(own, inputs, m -> m.estimate().standardError()));
        }
        json.put("networks", networks.orElseThrow());
        json.put("engine", drawn == Engine.REAL_WEIGHTS ? "real" : "implicit");
        width.ifPresent(n -> json.put("width", n));
    }

    /// Rows x, further inputs z, and the seed of the networks.
    record Inputs(Matrix x, Optional<Matrix> z, long seed) {}

    private static Reading reading(Wiring wiring, List<String> kinds) {
        return new Reading.Several(kinds.stream()
                .<Reading>map(kind -> kind.equals(NNGP)
                        ? new Reading.Kernels(List.of(wiring.matrices().size() - 1))
                        : new Reading.TangentKernel(new Outputs.Mean()))
                .toList());
    }

    private Engine engine(Wiring wiring, int inputs) {
        return switch (engine.orElse("")) {
            case "" -> worthImplicit(wiring, inputs) ? Engine.IMPLICIT_WEIGHTS : Engine.REAL_WEIGHTS;
            case "real" -> Engine.REAL_WEIGHTS;
            case "implicit" -> {
                ImplicitNetwork.obstacle(wiring).ifPresent(why -> {
                    throw new BadInput("--engine implicit: " + why);
                });
                yield Engine.IMPLICIT_WEIGHTS;
            }
            case String other -> throw new BadInput("--engine " + other + " must be real or implicit");
        };
    }

    /// Implicit weights cost n B² a layer for B = inputs (times outputs) against some 20 n² for drawing
    /// real ones.
    private static boolean worthImplicit(Wiring wiring, int inputs) {
        double vectors = (double) inputs * wiring.outputs();
        double orthogonal = wiring.matrices().stream()
                .mapToDouble(m -> (m.fanIn() + m.fanOut()) * vectors * vectors)
                .sum();
        return Realization.implicitFor(wiring) && orthogonal < 10.0 * wiring.weights();
    }

    private static long neurons(Wiring wiring) {
        return wiring.matrices().stream().mapToLong(m -> m.fanOut()).sum();
    }

    static Matrix stacked(Matrix x, Matrix z) {
        Matrix all = Matrix.zeros(x.rows() + z.rows(), x.columns());
        System.arraycopy(x.entries(), 0, all.entries(), 0, x.entries().length);
        System.arraycopy(z.entries(), 0, all.entries(), x.entries().length, z.entries().length);
        return all;
    }

    private static Tensor tensor(List<Moments> pairs, Inputs inputs, ToDoubleFunction<Moments> part) {
        int rows = inputs.x().rows();
        int columns = inputs.z().map(Matrix::rows).orElse(rows);
        int offset = inputs.z().isPresent() ? rows : 0;
        Matrix block = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int pair = Pairs.index(i, offset + j, offset + columns);
                block.set(i, j, part.applyAsDouble(pairs.get(pair)));
            }
        }
        return Tensor.of(block);
    }

    /// What of this belongs to the request.
    SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        networks.ifPresent(count -> request.put("monte_carlo", count));
        width.ifPresent(n -> request.put("width", n));
        engine.ifPresent(name -> request.put("engine", name));
        return request;
    }
}
