package wick.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Networks of every shape the description allows, drawn from a seed.
final class RandomNetworks {
    private final SplittableRandom random;

    RandomNetworks(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Network next() {
        int inputs = size();
        List<Layer> layers = new ArrayList<>();
        int width = layers(inputs, 2, layers);
        layers.add(new Layer.Dense(width % 3 + 1, initialization()));
        return new Network(inputs, layers, pick(List.of(Distribution.values())), parameterization());
    }

    /// Adds layers and returns the width of what flows out of them.
    private int layers(int width, int depth, List<Layer> layers) {
        int flowing = width;
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(depth > 0 ? 4 : 2)) {
                case 0 -> {
                    flowing = size();
                    layers.add(new Layer.Dense(flowing, initialization()));
                }
                case 1 -> layers.add(new Layer.Pointwise(activation()));
                case 2 -> {
                    List<Layer> branch = new ArrayList<>();
                    layers(flowing, depth - 1, branch);
                    branch.add(new Layer.Dense(flowing, initialization()));
                    layers.add(new Layer.Residual(branch));
                }
                default -> {
                    List<Layer> inner = new ArrayList<>();
                    inner.add(new Layer.Dense(flowing, initialization()));
                    layers(flowing, 0, inner);
                    inner.add(new Layer.Dense(flowing, initialization()));
                    layers.add(new Layer.Repeat(1 + random.nextInt(3), inner));
                }
            }
        }
        return flowing;
    }

    private int size() {
        return 1 + random.nextInt(40);
    }

    private double positive() {
        return random.nextBoolean() ? random.nextInt(4) : Math.exp(20 * random.nextDouble() - 10);
    }

    private Initialization initialization() {
        return switch (random.nextInt(3)) {
            case 0 -> new Initialization.Variances(positive(), positive());
            case 1 -> new Initialization.Deviations(positive(), positive());
            default ->
                new Initialization.Preset(
                        pick(List.of(Initialization.Scheme.values())),
                        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(positive()));
        };
    }

    private Activation activation() {
        List<String> names = Activation.names();
        int index = random.nextInt(names.size() + 9);
        return index < names.size()
                ? Activation.named(names.get(index)).orElseThrow()
                : parameterized(index - names.size());
    }

    private Activation parameterized(int kind) {
        return switch (kind) {
            case 0 -> new LeakyRelu(random.nextDouble() - 0.5, positive());
            case 1 -> new RectifiedMonomial(random.nextInt(RectifiedMonomial.HIGHEST + 1));
            case 2 -> new Monomial(1 + random.nextInt(Monomial.HIGHEST));
            case 3 -> new Hermite(1 + random.nextInt(Hermite.HIGHEST));
            case 4 -> new Polynomial(List.of(random.nextDouble() - 0.5, positive(), random.nextDouble()));
            case 5 -> new Gaussian(positive() + 0.1);
            case 6 -> new Rbf(positive() + 0.1);
            case 7 -> Formula.of("tanh(" + random.nextDouble() + " * z) - z^2 / (1 + abs(z - " + positive() + "))");
            default -> Formula.of("max(z, " + positive() + ")", List.of(-0.5, random.nextDouble()));
        };
    }

    private Parameterization parameterization() {
        if (random.nextBoolean()) {
            return pick(List.copyOf(Parameterization.NAMED.values()));
        }
        List<Parameterization.Exponents> exponents = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            exponents.add(new Parameterization.Exponents(
                    random.nextDouble() - 0.5, random.nextInt(3) / 2.0, random.nextDouble()));
        }
        return new Parameterization(exponents, random.nextBoolean());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
