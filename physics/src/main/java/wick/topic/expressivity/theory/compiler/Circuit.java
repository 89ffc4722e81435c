package wick.topic.expressivity.theory.compiler;

import java.util.Arrays;
import java.util.List;
import wick.topic.expressivity.polynomial.Polynomial;

/// A polynomial as multiplications one after the other: value i < `inputs` is an input, value `inputs` + k the
/// product k, whose factors are affine in values before it.
///
/// The number of products is the "number of multiplications required" of Lin, Tegmark and Rolnick 2017.
public record Circuit(int inputs, List<Multiplication> products, Affine output) {

    /// `left` times `right`; a square where both are the same.
    public record Multiplication(Affine left, Affine right) {
        public boolean isSquare() {
            return left.equals(right);
        }
    }

    public Circuit {
        products = List.copyOf(products);
    }

    /// The circuit of a polynomial with few multiplications: as it is written or expanded, whichever needs fewer, with
    /// common parts made once.
    ///
    /// @throws wick.topic.expressivity.polynomial.PolynomialException if it needs too many
    public static Circuit of(Polynomial polynomial) {
        return CircuitBuilder.best(polynomial);
    }

    /// How many products lie one behind the other below every value.
    List<Integer> levels() {
        int[] levels = new int[inputs + products.size()];
        for (int k = 0; k < products.size(); k++) {
            int level = 0;
            for (int value : products.get(k).left().weights().keySet()) {
                level = Math.max(level, levels[value]);
            }
            for (int value : products.get(k).right().weights().keySet()) {
                level = Math.max(level, levels[value]);
            }
            levels[inputs + k] = level + 1;
        }
        return Arrays.stream(levels).boxed().toList();
    }

    /// Multiplications one behind the other.
    public int depth() {
        return levels().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
