package wick.topic.expressivity.structure;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// How inputs x come about: a class y with probability `priors`, then x from the class. Rows are classes.
public sealed interface ClassModel {

    Vector priors();

    /// Components of an input.
    int inputs();

    default int classes() {
        return priors().size();
    }

    /// Normal with a mean and a covariance for each class.
    record Gaussians(Vector priors, Matrix means, List<Matrix> covariances) implements ClassModel {
        public Gaussians {
            covariances = List.copyOf(covariances);
            requireClasses(priors, means);
            if (covariances.size() != priors.size()
                    || covariances.stream().anyMatch(c -> c.rows() != means.columns() || c.columns() != c.rows())) {
                throw new IllegalArgumentException("there must be one covariance of " + means.columns() + " x "
                        + means.columns() + " for each of " + priors.size() + " classes");
            }
        }

        @Override
        public int inputs() {
            return means.columns();
        }
    }

    /// Independent bits, 1 with these probabilities.
    record Bits(Vector priors, Matrix probabilities) implements ClassModel {
        public Bits {
            requireClasses(priors, probabilities);
            requireWithin(probabilities, 1);
        }

        @Override
        public int inputs() {
            return probabilities.columns();
        }
    }

    /// Independent counts of Poisson's law with these rates.
    record Counts(Vector priors, Matrix rates) implements ClassModel {
        public Counts {
            requireClasses(priors, rates);
            requireWithin(rates, 100);
        }

        @Override
        public int inputs() {
            return rates.columns();
        }
    }

    /// How often each of the columns came in so many draws with these probabilities; the last number is not
    /// given, since
    /// it follows.
    record Draws(Vector priors, Matrix probabilities, int draws) implements ClassModel {
        public Draws {
            requireClasses(priors, probabilities);
            requireWithin(probabilities, 1);
            for (int y = 0; y < probabilities.rows(); y++) {
                double sum = 0;
                for (double p : probabilities.row(y)) {
                    sum += p;
                }
                if (Math.abs(sum - 1) > 1e-12) {
                    throw new IllegalArgumentException("probabilities of class " + y + " sum to " + sum + ", not 1");
                }
            }
        }

        @Override
        public int inputs() {
            return probabilities.columns() - 1;
        }
    }

    private static void requireClasses(Vector priors, Matrix table) {
        double sum = 0;
        for (int y = 0; y < priors.size(); y++) {
            if (!(priors.at(y) > 0)) {
                throw new IllegalArgumentException("prior " + priors.at(y) + " of class " + y + " must be above 0");
            }
            sum += priors.at(y);
        }
        if (priors.size() < 2 || table.rows() != priors.size() || Math.abs(sum - 1) > 1e-12) {
            throw new IllegalArgumentException(
                    "priors " + priors + " must be of at least two classes, sum to 1, and come"
                            + " with one row each, not " + table.rows());
        }
    }

    private static void requireWithin(Matrix table, double most) {
        for (double entry : table.entries()) {
            if (!(entry > 0 && entry < most)) {
                throw new IllegalArgumentException("entry " + entry + " must be above 0 and below " + most);
            }
        }
    }
}
