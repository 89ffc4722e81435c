package wick.theory.recurrent.diagrams;

import java.util.List;

/// A density of a few units as coefficients of products of their modes; the last unit's mode runs fastest.
final class ModeTensor {
    private final int[] sizes;
    private final double[] entries;

    private ModeTensor(int[] sizes, double[] entries) {
        this.sizes = sizes;
        this.entries = entries;
    }

    /// Zero, with so many modes for each unit.
    static ModeTensor zero(List<Integer> sizes) {
        int[] numbers = sizes.stream().mapToInt(Integer::intValue).toArray();
        int length = 1;
        for (int size : numbers) {
            length *= size;
        }
        return new ModeTensor(numbers, new double[length]);
    }

    /// All units in their lowest mode, the density without weights.
    static ModeTensor vacuum(List<Integer> sizes) {
        ModeTensor vacuum = zero(sizes);
        vacuum.entries[0] = 1;
        return vacuum;
    }

    /// The coefficient of mode n of the first unit, all others in their lowest.
    double first(int n) {
        return entries[n * (entries.length / sizes[0])];
    }

    void add(ModeTensor other, double factor) {
        for (int i = 0; i < entries.length; i++) {
            entries[i] += factor * other.entries[i];
        }
    }

    /// Multiplied by a matrix in the modes of one unit.
    ModeTensor times(double[][] matrix, int unit) {
        double[] product = new double[entries.length];
        int stride = stride(unit);
        int size = sizes[unit];
        for (int i = 0; i < entries.length; i++) {
            int mode = i / stride % size;
            double entry = entries[i];
            if (entry != 0) {
                int base = i - mode * stride;
                for (int m = 0; m < size; m++) {
                    product[base + m * stride] += matrix[m][mode] * entry;
                }
            }
        }
        return new ModeTensor(sizes, product);
    }

    /// −∂/∂h of one unit; what would leave the modes is dropped.
    ModeTensor raised(int unit, double deviation) {
        double[] raised = new double[entries.length];
        int stride = stride(unit);
        for (int i = 0; i < entries.length; i++) {
            int mode = i / stride % sizes[unit];
            if (mode + 1 < sizes[unit]) {
                raised[i + stride] = entries[i] * Math.sqrt(mode + 1) / deviation;
            }
        }
        return new ModeTensor(sizes, raised);
    }

    /// Each coefficient times `factor` of the sum of its modes' numbers.
    ModeTensor scaled(double[] factor) {
        double[] scaled = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            int total = 0;
            for (int unit = 0; unit < sizes.length; unit++) {
                total += i / stride(unit) % sizes[unit];
            }
            scaled[i] = entries[i] == 0 ? 0 : entries[i] * factor[total];
        }
        return new ModeTensor(sizes, scaled);
    }

    private int stride(int unit) {
        int stride = 1;
        for (int u = unit + 1; u < sizes.length; u++) {
            stride *= sizes[u];
        }
        return stride;
    }
}
