package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Step;

/// d ln K_ii and d ln Θ_ii at every state of the inputs along one direction; 0 where K_ii or Θ_ii is 0.
final class InputSlopes {
    final double[][] variances;
    final double[][] tangents;

    /// `start` is d ln K_ii of the inputs themselves.
    InputSlopes(
            KernelProgram program,
            InputStatistics inputs,
            CorrelationGradient[] activations,
            boolean rows,
            KernelDirection direction,
            double start) {
        int states = program.operations().size() + 1;
        int size = inputs.size();
        variances = new double[states][size];
        tangents = new double[states][size];
        Arrays.fill(variances[0], start);
        for (int k = 0; k + 1 < states; k++) {
            KernelProgram.Operation operation = program.operations().get(k);
            for (int i = 0; i < size; i++) {
                switch (operation) {
                    case KernelProgram.Operation.Affine(var layer, int position) ->
                        affine(k, i, inputs, layer, Rates.of(direction, position));
                    case KernelProgram.Operation.Average(var _, int position) -> {
                        CorrelationGradient map = activations[position];
                        variances[k + 1][i] = map.squareGrowth(rows, i) * variances[k][i];
                        tangents[k + 1][i] = tangents[k][i] + map.slopeGrowth(rows, i) * variances[k][i];
                    }
                    case KernelProgram.Operation.Remember _ -> {
                        variances[k + 1][i] = variances[k][i];
                        tangents[k + 1][i] = tangents[k][i];
                    }
                    case KernelProgram.Operation.Add _ -> add(k, i, inputs);
                }
            }
        }
    }

    /// How fast the four numbers of one dense layer move.
    record Rates(double weightVariance, double biasVariance, double weightRate, double biasRate) {
        static Rates of(KernelDirection direction, int position) {
            return new Rates(
                    direction.weightVariances().at(position),
                    direction.biasVariances().at(position),
                    direction.weightRates().at(position),
                    direction.biasRates().at(position));
        }
    }

    private void affine(int k, int i, InputStatistics inputs, Step.Linear layer, Rates rates) {
        InputStatistics.Scaled after = inputs.variances[k + 1];
        int unit = after.units[i];
        double old = inputs.variances[k].in(unit, i);
        double moved = scaled(rates.biasVariance, unit)
                + (rates.weightVariance + layer.weightVariance() * variances[k][i]) * old;
        variances[k + 1][i] = ratio(moved, after.numbers[i]);
        InputStatistics.Scaled tangentAfter = inputs.tangents[k + 1];
        int tangentUnit = tangentAfter.units[i];
        double variance = inputs.variances[k].in(tangentUnit, i);
        double tangent = inputs.tangents[k].in(tangentUnit, i);
        double change = scaled(rates.biasRate, tangentUnit)
                + (rates.weightRate + layer.weightRate() * variances[k][i]) * variance
                + (rates.weightVariance + layer.weightVariance() * tangents[k][i]) * tangent;
        tangents[k + 1][i] = ratio(change, tangentAfter.numbers[i]);
    }

    private void add(int k, int i, InputStatistics inputs) {
        int start = inputs.remembered[k];
        variances[k + 1][i] = mean(inputs.variances, variances, k, start, i);
        tangents[k + 1][i] = mean(inputs.tangents, tangents, k, start, i);
    }

    private static double mean(InputStatistics.Scaled[] values, double[][] slopes, int k, int start, int i) {
        int unit = values[k + 1].units[i];
        double sum = values[k].in(unit, i) * slopes[k][i] + values[start].in(unit, i) * slopes[start][i];
        return ratio(sum, values[k + 1].numbers[i]);
    }

    static double scaled(double x, int unit) {
        return unit == 0 ? x : Math.scalb(x, -InputStatistics.UNIT * unit);
    }

    private static double ratio(double x, double y) {
        return y == 0 ? 0 : x / y;
    }
}
