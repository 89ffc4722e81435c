package wick.lab.correlators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import wick.lab.ensemble.Ensemble;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.BlockJackknife;
import wick.observable.Measurement.Engine;

/// Measures the tensors of finite width on an ensemble of dense networks.
///
/// Stored weights give every tensor at every layer, at a cost of n³ per pair of inputs and layer; the layer
/// itself is averaged exactly ([StoredReader]). Implicit weights give V and K at every layer and Θ, A, B, D, F
/// at the last one from [#OUTPUTS] outputs, at a cost of n: the cheaper way for wide networks. They have no
/// second derivatives, hence neither P nor Q.
public final class CorrelatorMeasurement {
    /// The outputs of an implicit network; those of the wiring do not count.
    public static final int OUTPUTS = 8;

    private static final int BLOCKS = 2;

    private CorrelatorMeasurement() {}

    /// One element per dense layer but the first, whose kernels do not vary.
    ///
    /// Throws [IllegalArgumentException] for wirings that are not chains of dense layers and activations
    /// without jumps, for second derivatives behind kinks or of implicit weights, and for fewer than two
    /// networks.
    public static List<MeasuredLayer> of(Ensemble ensemble, Matrix inputs, Extent extent, IntConsumer progress) {
        List<Step.Linear> layers = check(ensemble, extent).layers();
        Ensemble drawn = ensemble.engine() == Engine.REAL_WEIGHTS
                ? ensemble
                : new Ensemble(
                        DenseChain.widened(ensemble.wiring(), OUTPUTS),
                        ensemble.engine(),
                        ensemble.address(),
                        ensemble.networks());
        CorrelatorReading reading = new CorrelatorReading(ensemble.engine(), extent);
        List<Layout> layouts = new ArrayList<>();
        for (int layer = 1; layer < layers.size(); layer++) {
            layouts.add(reading.layout(layer, layers.size(), inputs.rows()));
        }
        List<Block> blocks = drawn.blocks(inputs, reading, () -> new Block(layouts), progress);
        List<MeasuredLayer> measured = new ArrayList<>();
        for (int l = 0; l < layouts.size(); l++) {
            int at = l;
            Layout layout = layouts.get(l);
            var gathering =
                    new BlockJackknife.Gathering<>(() -> new LayerSums(layout), LayerSums::merge, LayerSums::networks);
            List<LayerSums> sums =
                    blocks.stream().map(block -> block.layers.get(at)).toList();
            int width = layers.get(l + 1).fanIn();
            measured.add(new MeasuredLayer(l + 2, width, layout, new BlockJackknife<>(sums, gathering)));
        }
        return measured;
    }

    /// Whether some activation has kinks, behind which P and Q do not exist.
    public static boolean kinks(Wiring wiring) {
        return DenseChain.of(wiring).activations().stream()
                .anyMatch(activation -> !activation.kinks().isEmpty());
    }

    private static DenseChain check(Ensemble ensemble, Extent extent) {
        Wiring wiring = ensemble.wiring();
        DenseChain chain = DenseChain.of(wiring);
        if (ensemble.networks() < BLOCKS) {
            throw new IllegalArgumentException("networks " + ensemble.networks() + " must be at least " + BLOCKS);
        }
        if (extent == Extent.DRIFT && ensemble.engine() != Engine.REAL_WEIGHTS) {
            throw new IllegalArgumentException(
                    "P and Q need second derivatives, which implicit weights do not have: take real weights");
        }
        for (var activation : chain.activations()) {
            if (extent.covers(Extent.TANGENT) && !activation.jumps().isEmpty()) {
                throw new IllegalArgumentException(
                        activation.name() + " jumps: the tangent kernel of real networks does not see the jump");
            }
            if (extent == Extent.DRIFT && !activation.kinks().isEmpty()) {
                throw new IllegalArgumentException(activation.name() + " has kinks at " + activation.kinks()
                        + ": its second derivative, and with it P and Q, is no function");
            }
        }
        return chain;
    }

    /// The sums of all layers over a block of networks.
    private static final class Block implements Ensemble.Gatherer {
        private final List<LayerSums> layers;

        Block(List<Layout> layouts) {
            layers = layouts.stream().map(LayerSums::new).toList();
        }

        @Override
        public void add(double[] numbers) {
            int at = 0;
            for (LayerSums sums : layers) {
                sums.add(numbers, at);
                at += sums.layout().size();
            }
        }
    }
}
