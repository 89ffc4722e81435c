package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.network.Step;
import wick.numeric.elementwise.Versine;

/// Carries one cell of normalized kernel entries through the operations of a network.
final class KernelPropagation {
    private final KernelProgram program;
    private final CorrelationMap[] maps;
    private final List<AverageForm> forms = new ArrayList<>();
    private final boolean symmetric;

    KernelPropagation(KernelProgram program, InputStatistics rows, InputStatistics columns, boolean symmetric) {
        this.program = program;
        this.symmetric = symmetric;
        maps = new CorrelationMap[program.averages()];
        for (KernelProgram.Operation operation : program.operations()) {
            if (operation instanceof KernelProgram.Operation.Average(AverageForm form, int position)) {
                maps[position] = position > 0 && alike(form, position, rows) && alike(form, position, columns)
                        ? maps[position - 1]
                        : CorrelationMap.of(form, position, rows, columns);
                forms.add(form);
            }
        }
    }

    /// Whether an activation finds the variances that the one before it, of the same kind, has found: at a fixed
    /// point of the variance one map serves all further layers.
    private boolean alike(AverageForm form, int position, InputStatistics inputs) {
        return form.equals(forms.getLast())
                && Arrays.equals(inputs.activationVariances[position], inputs.activationVariances[position - 1]);
    }

    /// What to do with the entries behind dense layer `position`, where the state of the inputs is `state`.
    interface Observer {
        void behind(int position, int state);
    }

    void run(KernelCell cell, CellMemory memory, Observer observer) {
        boolean withTangent = memory.tangent.length > 0;
        for (int k = 0; k < program.operations().size(); k++) {
            switch (program.operations().get(k)) {
                case KernelProgram.Operation.Affine(var layer, int position) -> {
                    memory.scales.fill(layer, k, cell);
                    affine(layer, cell, memory, withTangent);
                    observer.behind(position, k + 1);
                }
                case KernelProgram.Operation.Average(var _, int position) -> {
                    memory.near = memory.closeness[position + 1];
                    average(maps[position], cell, memory);
                }
                case KernelProgram.Operation.Remember(int height) -> {
                    System.arraycopy(memory.delta, 0, memory.deltaStack[height], 0, memory.delta.length);
                    System.arraycopy(memory.tangent, 0, memory.tangentStack[height], 0, memory.tangent.length);
                }
                case KernelProgram.Operation.Add(int height) -> {
                    memory.scales.fillSum(k, cell);
                    add(height, cell, memory, withTangent);
                }
            }
        }
    }

    private void average(CorrelationMap map, KernelCell cell, CellMemory memory) {
        for (int i = 0; i < cell.height(); i++) {
            int count = cell.length(i, symmetric);
            if (count > 0) {
                var place = new KernelStretch.Place(cell.row() + i, cell.column(), count);
                map.stretchInto(place, memory.delta, memory.tangent, i * CellMemory.STRIDE, memory);
            }
        }
    }

    private void affine(Step.Linear layer, KernelCell cell, CellMemory memory, boolean withTangent) {
        CellScales.Side rows = memory.scales.rows;
        CellScales.Side columns = memory.scales.columns;
        for (int i = 0; i < cell.height(); i++) {
            int from = i * CellMemory.STRIDE;
            int count = cell.length(i, symmetric);
            if (withTangent) {
                var side = new Versine.Side(rows.d[i], rows.e[i]);
                Versine.mixInto(memory.delta, from, count, side, columns.d, columns.e, memory.tangent);
                if (layer.biasRate() > 0) {
                    Versine.addProductsInto(rows.c[i], columns.c, from, count, memory.tangent);
                }
            }
            if (layer.biasVariance() > 0) {
                var side = new Versine.Side(rows.a[i], rows.b[i]);
                Versine.liftInto(memory.delta, from, count, side, columns.a, columns.b);
            }
            if (memory.scales.someZero) {
                orthogonalWhereZero(i, from, count, memory);
            }
        }
    }

    private void add(int height, KernelCell cell, CellMemory memory, boolean withTangent) {
        CellScales.Side rows = memory.scales.rows;
        CellScales.Side columns = memory.scales.columns;
        double[] deltas = memory.deltaStack[height];
        double[] tangents = memory.tangentStack[height];
        for (int i = 0; i < cell.height(); i++) {
            int from = i * CellMemory.STRIDE;
            int count = cell.length(i, symmetric);
            var side = new Versine.Side(rows.a[i], rows.b[i]);
            Versine.liftInto(memory.delta, from, count, side, columns.a, columns.b);
            Versine.addWeightedInto(rows.a[i], columns.a, deltas, from, count, memory.delta);
            if (withTangent) {
                Versine.weightInto(rows.d[i], columns.d, from, count, memory.tangent);
                Versine.addWeightedInto(rows.c[i], columns.c, tangents, from, count, memory.tangent);
            }
            if (memory.scales.someZero) {
                orthogonalWhereZero(i, from, count, memory);
            }
        }
    }

    /// A variable of variance 0 counts as orthogonal to all.
    private static void orthogonalWhereZero(int i, int from, int count, CellMemory memory) {
        if (memory.scales.rows.zero[i]) {
            Arrays.fill(memory.delta, from, from + count, 1);
            return;
        }
        for (int j = 0; j < count; j++) {
            if (memory.scales.columns.zero[j]) {
                memory.delta[from + j] = 1;
            }
        }
    }
}
