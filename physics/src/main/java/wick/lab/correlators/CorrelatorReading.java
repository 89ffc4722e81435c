package wick.lab.correlators;

import wick.lab.ensemble.Reading;
import wick.network.Wiring;
import wick.observable.Measurement.Engine;

/// The numbers behind the tensors of all dense layers but the first, layer by layer, each in the order of
/// its [Layout].
record CorrelatorReading(Engine engine, Extent extent) implements Reading {

    /// The layout of the dense layer of index `layer` out of `layers`.
    Layout layout(int layer, int layers, int inputs) {
        boolean all = engine == Engine.REAL_WEIGHTS || layer == layers - 1;
        return new Layout(inputs, all ? extent : Extent.KERNEL);
    }

    @Override
    public int size(Wiring wiring, int inputs) {
        int layers = DenseChain.of(wiring).layers().size();
        int size = 0;
        for (int layer = 1; layer < layers; layer++) {
            size = Math.addExact(size, layout(layer, layers, inputs).size());
        }
        return size;
    }

    @Override
    public Reader open(Wiring wiring, int inputs) {
        DenseChain chain = DenseChain.of(wiring);
        int layers = chain.layers().size();
        Layout last = layout(layers - 1, layers, inputs);
        return engine == Engine.REAL_WEIGHTS
                ? new StoredReader(chain, last)
                : new OutputsReader(chain.layers(), layout(0, layers, inputs), last);
    }
}
