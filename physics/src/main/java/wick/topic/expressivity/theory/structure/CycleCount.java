package wick.topic.expressivity.theory.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Monomials that a permutation of the variables leaves as they are, from the lengths of its cycles: those of degree
/// up to d are the coefficients up to t^d of Π over cycles of 1/(1 − t^length), or of 1 + t^length for bits.
final class CycleCount {
    private final int order;
    private final boolean bits;

    CycleCount(int order, boolean bits) {
        this.order = order;
        this.bits = bits;
    }

    /// `cycles` holds the number of cycles of lengths 1, 2, ...; longer ones than the order are in no monomial that
    /// stays.
    BigInteger fixed(List<BigInteger> cycles) {
        List<BigInteger> series = new ArrayList<>(Collections.nCopies(order + 1, BigInteger.ZERO));
        series.set(0, BigInteger.ONE);
        for (int length = 1; length <= Math.min(order, cycles.size()); length++) {
            series = times(series, length, cycles.get(length - 1));
        }
        return series.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private List<BigInteger> times(List<BigInteger> series, int length, BigInteger cycles) {
        List<BigInteger> product = new ArrayList<>(series);
        BigInteger ways = BigInteger.ONE;
        for (int k = 1; k * length <= order; k++) {
            BigInteger next =
                    bits ? cycles.subtract(BigInteger.valueOf(k - 1L)) : cycles.add(BigInteger.valueOf(k - 1L));
            ways = ways.multiply(next).divide(BigInteger.valueOf(k));
            for (int j = 0; j + k * length <= order; j++) {
                int degree = j + k * length;
                product.set(degree, product.get(degree).add(series.get(j).multiply(ways)));
            }
        }
        return product;
    }

    /// Exponents, all at least 1 and equal on each cycle, of total degree up to the order; `lengths` of all cycles.
    BigInteger fixedOnAll(List<Integer> lengths) {
        int least = lengths.stream().mapToInt(Integer::intValue).sum();
        if (least > order) {
            return BigInteger.ZERO;
        }
        if (bits) {
            return BigInteger.ONE;
        }
        List<BigInteger> cycles = new ArrayList<>(Collections.nCopies(order, BigInteger.ZERO));
        lengths.forEach(length -> cycles.set(length - 1, cycles.get(length - 1).add(BigInteger.ONE)));
        return new CycleCount(order - least, false).fixed(cycles);
    }
}
