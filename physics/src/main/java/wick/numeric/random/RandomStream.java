package wick.numeric.random;

/// Random numbers at an [Address]: the same address gives the same numbers on every machine.
public final class RandomStream {
    private final java.util.random.RandomGenerator generator;

    RandomStream(Address address) {
        generator =
                java.util.random.RandomGeneratorFactory.of("L64X128MixRandom").create(address.hashCode());
    }

    public long nextLong() {
        return generator.nextLong();
    }

    /// Uniform on \[0, 1).
    public double nextUniform() {
        return generator.nextDouble();
    }

    /// Standard normal.
    public double nextNormal() {
        return generator.nextGaussian();
    }

    /// y\[from], …, y\[from + count − 1] ← independent standard normals, the same as `count` calls of [#nextNormal].
    public void normalsInto(int count, double[] y, int from) {
        for (int i = 0; i < count; i++) {
            y[from + i] = nextNormal();
        }
    }
}
