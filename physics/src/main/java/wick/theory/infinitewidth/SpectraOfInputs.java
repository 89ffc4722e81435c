package wick.theory.infinitewidth;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.DoubleStream;
import wick.numeric.parallel.Parallel;

/// The spectra that pairs between rows and columns of given variances need: one for every distinct variance and
/// level, made when first needed, by any thread.
final class SpectraOfInputs {
    final double[] distinct;
    /// Which of the distinct variances each row has.
    final int[] rowPositions;

    final int[] columnPositions;
    /// Whether all columns have one variance.
    final boolean sameColumns;

    private final Spectra spectra;
    private final double[] columns;
    private final double tolerance;
    private final AtomicReferenceArray<Spectrum>[] found;
    private final Columns[] tables;

    SpectraOfInputs(Spectra spectra, double[] rows, double[] columns, double tolerance) {
        this.spectra = spectra;
        this.columns = columns;
        this.tolerance = tolerance;
        distinct = DoubleStream.concat(Arrays.stream(rows), Arrays.stream(columns))
                .map(SpectraOfInputs::grouped)
                .sorted()
                .distinct()
                .toArray();
        rowPositions = positions(rows);
        columnPositions = Arrays.equals(rows, columns) ? rowPositions : positions(columns);
        sameColumns = Arrays.stream(columnPositions).distinct().count() <= 1;
        found = slots(spectra.levels(), distinct.length);
        tables = new Columns[spectra.levels()];
        Parallel.forEach(distinct.length, i -> spectrum(0, i));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static AtomicReferenceArray<Spectrum>[] slots(int levels, int count) {
        AtomicReferenceArray<Spectrum>[] slots = new AtomicReferenceArray[levels];
        Arrays.setAll(slots, _ -> new AtomicReferenceArray<>(count));
        return slots;
    }

    /// Variances that differ by roundings only share their coefficients.
    static double grouped(double variance) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(variance) + 16) & ~31L);
    }

    private int[] positions(double[] variances) {
        return Arrays.stream(variances)
                .mapToInt(variance -> Arrays.binarySearch(distinct, grouped(variance)))
                .toArray();
    }

    Spectrum spectrum(int level, int position) {
        Spectrum known = found[level].get(position);
        if (known == null) {
            known = spectra.at(distinct[position], level);
            found[level].set(position, known);
        }
        return known;
    }

    /// values\[k]\[column] and slopes\[k]\[column], a single column where all are equal; the reaches of all.
    static final class Columns {
        final double[][] values;
        final double[][] slopes;
        final double[] reaches;

        Columns(double[][] values, double[][] slopes, double[] reaches) {
            this.values = values;
            this.slopes = slopes;
            this.reaches = reaches;
        }
    }

    Columns columns(int level) {
        synchronized (tables) {
            if (tables[level] == null) {
                tables[level] = table(level);
            }
            return tables[level];
        }
    }

    private Columns table(int level) {
        int kept = sameColumns ? Math.min(1, columns.length) : columns.length;
        int size = spectra.size(level);
        Columns table = new Columns(new double[size][kept], new double[size][kept], new double[columns.length]);
        for (int j = 0; j < columns.length; j++) {
            Spectrum spectrum = spectrum(level, columnPositions[j]);
            table.reaches[j] = spectrum.reach(tolerance);
            if (j < kept) {
                for (int k = 0; k < spectrum.values.length; k++) {
                    table.values[k][j] = spectrum.values[k];
                    table.slopes[k][j] = spectrum.slopes[k];
                }
            }
        }
        return table;
    }
}
