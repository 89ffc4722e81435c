package wick.theory.scaling;

import java.util.List;
import wick.network.Activation;

/// One signal of a network and the earlier signals it is made of, by their places in [Tape].
sealed interface Node {

    /// Coordinates of order one, whatever the width.
    record Input() implements Node {}

    /// W x + b with weight matrix `matrix`, counted from 0.
    record Weighted(int matrix, int from) implements Node {}

    record Pointwise(Activation activation, int from) implements Node {}

    /// Also a concatenation: the largest term decides.
    record Sum(List<Integer> from) implements Node {
        public Sum {
            from = List.copyOf(from);
        }
    }

    record Product(List<Integer> from) implements Node {
        public Product {
            from = List.copyOf(from);
        }
    }

    record Normalized(boolean epsilon, int from) implements Node {}

    /// k(p)·k(p′)/d over the d channels of the keys, which keys and queries share; `matrix` makes the keys.
    record Logits(int matrix, int from) implements Node {}

    /// Σ_p′ A(p,p′) v(p′) with A the softmax of logits; `matrix` makes the values.
    record Attended(int matrix, int logits, int values) implements Node {}
}
