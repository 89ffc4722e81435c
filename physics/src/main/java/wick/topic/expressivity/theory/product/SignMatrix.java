package wick.topic.expressivity.theory.product;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The matrix A with A_Sj = Π_{h ∈ S} a_hj, a row for every set S of factors and a column for every
/// neuron j, on whose rank the source's proof of necessity rests (its eq. A7): full row rank means at
/// least 2ⁿ neurons.
///
/// The rank is full if all derivatives σ⁽⁰⁾ … σ⁽ⁿ⁾ at the one bias differ from zero and there is no bias
/// at the output. Without these conditions the same argument still works for the rows S ⊂ {2, …, n} of
/// neurons with a₁ ≠ 0: suppose Σ_S c_S A_Sj a₁j^(−|S|) = 0 for all of these neurons and let s be the
/// largest |S| with c_S ≠ 0. Then Σ_S c_S A_Sj a₁j^(s+1−|S|) = 0 for every neuron, and with the weights
/// of the terms of degree n, w_j σ⁽ⁿ⁾(b_j), and the powers (Σᵢ a_ij xᵢ)^(n−s−1) this is Σ_S c_S ∂_S
/// ∂₁^(s+1−|S|) of x₁ … xₙ but for a factor. Only |S| = s is left, the distinct monomials Π_{h ∉ S, h >
/// 1} x_h, so that c_S = 0. Hence at least 2ⁿ⁻¹ neurons, with any biases, at the output too, and even
/// with activations of their own: only terms of degree n were used. It is the rank of a monomial as a sum
/// of powers of linear forms.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, appendix A.2; for the lower bound Carlini,
/// Catalisano, Geramita 2012, arXiv:1110.0745.
public final class SignMatrix {
    private SignMatrix() {}

    /// The source's A for weights a, rows factors and columns neurons: 2ⁿ rows.
    public static List<List<BigInteger>> allSets(List<List<Integer>> weights) {
        int factors = weights.size();
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int set = 0; set < 1 << factors; set++) {
            rows.add(row(weights, set));
        }
        return rows;
    }

    /// The rows S ⊂ {2, …, n}, each times a₁^(n−|S|) to stay with whole numbers: 2ⁿ⁻¹ rows.
    public static List<List<BigInteger>> setsWithoutFirst(List<List<Integer>> weights) {
        int factors = weights.size();
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int set = 0; set < 1 << factors; set += 2) {
            List<BigInteger> row = row(weights, set);
            int power = factors - Integer.bitCount(set);
            List<BigInteger> scaled = new ArrayList<>();
            for (int j = 0; j < row.size(); j++) {
                scaled.add(row.get(j)
                        .multiply(BigInteger.valueOf(weights.getFirst().get(j)).pow(power)));
            }
            rows.add(scaled);
        }
        return rows;
    }

    private static List<BigInteger> row(List<List<Integer>> weights, int set) {
        List<BigInteger> row = new ArrayList<>();
        for (int j = 0; j < weights.getFirst().size(); j++) {
            BigInteger product = BigInteger.ONE;
            for (int h = 0; h < weights.size(); h++) {
                if ((set >> h & 1) == 1) {
                    product = product.multiply(BigInteger.valueOf(weights.get(h).get(j)));
                }
            }
            row.add(product);
        }
        return row;
    }

    /// The weights a of a flat gate.
    public static List<List<Integer>> weights(FlatShape shape, int factors) {
        List<List<Integer>> weights = new ArrayList<>();
        for (int i = 0; i < factors; i++) {
            List<Integer> row = new ArrayList<>();
            for (int j = 0; j < shape.neurons(factors); j++) {
                row.add(shape.sign(j, i));
            }
            weights.add(row);
        }
        return weights;
    }
}
