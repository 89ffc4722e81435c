package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Option;
import wick.lab.correlators.CorrelatorMeasurement;
import wick.lab.correlators.Extent;
import wick.lab.correlators.MeasuredLayer;
import wick.lab.ensemble.Ensemble;
import wick.lab.realization.ImplicitNetwork;
import wick.network.Network;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// The options of `wick correlators --measure`, and the ensemble that they ask for.
final class TensorMeasurement {
    /// Up to this width stored weights are cheap enough by default.
    private static final int NARROW = 64;
    /// Tensors of four indices grow as the fourth power of the inputs.
    private static final int MOST_INPUTS = 8;

    private static final int MOST_INPUTS_DRIFT = 3;
    private static final int STANDARD = 10_000;

    @Option(
            names = "--measure",
            description = "Also measure on drawn networks, beside the prediction, with errors and z.")
    private boolean measure;

    @Option(
            names = "--networks",
            paramLabel = "N",
            description = "For --measure: how many networks, at least 64 (default: " + STANDARD + ").")
    private Optional<Integer> networks = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "real|implicit",
            description = "For --measure: stored weights, for all tensors of every layer, or implicit ones: V of every"
                    + " layer, A, B, D, F of the last (default: real up to width " + NARROW + ").")
    private Optional<String> engine = Optional.empty();

    boolean wanted() {
        return measure;
    }

    /// Refuses what does not go together before anything is computed.
    void check() {
        if (!measure && (networks.isPresent() || engine.isPresent())) {
            throw new BadInput((networks.isPresent() ? "--networks" : "--engine") + " goes with --measure");
        }
        networks.filter(count -> count < 64).ifPresent(count -> {
            throw new BadInput("--networks " + count + " must be at least 64, so that errors can be told");
        });
        engine.filter(name -> !List.of("real", "implicit").contains(name)).ifPresent(name -> {
            throw new BadInput("--engine " + name + " must be real or implicit");
        });
    }

    private int count() {
        return networks.orElse(STANDARD);
    }

    /// All dense layers but the first.
    List<MeasuredLayer> of(Network network, Matrix inputs, long seed, Progression progression) {
        if (inputs.rows() > MOST_INPUTS) {
            throw new BadInput("--measure takes at most " + MOST_INPUTS + " inputs, not " + inputs.rows());
        }
        Wiring wiring = network.wire();
        Engine drawn = engine(wiring);
        boolean kinks = CorrelatorMeasurement.kinks(wiring);
        boolean drift = drawn == Engine.REAL_WEIGHTS && !kinks && inputs.rows() <= MOST_INPUTS_DRIFT;
        Ensemble ensemble = new Ensemble(wiring, drawn, Address.of(seed, "correlators"), count());
        return CorrelatorMeasurement.of(
                ensemble,
                inputs,
                drift ? Extent.DRIFT : Extent.TANGENT,
                done -> progression.at("networks", done / (double) count()));
    }

    private Engine engine(Wiring wiring) {
        int widest = wiring.matrices().stream()
                .skip(1)
                .mapToInt(m -> m.fanIn())
                .max()
                .orElse(0);
        String name = engine.orElse(
                widest <= NARROW || !ImplicitNetwork.obstacle(wiring).isEmpty() ? "real" : "implicit");
        if (name.equals("real")) {
            return Engine.REAL_WEIGHTS;
        }
        ImplicitNetwork.obstacle(wiring).ifPresent(why -> {
            throw new BadInput("--engine implicit: " + why);
        });
        return Engine.IMPLICIT_WEIGHTS;
    }

    /// What of this belongs to the request.
    SequencedMap<String, Object> request(Network network, long seed) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        if (measure) {
            request.put("networks", count());
            request.put("engine", engine(network.wire()) == Engine.REAL_WEIGHTS ? "real" : "implicit");
            request.put("seed", seed);
        }
        return request;
    }
}
