package wick.theory.recurrent.diagrams;

import java.util.ArrayList;
import java.util.List;

/// The cactus diagrams of the linear theory order by order: each has one more bilocal line with two responses on
/// top of the one before.
///
/// - `bare`: at the top stands the line ⟨hh⟩ of single neurons, κ|z|^−2 with z = γ + iω. The diagrams are
/// κ σ_w^(2n) |z|^−2(n+1); they add up to κ/(|z|² − σ_w²), the solution of Dyson's equation
/// C = |z|^−2 (κ + σ_w² C), and nothing of order 1 is left.
/// - `dressed`: at the top stands that sum. Each cactus is then counted n + 1 times, and the chain adds up to
/// κ |z|²/(|z|² − σ_w²)²: what one gets by expanding around the saddle point of the bilocal field, which holds
/// all cacti, and adding the cacti once more. Its variance is (κ/4m)(1 + γ²/m²), m² = γ² − σ_w².
///
/// Source: the chains of Grosvenor and Jefferson 2021, arXiv:2109.13247; sums rederived.
public record CactusChain(List<Term> terms, double bareLimit, double dressedLimit) {

    /// One diagram of each chain, and the sums so far.
    public record Term(int order, double bare, double bareSum, double dressed, double dressedSum) {}

    public CactusChain {
        terms = List.copyOf(terms);
    }

    /// C(ω), orders 0 to `last`.
    public static CactusChain spectrum(double decay, double weightVariance, double frequency, int last) {
        requireConvergent(decay, weightVariance);
        double square = (decay * decay) + (frequency * frequency);
        double ratio = weightVariance / square;
        List<Double> bare = new ArrayList<>();
        for (int n = 0; n <= last; n++) {
            bare.add(Math.pow(ratio, n) / square);
        }
        double limit = 1 / (square - weightVariance);
        return chain(bare, limit, square * limit * limit);
    }

    /// C(t, t), orders 0 to `last`.
    public static CactusChain variance(double decay, double weightVariance, int last) {
        requireConvergent(decay, weightVariance);
        double ratio = weightVariance / (4 * decay * decay);
        List<Double> bare = new ArrayList<>();
        double term = 1 / (2 * decay);
        for (int n = 0; n <= last; n++) {
            bare.add(term);
            term *= ratio * 2 * (2 * n + 1) / (n + 1);
        }
        double square = (decay * decay) - weightVariance;
        double limit = 1 / (2 * Math.sqrt(square));
        return chain(bare, limit, limit / 2 * (1 + decay * decay / square));
    }

    /// The same with noise κ in place of 1.
    public CactusChain times(double noise) {
        List<Term> scaled = terms.stream()
                .map(t -> new Term(t.order, noise * t.bare, noise * t.bareSum, noise * t.dressed, noise * t.dressedSum))
                .toList();
        return new CactusChain(scaled, noise * bareLimit, noise * dressedLimit);
    }

    /// A line that is dressed already stands for the bare chain from its place on, at any frequency.
    private static CactusChain chain(List<Double> bare, double limit, double dressedLimit) {
        List<Term> terms = new ArrayList<>();
        double sum = 0;
        double dressedSum = 0;
        for (int n = 0; n < bare.size(); n++) {
            double dressed = limit - sum;
            sum += bare.get(n);
            dressedSum += dressed;
            terms.add(new Term(n, bare.get(n), sum, dressed, dressedSum));
        }
        return new CactusChain(terms, limit, dressedLimit);
    }

    private static void requireConvergent(double decay, double weightVariance) {
        if (!(weightVariance >= 0) || !(weightVariance < decay * decay)) {
            throw new IllegalArgumentException("the cacti add up only for a weight variance from 0 to below the decay"
                    + " rate squared, " + (decay * decay) + ", not " + weightVariance);
        }
    }
}
