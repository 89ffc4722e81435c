package wick.topic.expressivity.lab.product;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.series.ActivationSeries;
import wick.numeric.matrix.Matrix;

/// What m neurons with weights and biases of their own must fulfil to multiply n numbers: the Taylor
/// coefficients of c + Σ_j w_j σ(b_j + Σᵢ a_ij xᵢ) up to degree n are those of Π xᵢ. The constant c makes
/// that of degree 0 fit.
///
/// Weights a are tanh of the unknowns, so that none exceeds 1: only the scale is fixed by this, and
/// without it small terms of low degree could be had by large weights, which leave large terms beyond
/// degree n.
///
/// The unknowns of neuron j stand together: n for a, then w, then b.
record TaylorConditions(Activation activation, int factors, int neurons, List<List<Integer>> monomials) {

    static TaylorConditions of(Activation activation, int factors, int neurons) {
        List<List<Integer>> monomials = new ArrayList<>();
        int codes = (int) Math.round(Math.pow(factors + 1.0, factors));
        for (int code = 1; code < codes; code++) {
            List<Integer> powers = new ArrayList<>();
            for (int i = 0, rest = code; i < factors; i++, rest /= factors + 1) {
                powers.add(rest % (factors + 1));
            }
            if (powers.stream().mapToInt(Integer::intValue).sum() <= factors) {
                monomials.add(List.copyOf(powers));
            }
        }
        return new TaylorConditions(activation, factors, neurons, List.copyOf(monomials));
    }

    int unknowns() {
        return neurons * (factors + 2);
    }

    int count() {
        return monomials.size();
    }

    /// What is missing from every condition.
    double[] residuals(double[] unknowns) {
        double[] residuals = new double[count()];
        for (int r = 0; r < count(); r++) {
            boolean product = monomials.get(r).stream().allMatch(power -> power == 1);
            residuals[r] = product ? -1 : 0;
        }
        for (int j = 0; j < neurons; j++) {
            Neuron neuron = neuron(unknowns, j, factors);
            for (int r = 0; r < count(); r++) {
                residuals[r] += neuron.w * neuron.term(monomials.get(r), 0);
            }
        }
        return residuals;
    }

    /// Derivatives of the residuals, a row for each, with respect to the unknowns.
    Matrix slopes(double[] unknowns) {
        Matrix slopes = Matrix.zeros(count(), unknowns.length);
        for (int j = 0; j < neurons; j++) {
            Neuron neuron = neuron(unknowns, j, factors + 1);
            int from = j * (factors + 2);
            for (int r = 0; r < count(); r++) {
                List<Integer> powers = monomials.get(r);
                for (int i = 0; i < factors; i++) {
                    slopes.set(r, from + i, neuron.w * neuron.slope(powers, i));
                }
                slopes.set(r, from + factors, neuron.term(powers, 0));
                slopes.set(r, from + factors + 1, neuron.w * neuron.term(powers, 1));
            }
        }
        return slopes;
    }

    private Neuron neuron(double[] unknowns, int j, int order) {
        int from = j * (factors + 2);
        List<Double> a = new ArrayList<>();
        for (int i = 0; i < factors; i++) {
            a.add(Math.tanh(unknowns[from + i]));
        }
        double b = Math.clamp(unknowns[from + factors + 1], -30, 30);
        return new Neuron(List.copyOf(a), unknowns[from + factors], ActivationSeries.of(activation, b, order));
    }

    private record Neuron(List<Double> a, double w, ActivationSeries series) {

        /// The Taylor coefficient of Π xᵢ^(rᵢ) in σ(b + a·x), of `more` more derivatives of σ.
        double term(List<Integer> powers, int more) {
            int degree = 0;
            double term = 1;
            for (int i = 0; i < powers.size(); i++) {
                for (int k = 1; k <= powers.get(i); k++) {
                    term *= a.get(i) / k;
                }
                degree += powers.get(i);
            }
            return term * series.derivative(degree + more);
        }

        /// Its derivative with respect to the unknown behind aᵢ.
        double slope(List<Integer> powers, int i) {
            int power = powers.get(i);
            if (power == 0) {
                return 0;
            }
            int degree = 0;
            double term = 1 - a.get(i) * a.get(i);
            for (int h = 0; h < powers.size(); h++) {
                int kept = h == i ? power - 1 : powers.get(h);
                for (int k = 1; k <= kept; k++) {
                    term *= a.get(h) / k;
                }
                degree += powers.get(h);
            }
            return term * series.derivative(degree);
        }
    }
}
