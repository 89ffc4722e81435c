package wick.lab.training;

import wick.network.training.Batches;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The points of every step, the same for every engine: those of step t depend on the address and t alone, so
/// that training can be taken up again at any step.
public final class BatchOrder {
    private final Batches batches;
    private final Address address;
    private final int[] order;
    private int shuffled = -1;

    public BatchOrder(Batches batches, int points, Address address) {
        this.batches = batches;
        this.address = address;
        order = new int[points];
        if (batches instanceof Batches.Drawn(int size, boolean replacement) && !replacement && size > points) {
            throw new IllegalArgumentException("batch size " + size + " must be at most the number of points, " + points
                    + ", where none is drawn twice");
        }
        identity();
    }

    private void identity() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /// The points of step `step`, counted from 0: a fresh array.
    public int[] at(int step) {
        return switch (batches) {
            case Batches.All() -> order.clone();
            case Batches.Drawn(int size, boolean replacement) -> drawn(size, replacement, step);
            case Batches.Shuffled(int size) -> {
                int perEpoch = (order.length + size - 1) / size;
                shuffle(step / perEpoch);
                int from = step % perEpoch * size;
                yield java.util.Arrays.copyOfRange(order, from, Math.min(order.length, from + size));
            }
        };
    }

    private int[] drawn(int size, boolean replacement, int step) {
        RandomStream stream = address.block(step).open();
        int[] points = new int[size];
        if (replacement) {
            for (int i = 0; i < size; i++) {
                points[i] = (int) (stream.nextUniform() * order.length);
            }
            return points;
        }
        identity();
        exchange(size, stream);
        System.arraycopy(order, 0, points, 0, size);
        return points;
    }

    private void shuffle(int epoch) {
        if (epoch != shuffled) {
            identity();
            exchange(order.length, address.block(epoch).open());
            shuffled = epoch;
        }
    }

    /// Puts a random choice in the first `count` places.
    private void exchange(int count, RandomStream stream) {
        for (int i = 0; i < count; i++) {
            int pick = i + (int) (stream.nextUniform() * (order.length - i));
            int chosen = order[pick];
            order[pick] = order[i];
            order[i] = chosen;
        }
    }
}
