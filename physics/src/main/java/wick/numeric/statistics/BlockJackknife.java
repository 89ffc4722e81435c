package wick.numeric.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Errors of numbers that were gathered block by block, by leaving out one block of networks at a time;
/// single networks are not kept.
///
/// A value is the function of everything gathered, so it should have little bias of its own; the error is
/// that of [Jackknife].
public final class BlockJackknife<A> {
    /// How an accumulator begins, takes another one in, and counts its networks.
    public record Gathering<A>(Supplier<A> fresh, BiConsumer<A, A> merge, ToLongFunction<A> count) {}

    private final A whole;
    private final List<A> without;
    private final double[] shares;
    private final long networks;

    /// Throws [IllegalArgumentException] for fewer than two blocks and for one without networks.
    public BlockJackknife(List<A> blocks, Gathering<A> gathering) {
        if (blocks.size() < 2) {
            throw new IllegalArgumentException(blocks.size() + " blocks: an error needs at least 2");
        }
        whole = gathering.fresh().get();
        blocks.forEach(block -> gathering.merge().accept(whole, block));
        networks = gathering.count().applyAsLong(whole);
        without = new ArrayList<>();
        shares = new double[blocks.size()];
        for (int left = 0; left < blocks.size(); left++) {
            long size = gathering.count().applyAsLong(blocks.get(left));
            if (size < 1) {
                throw new IllegalArgumentException("block " + left + " holds no network");
            }
            shares[left] = (double) networks / size;
            A rest = gathering.fresh().get();
            for (int block = 0; block < blocks.size(); block++) {
                if (block != left) {
                    gathering.merge().accept(rest, blocks.get(block));
                }
            }
            without.add(rest);
        }
    }

    /// All blocks together.
    public A whole() {
        return whole;
    }

    public Estimate of(ToDoubleFunction<A> function) {
        double value = function.applyAsDouble(whole);
        double[] values = without.stream().mapToDouble(function).toArray();
        return new Estimate(value, Jackknife.error(value, values, shares), networks);
    }
}
