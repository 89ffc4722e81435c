package wick.topic.expressivity.theory.structure;

import java.util.List;
import wick.numeric.gaussian.LegendreRule;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Averages under densities e^(−Σ c_α x^α) over a box, by a product of Gauss–Legendre rules.
final class MomentGrid {
    private static final List<Integer> NODES = List.of(400, 120, 48);

    private final int points;
    private final int count;
    /// x^α in units of the scales, one row a point.
    private final double[] features;
    private final double[] logWeights;
    private final boolean[] outermost;

    /// `density` times as many nodes as usual, on every axis.
    MomentGrid(MomentProblem problem, MomentProblem.Box box, Vector scales, double density) {
        int variables = problem.variables();
        LegendreRule rule = LegendreRule.of((int) (density * NODES.get(variables - 1)));
        int nodes = rule.size();
        points = (int) Math.pow(nodes, variables);
        count = problem.moments().size();
        features = new double[points * count];
        logWeights = new double[points];
        outermost = new boolean[points];
        double[] x = new double[variables];
        for (int point = 0; point < points; point++) {
            int rest = point;
            for (int i = 0; i < variables; i++) {
                int node = rest % nodes;
                rest /= nodes;
                double half = (box.high().at(i) - box.low().at(i)) / 2;
                x[i] = (box.low().at(i) + half * (1 + rule.node(node))) / scales.at(i);
                logWeights[point] += Math.log(half * rule.weight(node));
                outermost[point] |= node == 0 || node == nodes - 1;
            }
            for (int k = 0; k < count; k++) {
                double feature = 1;
                List<Integer> exponents = problem.moments().get(k).exponents();
                for (int i = 0; i < variables; i++) {
                    feature *= Math.pow(x[i], exponents.get(i));
                }
                features[point * count + k] = feature;
            }
        }
    }

    /// Means and covariance of the monomials, the logarithm of the integral, and the density at the outermost nodes
    /// next to the largest.
    record Averages(double logIntegral, Vector means, Matrix covariance, double edge) {

        /// ln ∫ e^(−Σ c x^α) + Σ c m, at its least the entropy.
        double dual(double[] couplings, double[] target) {
            double dual = logIntegral;
            for (int k = 0; k < target.length; k++) {
                dual += couplings[k] * target[k];
            }
            return dual;
        }

        double distance(double[] target) {
            double distance = 0;
            for (int k = 0; k < target.length; k++) {
                distance = Math.max(distance, Math.abs(means.at(k) - target[k]));
            }
            return distance;
        }
    }

    Averages averages(double[] couplings) {
        double[] exponents = new double[points];
        double most = Double.NEGATIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double edge = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < points; point++) {
            double exponent = 0;
            for (int k = 0; k < count; k++) {
                exponent -= couplings[k] * features[point * count + k];
            }
            highest = Math.max(highest, exponent);
            if (outermost[point]) {
                edge = Math.max(edge, exponent);
            }
            exponents[point] = exponent + logWeights[point];
            most = Math.max(most, exponents[point]);
        }
        double total = 0;
        double[] means = new double[count];
        for (int point = 0; point < points; point++) {
            exponents[point] = Math.exp(exponents[point] - most);
            total += exponents[point];
            for (int k = 0; k < count; k++) {
                means[k] += exponents[point] * features[point * count + k];
            }
        }
        for (int k = 0; k < count; k++) {
            means[k] /= total;
        }
        Matrix covariance = covariance(exponents, total, means);
        return new Averages(most + Math.log(total), Vector.of(means), covariance, Math.exp(edge - highest));
    }

    private Matrix covariance(double[] weights, double total, double[] means) {
        Matrix covariance = Matrix.zeros(count, count);
        double[] entries = covariance.entries();
        double[] deviations = new double[count];
        for (int point = 0; point < points; point++) {
            double weight = weights[point] / total;
            for (int k = 0; k < count; k++) {
                deviations[k] = features[point * count + k] - means[k];
            }
            for (int k = 0; k < count; k++) {
                double part = weight * deviations[k];
                for (int l = 0; l <= k; l++) {
                    entries[k * count + l] += part * deviations[l];
                }
            }
        }
        for (int k = 0; k < count; k++) {
            for (int l = 0; l < k; l++) {
                entries[l * count + k] = entries[k * count + l];
            }
        }
        return covariance;
    }
}
