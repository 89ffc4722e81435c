package wick.lab.simulation;

import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Lyapunov exponents: the mean logarithm by which orthonormal tangent vectors grow between readings.
final class ExponentMeter implements Meter {
    private final State state;
    private final Layout layout;
    private final double interval;
    private final double[] logarithms;
    private int readings;

    ExponentMeter(State state, double interval, Address address) {
        this.state = state;
        this.interval = interval;
        layout = state.layout();
        logarithms = new double[layout.exponents()];
        state.blocks((block, from, to) -> {
            RandomStream stream = Streams.EXPONENTS.open(address, block);
            for (int i = from; i < to; i++) {
                int at = i * layout.columns() + layout.firstExponent() * layout.realizations();
                stream.normalsInto(
                        layout.exponents() * layout.realizations(),
                        state.values().entries(),
                        at);
            }
        });
        orthonormalize(false);
    }

    @Override
    public void settle() {
        orthonormalize(false);
    }

    @Override
    public void observe(int reading) {
        orthonormalize(reading > 0);
        readings = reading;
    }

    /// Gram and Schmidt, for every realization by itself.
    private void orthonormalize(boolean counted) {
        for (int g = 0; g < layout.exponents(); g++) {
            for (int before = 0; before < g; before++) {
                add(products(before, g), before, g);
            }
            double[] squares = products(g, g);
            double sum = 0;
            for (int a = 0; a < squares.length; a++) {
                double length = Math.sqrt(squares[a]);
                if (!(length > 0)) {
                    throw new ArithmeticException("a perturbation died out within one interval of readings: exponent "
                            + (g + 1) + " is minus infinity or below what doubles can tell; read more often");
                }
                sum += Math.log(length);
                squares[a] = 1 / length;
            }
            scale(squares, g);
            logarithms[g] += counted ? sum / squares.length : 0;
        }
    }

    private int at(int row, int vector) {
        return row * layout.columns() + (layout.firstExponent() + vector) * layout.realizations();
    }

    /// v_g · v_k for every realization; sums run over the blocks in order.
    private double[] products(int g, int k) {
        int realizations = layout.realizations();
        double[] x = state.values().entries();
        double[] parts = new double[Math.multiplyExact(layout.blocks(), realizations)];
        state.blocks((block, from, to) -> {
            for (int i = from; i < to; i++) {
                int left = at(i, g);
                int right = at(i, k);
                for (int a = 0; a < realizations; a++) {
                    parts[block * realizations + a] += x[left + a] * x[right + a];
                }
            }
        });
        double[] products = new double[realizations];
        for (int part = 0; part < parts.length; part++) {
            products[part % realizations] += parts[part];
        }
        return products;
    }

    /// v_k ← v_k − products v_g
    private void add(double[] products, int g, int k) {
        double[] x = state.values().entries();
        state.blocks((_, from, to) -> {
            for (int i = from; i < to; i++) {
                for (int a = 0; a < products.length; a++) {
                    x[at(i, k) + a] -= products[a] * x[at(i, g) + a];
                }
            }
        });
    }

    private void scale(double[] factors, int g) {
        double[] x = state.values().entries();
        state.blocks((_, from, to) -> {
            for (int i = from; i < to; i++) {
                for (int a = 0; a < factors.length; a++) {
                    x[at(i, g) + a] *= factors[a];
                }
            }
        });
    }

    /// Exponent `g`, the largest at 0, per time.
    double exponent(int g) {
        return logarithms[g] / (readings * interval);
    }
}
