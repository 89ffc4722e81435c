package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Kernel entries and their derivatives along several directions, one row's stretch at a time: forward
/// mode, layer by layer, in the normalized form of [KernelPropagation].
final class KernelGradientComputation {
    private final KernelProgram program;
    private final CellInput input;
    private final InputStatistics rows;
    private final InputStatistics columns;
    private final CorrelationGradient[] activations;
    private final List<Direction> directions = new ArrayList<>();

    /// One direction: how the diagonals of rows and columns move, and what 1 − ρ of the inputs begins with.
    private record Direction(KernelDirection at, InputSlopes rows, InputSlopes columns, double start) {}

    KernelGradientComputation(KernelProgram program, Matrix rows, Matrix columns) {
        this.program = program;
        input = new CellInput(rows, columns);
        this.rows = new InputStatistics(program, rows);
        this.columns = new InputStatistics(program, columns);
        activations = new CorrelationGradient[program.averages()];
        for (KernelProgram.Operation operation : program.operations()) {
            if (operation instanceof KernelProgram.Operation.Average(AverageForm form, int position)) {
                activations[position] = CorrelationGradient.of(form, position, this.rows, this.columns);
            }
        }
    }

    /// Adds a direction of hyperparameters.
    void along(KernelDirection direction) {
        add(direction, 0, 0, 0);
    }

    /// Adds the directions of ln |x|² of the rows, of the columns, and of 1 − ρ between them.
    void alongInputs() {
        KernelDirection none = KernelDirection.none(program.linearLayers());
        add(none, 1, 0, 0);
        add(none, 0, 1, 0);
        add(none, 0, 0, 1);
    }

    private void add(KernelDirection direction, double rowStart, double columnStart, double start) {
        directions.add(new Direction(
                direction,
                new InputSlopes(program, rows, activations, true, direction, rowStart),
                new InputSlopes(program, columns, activations, false, direction, columnStart),
                start));
    }

    /// A stretch of entries and their derivatives, per direction.
    static final class Entries {
        final double[] delta = new double[KernelStretch.LENGTH];
        final double[] tangent = new double[KernelStretch.LENGTH];
        final double[][] deltaSlopes;
        final double[][] tangentSlopes;

        Entries(int directions) {
            deltaSlopes = new double[directions][KernelStretch.LENGTH];
            tangentSlopes = new double[directions][KernelStretch.LENGTH];
        }

        Entries copy() {
            Entries copy = new Entries(deltaSlopes.length);
            System.arraycopy(delta, 0, copy.delta, 0, delta.length);
            System.arraycopy(tangent, 0, copy.tangent, 0, delta.length);
            for (int m = 0; m < deltaSlopes.length; m++) {
                System.arraycopy(deltaSlopes[m], 0, copy.deltaSlopes[m], 0, delta.length);
                System.arraycopy(tangentSlopes[m], 0, copy.tangentSlopes[m], 0, delta.length);
            }
            return copy;
        }
    }

    /// Carries the entries of `place` to the outputs; afterwards `delta` holds K and `tangent` Θ.
    Entries run(KernelStretch.Place place, CellMemory memory) {
        Entries entries = new Entries(directions.size());
        input.startInto(new KernelCell(rows, columns, place.row(), 1, place.from(), place.count()), false, memory);
        System.arraycopy(memory.delta, 0, entries.delta, 0, place.count());
        for (int m = 0; m < directions.size(); m++) {
            Arrays.fill(entries.deltaSlopes[m], directions.get(m).start);
        }
        Entries[] stack = new Entries[program.stackDepth()];
        PairSlopes pairs = new PairSlopes();
        for (int k = 0; k < program.operations().size(); k++) {
            switch (program.operations().get(k)) {
                case KernelProgram.Operation.Affine(var layer, int position) ->
                    affine(k, layer, position, place, entries);
                case KernelProgram.Operation.Average(var _, int position) -> {
                    activations[position].into(place, entries.delta, pairs);
                    average(k, place, pairs, entries);
                }
                case KernelProgram.Operation.Remember(int height) -> stack[height] = entries.copy();
                case KernelProgram.Operation.Add(int height) -> add(k, place, stack[height], entries);
            }
        }
        finish(place, entries);
        return entries;
    }

    private void average(int k, KernelStretch.Place place, PairSlopes pairs, Entries entries) {
        for (int j = 0; j < place.count(); j++) {
            boolean same = entries.delta[j] == 0;
            for (int m = 0; m < directions.size(); m++) {
                Direction direction = directions.get(m);
                double row = direction.rows.variances[k][place.row()];
                double column = direction.columns.variances[k][place.from() + j];
                double moved = entries.deltaSlopes[m][j];
                double slope =
                        pairs.slopeByDelta[j] * moved + pairs.slopeByRow[j] * row + pairs.slopeByColumn[j] * column;
                entries.tangentSlopes[m][j] = same
                        ? entries.tangentSlopes[m][j]
                        : pairs.slope[j] * entries.tangentSlopes[m][j] + slope * entries.tangent[j];
                entries.deltaSlopes[m][j] = same
                        ? 0
                        : pairs.deltaByDelta[j] * moved + pairs.deltaByRow[j] * row + pairs.deltaByColumn[j] * column;
            }
            entries.tangent[j] *= same ? 1 : pairs.slope[j];
            entries.delta[j] = pairs.delta[j];
        }
    }

    /// δ′ = 1 − aa − bb (1 − δ) and T′ = cc + dd (1 − δ) + ee T with the products of [CellScales]; the
    /// logarithm of each product moves by half those of the diagonals, and by what the hyperparameter
    /// itself adds.
    private void affine(int k, Step.Linear layer, int position, KernelStretch.Place place, Entries entries) {
        int i = place.row();
        for (int j = 0; j < place.count(); j++) {
            int column = place.from() + j;
            double one = inverse(rows.variances[k + 1], i) * inverse(columns.variances[k + 1], column);
            double old = ratio(rows.variances, rows.variances, k, i)
                    * ratio(columns.variances, columns.variances, k, column);
            double oneOfTangent = inverse(rows.tangents[k + 1], i) * inverse(columns.tangents[k + 1], column);
            double oldOfTangent =
                    ratio(rows.variances, rows.tangents, k, i) * ratio(columns.variances, columns.tangents, k, column);
            double tangentOfTangent =
                    ratio(rows.tangents, rows.tangents, k, i) * ratio(columns.tangents, columns.tangents, k, column);
            double rho = 1 - entries.delta[j];
            double t = entries.tangent[j];
            boolean same = entries.delta[j] == 0 && sameState(k, i, column);
            double aa = layer.biasVariance() * one;
            double bb = layer.weightVariance() * old;
            double cc = layer.biasRate() * oneOfTangent;
            double dd = layer.weightRate() * oldOfTangent;
            double ee = layer.weightVariance() * tangentOfTangent;
            for (int m = 0; m < directions.size(); m++) {
                Direction direction = directions.get(m);
                InputSlopes.Rates rates = InputSlopes.Rates.of(direction.at, position);
                double before = half(direction.rows.variances[k][i], direction.columns.variances[k][column]);
                double after = half(direction.rows.variances[k + 1][i], direction.columns.variances[k + 1][column]);
                double tangentBefore = half(direction.rows.tangents[k][i], direction.columns.tangents[k][column]);
                double tangentAfter =
                        half(direction.rows.tangents[k + 1][i], direction.columns.tangents[k + 1][column]);
                double moved = entries.deltaSlopes[m][j];
                double rise = rates.biasRate() * oneOfTangent
                        - cc * tangentAfter
                        + (rates.weightRate() * oldOfTangent + dd * (before - tangentAfter)) * rho
                        - dd * moved
                        + (rates.weightVariance() * tangentOfTangent + ee * (tangentBefore - tangentAfter)) * t
                        + ee * entries.tangentSlopes[m][j];
                entries.tangentSlopes[m][j] = same ? 0 : rise;
                double fall = rates.biasVariance() * one
                        - aa * after
                        + (rates.weightVariance() * old + bb * (before - after)) * rho
                        - bb * moved;
                entries.deltaSlopes[m][j] = same ? 0 : -fall;
            }
            entries.tangent[j] = same ? 1 : cc + dd * rho + ee * t;
            entries.delta[j] = same ? 0 : delta(k, layer, i, column, entries.delta[j]);
        }
    }

    /// Without the cancellation of 1 − aa − bb (1 − δ).
    private double delta(int k, Step.Linear layer, int i, int j, double delta) {
        double a = Math.sqrt(layer.biasVariance()) * inverse(rows.variances[k + 1], i);
        double b = Math.sqrt(layer.weightVariance()) * ratio(rows.variances, rows.variances, k, i);
        double otherA = Math.sqrt(layer.biasVariance()) * inverse(columns.variances[k + 1], j);
        double otherB = Math.sqrt(layer.weightVariance()) * ratio(columns.variances, columns.variances, k, j);
        if (rows.variances[k + 1].numbers[i] == 0 || columns.variances[k + 1].numbers[j] == 0) {
            return 1;
        }
        return ((a - otherA) * (a - otherA) + (b - otherB) * (b - otherB)) / 2 + b * otherB * delta;
    }

    private void add(int k, KernelStretch.Place place, Entries start, Entries entries) {
        int i = place.row();
        int first = rows.remembered[k];
        for (int j = 0; j < place.count(); j++) {
            int column = place.from() + j;
            double aa = share(rows.variances, first, k, i) * share(columns.variances, first, k, column);
            double bb = share(rows.variances, k, k, i) * share(columns.variances, k, k, column);
            double cc = share(rows.tangents, first, k, i) * share(columns.tangents, first, k, column);
            double dd = share(rows.tangents, k, k, i) * share(columns.tangents, k, k, column);
            boolean same = entries.delta[j] == 0 && sameState(k, i, column);
            for (int m = 0; m < directions.size(); m++) {
                Direction direction = directions.get(m);
                double[][] p = direction.rows.variances;
                double[][] q = direction.columns.variances;
                double after = half(p[k + 1][i], q[k + 1][column]);
                double fall = aa * (half(p[first][i], q[first][column]) - after) * (1 - start.delta[j])
                        - aa * start.deltaSlopes[m][j]
                        + bb * (half(p[k][i], q[k][column]) - after) * (1 - entries.delta[j])
                        - bb * entries.deltaSlopes[m][j];
                double[][] s = direction.rows.tangents;
                double[][] t = direction.columns.tangents;
                double tangentAfter = half(s[k + 1][i], t[k + 1][column]);
                double rise = cc
                                * ((half(s[first][i], t[first][column]) - tangentAfter) * start.tangent[j]
                                        + start.tangentSlopes[m][j])
                        + dd
                                * ((half(s[k][i], t[k][column]) - tangentAfter) * entries.tangent[j]
                                        + entries.tangentSlopes[m][j]);
                entries.deltaSlopes[m][j] = same ? 0 : -fall;
                entries.tangentSlopes[m][j] = same ? 0 : rise;
            }
            entries.tangent[j] = same ? 1 : cc * start.tangent[j] + dd * entries.tangent[j];
            entries.delta[j] = same ? 0 : Math.max(0, 1 - aa * (1 - start.delta[j]) - bb * (1 - entries.delta[j]));
        }
    }

    private void finish(KernelStretch.Place place, Entries entries) {
        int last = program.operations().size();
        int i = place.row();
        for (int j = 0; j < place.count(); j++) {
            int column = place.from() + j;
            double variance = Math.sqrt(rows.variances[last].at(i)) * Math.sqrt(columns.variances[last].at(column));
            double tangent = Math.sqrt(rows.tangents[last].at(i)) * Math.sqrt(columns.tangents[last].at(column));
            double rho = 1 - entries.delta[j];
            for (int m = 0; m < directions.size(); m++) {
                Direction direction = directions.get(m);
                double own = half(direction.rows.variances[last][i], direction.columns.variances[last][column]);
                double tangentOwn = half(direction.rows.tangents[last][i], direction.columns.tangents[last][column]);
                entries.deltaSlopes[m][j] = variance * (rho * own - entries.deltaSlopes[m][j]);
                entries.tangentSlopes[m][j] = tangent * (entries.tangent[j] * tangentOwn + entries.tangentSlopes[m][j]);
            }
            entries.delta[j] = variance * rho;
            entries.tangent[j] = tangent * entries.tangent[j];
        }
    }

    /// Whether the diagonals of a coinciding pair are the same, so that it stays one along every
    /// direction of hyperparameters.
    private boolean sameState(int k, int i, int j) {
        return rows.variances[k + 1].numbers[i] == columns.variances[k + 1].numbers[j]
                && rows.variances[k + 1].numbers[i] > 0;
    }

    private static double half(double x, double y) {
        return (x + y) / 2;
    }

    /// 1/√K′_ii
    private static double inverse(InputStatistics.Scaled after, int i) {
        double whole = after.numbers[i];
        return whole == 0 ? 0 : Math.scalb(1 / Math.sqrt(whole), -InputStatistics.UNIT / 2 * after.units[i]);
    }

    /// √(K_ii / K′_ii)
    private static double ratio(InputStatistics.Scaled[] before, InputStatistics.Scaled[] after, int k, int i) {
        double whole = after[k + 1].numbers[i];
        return whole == 0 ? 0 : Math.sqrt(before[k].in(after[k + 1].units[i], i) / whole);
    }

    private static double share(InputStatistics.Scaled[] values, int part, int k, int i) {
        double whole = values[k + 1].numbers[i];
        return whole == 0 ? 0 : Math.sqrt(values[part].in(values[k + 1].units[i], i) / whole);
    }
}
