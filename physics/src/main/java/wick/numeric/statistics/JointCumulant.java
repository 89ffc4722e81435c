package wick.numeric.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The joint cumulant κ(x₁, …, x_r) of up to six numbers of every network, estimated without bias in one
/// pass; mergeable, so nothing is kept of single networks.
///
/// Kept are the sums s_B = Σ Π_{a ∈ B} (x_a − center_a) over networks for every subset B. The cumulant is
/// Σ_π (−1)^{|π|−1} (|π|−1)! Π_{B ∈ π} E x_B over the partitions π of 1, …, r, and each product of means is
/// estimated by an average over different networks, which has no bias. Written in the sums this is the
/// multivariate k-statistic. Numbers may repeat: κ(x, x, x, x) is the fourth cumulant of x.
///
/// The centers change no cumulant of order 2 and up; near the means they save digits.
///
/// Source: McCullagh 1987, Tensor Methods in Statistics, ISBN 978-0-412-27480-8.
public final class JointCumulant {
    /// The highest order.
    public static final int HIGHEST = 6;

    private final double[] center;
    /// s_B by the bits of B, s_∅ = count.
    private final double[] sums;
    private final double[] products;
    private long count;

    private JointCumulant(double[] center) {
        if (center.length < 1 || center.length > HIGHEST) {
            throw new IllegalArgumentException(
                    "a joint cumulant of " + center.length + " numbers: from 1 to " + HIGHEST + " are allowed");
        }
        this.center = center.clone();
        sums = new double[1 << center.length];
        products = new double[sums.length];
    }

    /// Of as many numbers as there are centers.
    public static JointCumulant around(double... center) {
        return new JointCumulant(center);
    }

    public int order() {
        return center.length;
    }

    public long count() {
        return count;
    }

    /// Adds the numbers of one network, all of them finite.
    public void add(double... numbers) {
        if (numbers.length != center.length) {
            throw new IllegalArgumentException(numbers.length + " numbers where " + center.length + " are needed");
        }
        products[0] = 1;
        for (int a = 0; a < center.length; a++) {
            double x = numbers[a] - center[a];
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("number " + numbers[a] + " must be finite");
            }
            int top = 1 << a;
            for (int rest = 0; rest < top; rest++) {
                products[top + rest] = x * products[rest];
            }
        }
        for (int subset = 1; subset < sums.length; subset++) {
            sums[subset] += products[subset];
        }
        count++;
    }

    /// Adds all networks of `other`, which has the same centers.
    public void merge(JointCumulant other) {
        if (!java.util.Arrays.equals(center, other.center)) {
            throw new IllegalArgumentException("sums around " + java.util.Arrays.toString(other.center)
                    + " do not add to sums around " + java.util.Arrays.toString(center));
        }
        for (int subset = 1; subset < sums.length; subset++) {
            sums[subset] += other.sums[subset];
        }
        count += other.count;
    }

    /// The estimate; needs at least as many networks as its order.
    public double value() {
        if (count < center.length) {
            throw new IllegalStateException(
                    "a cumulant of order " + center.length + " needs as many networks, has " + count);
        }
        Map<Integer, Double> coefficients = new HashMap<>();
        double value = 0;
        for (List<Integer> partition : partitions(center.length)) {
            List<Integer> sizes =
                    partition.stream().map(Integer::bitCount).sorted().toList();
            int key = sizes.stream().reduce(0, (k, size) -> k * (HIGHEST + 1) + size);
            double term = coefficients.computeIfAbsent(key, _ -> coefficient(sizes, count));
            for (int block : partition) {
                term *= sums[block];
            }
            value += term;
        }
        return center.length == 1 ? center[0] + value : value;
    }

    /// All partitions of 0, …, `order` − 1, a block being the bits of its members.
    static List<List<Integer>> partitions(int order) {
        List<List<Integer>> partitions = List.of(List.of());
        for (int a = 0; a < order; a++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> partition : partitions) {
                for (int block = 0; block < partition.size(); block++) {
                    List<Integer> joined = new ArrayList<>(partition);
                    joined.set(block, partition.get(block) | (1 << a));
                    longer.add(joined);
                }
                List<Integer> alone = new ArrayList<>(partition);
                alone.add(1 << a);
                longer.add(alone);
            }
            partitions = longer;
        }
        return partitions;
    }

    private static double coefficient(List<Integer> sizes, long count) {
        BigDecimal above = new BigDecimal(numerator(sizes, count));
        return above.divide(new BigDecimal(denominator(sizes, count)), MathContext.DECIMAL128)
                .doubleValue();
    }

    /// N (N − 1) … (N − r + 1), what [#numerator] is divided by.
    static BigInteger denominator(List<Integer> sizes, long count) {
        return falling(count, sizes.stream().mapToInt(x -> x).sum());
    }

    /// The coefficient of Π s_B over blocks of these sizes, times N (N − 1) … (N − r + 1).
    ///
    /// A block of the partition in the sums gathers b blocks of a finer partition π, whose networks are to
    /// differ: leaving out where they are equal gives (−1)^{b−1} (b−1)! for each of the S(size, b) ways.
    static BigInteger numerator(List<Integer> sizes, long count) {
        int order = sizes.stream().mapToInt(x -> x).sum();
        // ways[b]: the sum over refinements into b blocks
        BigInteger[] ways = zeros(order + 1);
        ways[0] = BigInteger.ONE;
        for (int size : sizes) {
            BigInteger[] next = zeros(order + 1);
            for (int b = 1; b <= size; b++) {
                BigInteger cut = stirling(size, b).multiply(cyclic(b));
                for (int before = 0; before + b <= order; before++) {
                    next[before + b] = next[before + b].add(ways[before].multiply(cut));
                }
            }
            ways = next;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int b = 1; b <= order; b++) {
            sum = sum.add(ways[b].multiply(cyclic(b)).multiply(falling(count - b, order - b)));
        }
        return sum;
    }

    private static BigInteger[] zeros(int size) {
        BigInteger[] zeros = new BigInteger[size];
        java.util.Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    /// (−1)^{b−1} (b − 1)!
    private static BigInteger cyclic(int b) {
        BigInteger factorial = falling(b - 1L, b - 1);
        return b % 2 == 1 ? factorial : factorial.negate();
    }

    private static BigInteger falling(long from, int factors) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < factors; i++) {
            product = product.multiply(BigInteger.valueOf(from - i));
        }
        return product;
    }

    /// In how many ways `size` things fall into `blocks` blocks.
    private static BigInteger stirling(int size, int blocks) {
        if (size == blocks) {
            return BigInteger.ONE;
        }
        if (blocks == 0 || blocks > size) {
            return BigInteger.ZERO;
        }
        return stirling(size - 1, blocks - 1).add(BigInteger.valueOf(blocks).multiply(stirling(size - 1, blocks)));
    }
}
