package wick.theory.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Searches over unit vectors.
final class Directions {
    private static final double FINEST = 1e-4;

    private Directions() {}

    /// The largest value found of a function of unit vectors, from every axis and every sum and difference
    /// of two, by turns in the planes of the axes that are halved until none helps.
    static double largest(int dimension, ToDoubleFunction<double[]> function) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] start : starts(dimension)) {
            best = Math.max(best, climbed(start, function));
        }
        return best;
    }

    private static List<double[]> starts(int dimension) {
        List<double[]> starts = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            double[] axis = new double[dimension];
            axis[i] = 1;
            starts.add(axis);
            for (int j = 0; j < i && dimension <= 6; j++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] between = new double[dimension];
                    between[i] = Math.sqrt(0.5);
                    between[j] = sign * Math.sqrt(0.5);
                    starts.add(between);
                }
            }
        }
        return starts;
    }

    private static double climbed(double[] start, ToDoubleFunction<double[]> function) {
        double[] at = start;
        double value = function.applyAsDouble(at);
        double angle = 0.5;
        while (angle > FINEST) {
            boolean better = false;
            for (int i = 0; i < at.length; i++) {
                for (int j = 0; j < at.length; j++) {
                    double[] turned = turned(at, i, j, angle);
                    double there = i == j ? value : function.applyAsDouble(turned);
                    if (there > value) {
                        at = turned;
                        value = there;
                        better = true;
                    }
                }
            }
            angle = better ? angle : angle / 2;
        }
        return value;
    }

    /// Turned from axis i towards axis j.
    private static double[] turned(double[] at, int i, int j, double angle) {
        double[] to = at.clone();
        to[i] = Math.cos(angle) * at[i] - Math.sin(angle) * at[j];
        to[j] = Math.sin(angle) * at[i] + Math.cos(angle) * at[j];
        return to;
    }
}
