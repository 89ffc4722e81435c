package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.network.Step;
import wick.numeric.elementwise.Versine;

/// Carries one cell of normalized kernel entries through the operations of a network.
final class KernelPropagation {
    /// Rows that go through several operations together.
    private static final int BAND = 4;

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

    /// Whether an activation finds the variances that the one before it, of the same kind, has found: at
    /// a fixed point of the variance one map serves all further layers.
    private boolean alike(AverageForm form, int position, InputStatistics inputs) {
        return form.equals(forms.getLast())
                && Arrays.equals(inputs.activationVariances[position], inputs.activationVariances[position - 1]);
    }

    /// What to do with the entries behind dense layer `position`, where the state of the inputs is `state`.
    interface Observer {
        void behind(int position, int state);
    }

    /// Through all operations.
    void run(KernelCell cell, CellMemory memory) {
        int end = program.operations().size();
        for (int k = 0; k < end; k += CellMemory.STAGES) {
            stages(k, Math.min(end, k + CellMemory.STAGES), cell, memory);
        }
    }

    /// The same with an eye on every dense layer.
    void run(KernelCell cell, CellMemory memory, Observer observer) {
        for (int k = 0; k < program.operations().size(); k++) {
            stages(k, k + 1, cell, memory);
            if (program.operations().get(k) instanceof KernelProgram.Operation.Affine(var _, int position)) {
                observer.behind(position, k + 1);
            }
        }
    }

    /// Operations `first` to `last`, exclusive, on a few rows after the other, which stay in the nearest
    /// cache meanwhile.
    private void stages(int first, int last, KernelCell cell, CellMemory memory) {
        for (int k = first; k < last; k++) {
            switch (program.operations().get(k)) {
                case KernelProgram.Operation.Affine(var layer, int _) ->
                    memory.scales(k).fill(layer, k, cell);
                case KernelProgram.Operation.Add _ -> memory.scales(k).fillSum(k, cell);
                case KernelProgram.Operation.Average _, KernelProgram.Operation.Remember _ -> {}
            }
        }
        for (int top = 0; top < cell.height(); top += BAND) {
            for (int k = first; k < last; k++) {
                operate(k, top, Math.min(cell.height(), top + BAND), cell, memory);
            }
        }
    }

    private void operate(int k, int top, int bottom, KernelCell cell, CellMemory memory) {
        switch (program.operations().get(k)) {
            case KernelProgram.Operation.Affine(var layer, int _) -> {
                for (int i = top; i < bottom; i++) {
                    affine(layer, memory.scales(k), i, cell.worked(i, symmetric), memory);
                }
            }
            case KernelProgram.Operation.Average(var _, int position) -> {
                memory.near = memory.closeness[position + 1];
                average(maps[position], top, bottom, cell, memory);
            }
            case KernelProgram.Operation.Remember(int height) -> {
                int from = top * CellMemory.STRIDE;
                int count = (bottom - top) * CellMemory.STRIDE;
                System.arraycopy(memory.delta, from, memory.deltaStack[height], from, count);
                if (memory.hasTangent()) {
                    System.arraycopy(memory.tangent, from, memory.tangentStack[height], from, count);
                }
            }
            case KernelProgram.Operation.Add(int height) -> {
                for (int i = top; i < bottom; i++) {
                    add(height, memory.scales(k), i, cell.worked(i, symmetric), memory);
                }
            }
        }
    }

    private void average(CorrelationMap map, int top, int bottom, KernelCell cell, CellMemory memory) {
        for (int i = top; i < bottom; i++) {
            int count = cell.worked(i, symmetric);
            if (count > 0) {
                var place = new KernelStretch.Place(cell.row() + i, cell.column(), count);
                map.stretchInto(place, memory.delta, memory.tangent, i * CellMemory.STRIDE, memory);
            }
        }
    }

    private static void affine(Step.Linear layer, CellScales scales, int i, int count, CellMemory memory) {
        Versine.Affine row = scales.rows.of.at(i);
        Versine.Affines columns = scales.columns.of;
        int from = i * CellMemory.STRIDE;
        if (memory.hasTangent() && layer.biasVariance() > 0) {
            Versine.affineInto(memory.delta, memory.tangent, from, count, row, columns);
        } else {
            if (memory.hasTangent()) {
                var side = new Versine.Side(row.d(), row.e());
                Versine.mixInto(memory.delta, from, count, side, columns.d, columns.e, memory.tangent);
                Versine.addProductsInto(row.c(), columns.c, from, count, memory.tangent);
            }
            if (layer.biasVariance() > 0) {
                var side = new Versine.Side(row.a(), row.b());
                Versine.liftInto(memory.delta, from, count, side, columns.a, columns.b);
            }
        }
        if (scales.someZero) {
            orthogonalWhereZero(scales, i, count, memory);
        }
    }

    private static void add(int height, CellScales scales, int i, int count, CellMemory memory) {
        Versine.Affine row = scales.rows.of.at(i);
        Versine.Affines columns = scales.columns.of;
        int from = i * CellMemory.STRIDE;
        var side = new Versine.Side(row.a(), row.b());
        Versine.liftInto(memory.delta, from, count, side, columns.a, columns.b);
        Versine.addWeightedInto(row.a(), columns.a, memory.deltaStack[height], from, count, memory.delta);
        if (memory.hasTangent()) {
            Versine.weightInto(row.d(), columns.d, from, count, memory.tangent);
            Versine.addWeightedInto(row.c(), columns.c, memory.tangentStack[height], from, count, memory.tangent);
        }
        if (scales.someZero) {
            orthogonalWhereZero(scales, i, count, memory);
        }
    }

    /// A variable of variance 0 counts as orthogonal to all.
    private static void orthogonalWhereZero(CellScales scales, int i, int count, CellMemory memory) {
        int from = i * CellMemory.STRIDE;
        if (scales.rows.zero[i]) {
            Arrays.fill(memory.delta, from, from + count, 1);
            return;
        }
        for (int j = 0; j < count; j++) {
            if (scales.columns.zero[j]) {
                memory.delta[from + j] = 1;
            }
        }
    }
}
