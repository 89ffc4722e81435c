package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Σ over variables of a product of tensors, each variable with `size` values. Variables are summed one
/// after the other, always the one that leaves the smallest tensor, so that the cost follows the loops of
/// a diagram and not the number of its vertices.
final class TensorNetwork {
    private static final long MOST_WORK = 1L << 32;
    private static final long MOST_ENTRIES = 1L << 25;

    private final int size;
    private final List<Factor> factors = new ArrayList<>();
    private double scalar = 1;

    TensorNetwork(int size) {
        this.size = size;
    }

    private static final class Factor {
        private final List<Integer> variables;
        private final double[] entries;

        Factor(List<Integer> variables, double[] entries) {
            this.variables = variables;
            this.entries = entries;
        }
    }

    void multiply(double factor) {
        scalar *= factor;
    }

    /// A tensor over distinct variables, the last one fastest.
    void add(List<Integer> variables, double[] entries) {
        if (variables.isEmpty()) {
            scalar *= entries[0];
        } else {
            factors.add(new Factor(List.copyOf(variables), entries));
        }
    }

    /// The sum over all variables.
    ///
    /// @throws IllegalArgumentException if a tensor on the way is too large
    double sum() {
        SortedSet<Integer> variables = new TreeSet<>();
        factors.forEach(factor -> variables.addAll(factor.variables));
        while (!variables.isEmpty()) {
            int next = variables.first();
            for (int variable : variables) {
                if (neighbors(variable).size() < neighbors(next).size()) {
                    next = variable;
                }
            }
            eliminate(next);
            variables.remove(next);
        }
        return scalar;
    }

    private SortedSet<Integer> neighbors(int variable) {
        SortedSet<Integer> neighbors = new TreeSet<>();
        for (Factor factor : factors) {
            if (factor.variables.contains(variable)) {
                neighbors.addAll(factor.variables);
            }
        }
        neighbors.remove(variable);
        return neighbors;
    }

    private void eliminate(int variable) {
        List<Integer> open = List.copyOf(neighbors(variable));
        List<Factor> used =
                factors.stream().filter(f -> f.variables.contains(variable)).toList();
        factors.removeAll(used);
        double entries = Math.pow(size, open.size());
        if (entries > MOST_ENTRIES || entries * size * used.size() > MOST_WORK) {
            throw new IllegalArgumentException("a diagram on " + size + " points needs a tensor of rank " + open.size()
                    + ", which is too large: use fewer points or a lower order");
        }
        double[] result = new double[(int) entries];
        int[][] stride = new int[used.size()][open.size() + 1];
        for (int f = 0; f < used.size(); f++) {
            for (int v = 0; v < open.size(); v++) {
                stride[f][v] = stride(used.get(f), open.get(v));
            }
            stride[f][open.size()] = stride(used.get(f), variable);
        }
        sumInto(used, stride, result);
        add(open, result);
    }

    /// Sums the product of `used` over their last stride.
    private void sumInto(List<Factor> used, int[][] stride, double[] result) {
        int rank = stride[0].length - 1;
        int[] digits = new int[rank];
        int[] offset = new int[used.size()];
        double[] product = new double[size];
        for (int at = 0; at < result.length; at++) {
            Arrays.fill(product, 1);
            for (int f = 0; f < used.size(); f++) {
                double[] entries = used.get(f).entries;
                int step = stride[f][rank];
                for (int i = 0, from = offset[f]; i < size; i++, from += step) {
                    product[i] *= entries[from];
                }
            }
            for (double term : product) {
                result[at] += term;
            }
            for (int d = rank - 1; d >= 0; d--) {
                boolean carry = ++digits[d] == size;
                for (int f = 0; f < offset.length; f++) {
                    offset[f] += carry ? stride[f][d] * (1 - size) : stride[f][d];
                }
                if (!carry) {
                    break;
                }
                digits[d] = 0;
            }
        }
    }

    private int stride(Factor factor, int variable) {
        int place = factor.variables.indexOf(variable);
        if (place < 0) {
            return 0;
        }
        int stride = 1;
        for (int i = place + 1; i < factor.variables.size(); i++) {
            stride *= size;
        }
        return stride;
    }
}
