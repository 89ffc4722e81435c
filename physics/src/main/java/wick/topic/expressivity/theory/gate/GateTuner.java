package wick.topic.expressivity.theory.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import wick.network.Activation;
import wick.network.series.ActivationSeries;
import wick.network.series.DerivativeZeros;

/// Biases and scales for gates of one activation.
///
/// A bias is sought where the derivatives that must vanish do, otherwise where the next error term
/// does, at 0, and where
/// the derivative of the gate's order is largest. The scale of each is the one at which truncation,
/// which falls with it,
/// and rounding, which grows as λ^−n, have the least sum: the optimum of floating point.
public final class GateTuner {
    /// Biases beyond lie in tails, where derivatives are small against the function.
    private static final double FARTHEST = 6;
    /// Scales are half octaves from 1 down.
    private static final int SMALLEST = 100;
    private static final int MOST_BIASES = 4;

    private final Activation activation;
    private final Map<Gate, List<TunedGate>> tuned = new HashMap<>();
    private final Map<Setting, Optional<TunedGate>> made = new HashMap<>();

    public GateTuner(Activation activation) {
        this.activation = activation;
    }

    private record Setting(Gate gate, double bias, int scale) {}

    public Activation activation() {
        return activation;
    }

    /// The gate at every bias that suits it, each at its best scale, the least error bound first. Empty where the
    /// activation has no such gate.
    public List<TunedGate> tuned(Gate gate) {
        return tuned.computeIfAbsent(gate, this::found);
    }

    /// The gate at this bias and its best scale, if it works there.
    public Optional<TunedGate> at(Gate gate, double bias) {
        Optional<TunedGate> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int scale = 0; scale <= SMALLEST; scale++) {
            Optional<TunedGate> next = scaled(gate, bias, scale);
            double error = next.map(GateTuner::error).orElse(Double.POSITIVE_INFINITY);
            if (error < least) {
                least = error;
                best = next;
            }
        }
        return best;
    }

    /// The same gate with its scale 2^(−`halfOctaves`/2) times as large; empty where it does not work there.
    public Optional<TunedGate> rescaled(TunedGate gate, int halfOctaves) {
        int scale = index(gate.scale()) + halfOctaves;
        return scale < 0 || scale > SMALLEST ? Optional.empty() : scaled(gate.gate(), gate.bias(), scale);
    }

    /// The gate at the same bias and scale without the neuron that reads nothing.
    public TunedGate withoutConstant(TunedGate gate) {
        return gate.rays().stream().noneMatch(Ray::isConstant)
                ? gate
                : like(gate, gate.gate().withoutConstant()).orElseThrow();
    }

    /// Another gate at the bias and the scale of `gate`; empty where it does not work there.
    public Optional<TunedGate> like(TunedGate gate, Gate other) {
        return scaled(other, gate.bias(), index(gate.scale()));
    }

    private static int index(double scale) {
        return (int) Math.round(-2 * Math.log(scale) / Math.log(2));
    }

    private Optional<TunedGate> scaled(Gate gate, double bias, int scale) {
        return made.computeIfAbsent(new Setting(gate, bias, scale), _ -> {
            try {
                return Optional.of(TunedGate.of(gate, activation, bias, Math.pow(2, -0.5 * scale)));
            } catch (IllegalArgumentException vanishing) {
                return Optional.empty();
            }
        });
    }

    /// A bound on the error of the gate on [−1, 1]ⁿ with exact operands.
    public static double error(TunedGate gate) {
        double[] radii = new double[gate.gate().exponents().size()];
        Arrays.fill(radii, 1);
        double error = gate.truncation(radii) + gate.noise();
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private List<TunedGate> found(Gate gate) {
        List<TunedGate> all = new ArrayList<>();
        for (double bias : biases(gate)) {
            at(gate, bias).filter(candidate -> error(candidate) < 1).ifPresent(all::add);
        }
        all.sort(Comparator.comparingDouble(GateTuner::error));
        return List.copyOf(all.subList(0, Math.min(MOST_BIASES, all.size())));
    }

    private SortedSet<Double> biases(Gate gate) {
        TreeSet<Double> biases = new TreeSet<>();
        List<Integer> vanishing = gate.vanishing();
        if (!vanishing.isEmpty()) {
            biases.addAll(zeros(vanishing.getFirst()));
            if (hasZero(vanishing.getFirst())) {
                biases.add(0.0);
            }
            return biases;
        }
        biases.addAll(zeros(gate.nextOrder()));
        biases.add(0.0);
        biases.addAll(zeros(gate.degree() + 1));
        biases.add(-1.0);
        biases.add(1.0);
        biases.removeIf(bias -> activation.kinks().contains(bias));
        return biases;
    }

    private boolean hasZero(int order) {
        return !activation.kinks().contains(0.0)
                && ActivationSeries.of(activation, 0, order).derivative(order) == 0;
    }

    private List<Double> zeros(int order) {
        return DerivativeZeros.of(activation, order).stream()
                .filter(zero -> Math.abs(zero) < FARTHEST)
                .toList();
    }
}
