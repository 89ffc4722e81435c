package wick.theory.finitewidth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.network.Linear;
import wick.numeric.gaussian.UniformGrid;

/// ⟨φ_a φ_b φ_c …⟩ of one unit over any number of inputs, at most four of which differ.
final class UnitProducts {
    /// Gaussian averages go no further.
    static final int MOST_DISTINCT = 4;

    private static final double TOLERANCE = 2e-15;

    private final Activation activation;
    private final SampleTensor kernel;
    private final Optional<HomogeneousMoments> homogeneous;
    private final double largest;
    private final Map<Integer, UniformGrid> grids = new HashMap<>();
    private final Map<List<Integer>, Bounded> known = new HashMap<>();

    UnitProducts(Activation activation, SampleTensor kernel) {
        this.activation = activation;
        this.kernel = kernel;
        homogeneous = HomogeneousMoments.Shape.of(activation).map(shape -> new HomogeneousMoments(shape, kernel));
        double most = 0;
        for (int a = 0; a < kernel.inputs(); a++) {
            most = Math.max(most, kernel.at(a, a));
        }
        largest = most;
        boolean smooth = activation.kinks().isEmpty() || activation instanceof Linear;
        if (kernel.inputs() > 1 && !smooth && homogeneous.isEmpty()) {
            throw new IllegalArgumentException("averages over several inputs need an activation that is smooth, or one"
                    + " of relu, leaky-relu, abs and rectified-monomial; " + activation.name() + " has kinks at "
                    + activation.kinks() + ": take one input");
        }
    }

    /// The average of the product of φ at these inputs, in any order.
    Bounded of(int... inputs) {
        int[] sorted = inputs.clone();
        Arrays.sort(sorted);
        List<Integer> key = Arrays.stream(sorted).boxed().toList();
        Bounded before = known.get(key);
        if (before != null) {
            return before;
        }
        Bounded value = average(sorted);
        known.put(key, value);
        return value;
    }

    private Bounded average(int[] inputs) {
        long distinct = Arrays.stream(inputs).distinct().count();
        if (distinct > MOST_DISTINCT) {
            throw new IllegalArgumentException("a product over " + distinct + " different inputs: at most "
                    + MOST_DISTINCT + " may differ, the average of more needs a quadrature in as many dimensions");
        }
        if (distinct == 1) {
            return new LayerAverages(activation, kernel.bounded(inputs[0], inputs[0])).mean(inputs.length, 0);
        }
        if (homogeneous.isPresent()) {
            return homogeneous.get().product(inputs);
        }
        return new QuarticQuadrature(activation, kernel, inputs, grid(inputs.length), 0).at(inputs, 0, 0);
    }

    private UniformGrid grid(int power) {
        DoubleUnaryOperator probe = z -> Math.pow(activation.value(z), power);
        return grids.computeIfAbsent(power, _ -> UniformGrid.resolving(List.of(probe), largest, TOLERANCE));
    }
}
