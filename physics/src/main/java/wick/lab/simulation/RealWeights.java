package wick.lab.simulation;

import java.util.Arrays;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// A drawn matrix; drawn anew at every step where weights are fresh.
final class RealWeights implements Weights {
    /// Entries per stream, about.
    private static final int BLOCK = 1 << 15;

    private final Matrix matrix;
    private final double deviation;
    private final boolean fresh;
    private final int rowsPerBlock;
    private final RandomStream[] streams;
    private boolean drawn;

    RealWeights(RecurrentNetwork network, int size, Address address) {
        matrix = Matrix.zeros(size, size);
        deviation = network.weightDeviation() / Math.sqrt(size);
        fresh = network.ties() == Ties.FRESH;
        rowsPerBlock = Math.max(1, BLOCK / size);
        streams = new RandomStream[(size + rowsPerBlock - 1) / rowsPerBlock];
        Arrays.setAll(streams, block -> Streams.WEIGHTS.open(address, block));
    }

    Matrix matrix() {
        return matrix;
    }

    @Override
    public void begin(int step) {
        if (fresh || !drawn) {
            draw();
            drawn = true;
        }
    }

    @Override
    public void timesInto(Matrix x, Matrix y) {
        Products.timesInto(matrix, x, y);
    }

    private void draw() {
        double[] entries = matrix.entries();
        int size = matrix.rows();
        Parallel.forEach(streams.length, block -> {
            int from = block * rowsPerBlock * size;
            int to = Math.min(size, (block + 1) * rowsPerBlock) * size;
            streams[block].normalsInto(to - from, entries, from);
            for (int i = from; i < to; i++) {
                entries[i] *= deviation;
            }
        });
    }
}
