package wick.topic.information.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.MemoryBudget;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.topic.information.Hierarchy;
import wick.topic.information.StochasticMatrix;

/// What every level of a chain says of the first, by carrying each cause through all levels:
/// I(y_0; y_i) = Σ P(y_0) P(y_i | y_0) ln(P(y_i | y_0) / p(y_i)), p_i = M_i p_(i−1).
///
/// Costs as many passes over the matrices as there are states of level 0; memory of a few numbers per state.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, equations 15, 16 and 22.
public final class InformationFlow {
    /// Passes times probabilities that are not refused.
    public static final double MOST_WORK = 1e12;

    private final Hierarchy.Chain chain;
    private final List<Vector> laws;

    private InformationFlow(Hierarchy.Chain chain, List<Vector> laws) {
        this.chain = chain;
        this.laws = laws;
    }

    public static InformationFlow of(Hierarchy.Chain chain) {
        List<Vector> laws = new ArrayList<>(List.of(chain.prior()));
        for (StochasticMatrix step : chain.steps()) {
            double[] next = new double[step.effects()];
            step.applyInto(laws.getLast().toArray(), next);
            laws.add(Vector.of(next));
        }
        return new InformationFlow(chain, List.copyOf(laws));
    }

    public Hierarchy.Chain chain() {
        return chain;
    }

    /// p(y_i), levels counted from 0.
    public Vector law(int level) {
        return laws.get(level);
    }

    /// H(y_0)
    public double priorEntropy() {
        return Entropies.of(chain.prior().toArray());
    }

    /// I(y_0; y_1), …, I(y_0; y_n).
    public List<Double> ofFirst() {
        int causes = chain.states(0);
        double work = causes
                * chain.steps().stream().mapToDouble(StochasticMatrix::entries).sum();
        if (work > MOST_WORK) {
            throw new IllegalArgumentException(causes + " states of level 0 carried through all levels take " + work
                    + " operations; at most " + MOST_WORK + " are done: take fewer states at level 0");
        }
        List<double[]> flat = laws.stream().map(Vector::toArray).toList();
        Matrix parts = Matrix.zeros(causes, chain.levels());
        Parallel.forEach(causes, cause -> {
            double[] law = point(cause);
            for (int i = 0; i < chain.levels(); i++) {
                law = through(chain.steps().get(i), law);
                parts.set(cause, i, chain.prior().at(cause) * divergence(law, flat.get(i + 1)));
            }
        });
        List<Double> informations = new ArrayList<>();
        for (int i = 0; i < chain.levels(); i++) {
            double sum = 0;
            for (int cause = 0; cause < causes; cause++) {
                sum += parts.at(cause, i);
            }
            informations.add(Math.max(0, sum));
        }
        return informations;
    }

    /// I(y_(i−1); y_i) for i = 1, …, n.
    public List<Double> ofNeighbors() {
        List<Double> informations = new ArrayList<>();
        for (int i = 1; i <= chain.levels(); i++) {
            StochasticMatrix step = chain.steps().get(i - 1);
            Vector law = laws.get(i);
            double sum = 0;
            for (int c = 0; c < step.causes(); c++) {
                double part = 0;
                for (int k = step.start(c); k < step.start(c + 1); k++) {
                    part += step.probability(k) * Math.log(step.probability(k) / law.at(step.effect(k)));
                }
                sum += laws.get(i - 1).at(c) * part;
            }
            informations.add(Math.max(0, sum));
        }
        return informations;
    }

    /// P(y_0 | y_i): row y_i, column y_0. Throws [IllegalArgumentException] where that does not fit the memory.
    public Matrix posterior(int level) {
        int causes = chain.states(0);
        int states = chain.states(level);
        MemoryBudget.heap()
                .require(
                        3L * Double.BYTES * causes * states,
                        "the posterior of " + states + " x " + causes + " numbers");
        Matrix posterior = Matrix.zeros(states, causes);
        Vector law = laws.get(level);
        Parallel.forEach(causes, cause -> {
            double[] given = point(cause);
            for (StochasticMatrix step : chain.steps().subList(0, level)) {
                given = through(step, given);
            }
            for (int y = 0; y < states; y++) {
                posterior.set(y, cause, chain.prior().at(cause) * given[y] / law.at(y));
            }
        });
        return posterior;
    }

    /// What a function of the last level says of the first, I(y_0; f(y_n)), with f given state by state.
    public double kept(int[] function) {
        int causes = chain.states(0);
        int values = java.util.Arrays.stream(function).max().orElse(0) + 1;
        double[][] joint = new double[causes][values];
        Parallel.forEach(causes, cause -> {
            double[] law = point(cause);
            for (StochasticMatrix step : chain.steps()) {
                law = through(step, law);
            }
            for (int y = 0; y < law.length; y++) {
                joint[cause][function[y]] += chain.prior().at(cause) * law[y];
            }
        });
        return Entropies.mutual(joint);
    }

    /// Where I(y_0; y_i) exceeds I(y_0; y_(i−1)) by more than rounding: never, by the data-processing inequality.
    public static Optional<Integer> violation(List<Double> informations) {
        for (int i = 1; i < informations.size(); i++) {
            if (informations.get(i) > informations.get(i - 1) + 1e-9) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private double[] point(int cause) {
        double[] law = new double[chain.states(0)];
        law[cause] = 1;
        return law;
    }

    private static double[] through(StochasticMatrix step, double[] law) {
        double[] next = new double[step.effects()];
        step.applyInto(law, next);
        return next;
    }

    /// Σ p ln(p / q)
    private static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] > 0 ? p[i] * Math.log(p[i] / q[i]) : 0;
        }
        return sum;
    }
}
