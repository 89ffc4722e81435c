package wick.lab.simulation;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Standard normals for every unit and realization, from one stream per block of rows.
final class Noise {
    private final Matrix values;
    private final RandomStream[] streams;

    Noise(Layout layout, Address address) {
        values = Matrix.zeros(layout.size(), layout.realizations());
        streams = new RandomStream[layout.blocks()];
        Arrays.setAll(streams, block -> Streams.NOISE.open(address, block));
    }

    Matrix values() {
        return values;
    }

    /// New numbers for the rows from, …, to − 1 of a block.
    void draw(int block, int from, int to) {
        int columns = values.columns();
        streams[block].normalsInto((to - from) * columns, values.entries(), from * columns);
    }
}
