package wick.topic.expressivity.theory.compiler;

import java.util.List;

/// A gate in its place: the product of powers of its operands, affine in values of layers before its own.
record Node(List<Affine> operands, List<Integer> exponents) {

    static Node copy(Affine operand) {
        return new Node(List.of(operand), List.of(1));
    }

    static Node product(Affine left, Affine right) {
        return left.equals(right) ? new Node(List.of(left), List.of(2)) : new Node(List.of(left, right), List.of(1, 1));
    }

    int degree() {
        return exponents.stream().mapToInt(Integer::intValue).sum();
    }

    boolean isCopy() {
        return degree() == 1;
    }
}
