package wick.topic.information;

import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// How data come about level by level: y_0 → y_1 → … → y_n, each level drawn given the one before it alone.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225.
public sealed interface Hierarchy {

    /// How many levels lie below the first, n.
    int levels();

    /// Finitely many states at every level: p_i = M_i p_(i−1). Two states of the last level count as equal where
    /// what they say differs by less than `tolerance` of itself; `exactPrior` is there where the prior was given
    /// in decimals or fractions that sum to one exactly.
    record Chain(Vector prior, Optional<List<BigFraction>> exactPrior, List<StochasticMatrix> steps, double tolerance)
            implements Hierarchy {
        /// Two posterior probabilities that differ by less than this part of themselves count as equal.
        public static final double TOLERANCE = 1e-10;

        public Chain {
            steps = List.copyOf(steps);
        }

        @Override
        public int levels() {
            return steps.size();
        }

        /// How many states level i has.
        public int states(int level) {
            return level == 0 ? prior.size() : steps.get(level - 1).effects();
        }

        /// Whether all probabilities are known as exact fractions.
        public boolean rational() {
            return exactPrior.isPresent()
                    && steps.stream().allMatch(step -> step.exact().isPresent());
        }
    }

    /// Gaussian vectors: y_0 ~ N(0, `prior`), y_i = A_i y_(i−1) + N(0, N_i).
    record GaussianChain(Matrix prior, List<Step> steps) implements Hierarchy {
        /// One level: the map A and the covariance N of the noise.
        public record Step(Matrix map, Matrix noise) {}

        public GaussianChain {
            steps = List.copyOf(steps);
        }

        @Override
        public int levels() {
            return steps.size();
        }

        /// Numbers of variance 1 with these correlations between neighboring levels.
        public static GaussianChain ofCorrelations(List<Double> correlations) {
            return new GaussianChain(
                    Matrix.identity(1),
                    correlations.stream()
                            .map(rho -> new Step(Matrix.of(1, 1, rho), Matrix.of(1, 1, (1 - rho) * (1 + rho))))
                            .toList());
        }
    }

    /// A fair bit at the root of a tree; every child is a copy of its parent that is wrong with probability
    /// `noise`. The data are the leaves, `branching`^`depth` of them.
    record BroadcastTree(int branching, double noise, int depth) implements Hierarchy {
        public static final int WIDEST = 100;
        public static final int DEEPEST = 100;

        public BroadcastTree {
            if (branching < 1 || branching > WIDEST) {
                throw new IllegalArgumentException("branching " + branching + " must be from 1 to " + WIDEST);
            }
            if (!(noise >= 0 && noise <= 0.5)) {
                throw new IllegalArgumentException("noise " + noise + " must be from 0 to 0.5");
            }
            if (depth < 1 || depth > DEEPEST) {
                throw new IllegalArgumentException("depth " + depth + " must be from 1 to " + DEEPEST);
            }
        }

        @Override
        public int levels() {
            return depth;
        }

        public BroadcastTree cut(int shallower) {
            return new BroadcastTree(branching, noise, shallower);
        }

        /// b (1 − 2ε)²: above 1 the leaves tell something of the root at any depth, at or below it nothing in
        /// the limit (Kesten and Stigum).
        public double strength() {
            return branching * (1 - 2 * noise) * (1 - 2 * noise);
        }
    }
}
