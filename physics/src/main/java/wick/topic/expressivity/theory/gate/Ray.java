package wick.topic.expressivity.theory.gate;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/// One neuron of a gate, σ(b + λ `direction`·x), and the rational part of the weight it is read with.
public record Ray(List<Integer> direction, BigFraction weight) {
    public Ray {
        direction = List.copyOf(direction);
    }

    /// Whether it reads nothing, so that its value is the constant σ(b).
    public boolean isConstant() {
        return direction.stream().allMatch(d -> d == 0);
    }

    /// Σ|d_i|
    public int reach() {
        return direction.stream().mapToInt(Math::abs).sum();
    }

    List<Integer> opposite() {
        return direction.stream().map(d -> -d).toList();
    }
}
