package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.network.Step;

/// One row's stretch of kernel entries, carried through all layers while it stays in the nearest cache.
final class KernelStretch {
    /// Entries per stretch: five arrays of this length fit a 32 KiB cache.
    static final int LENGTH = 512;

    final double[] nngp = new double[LENGTH];
    final double[] ntk = new double[LENGTH];
    private final double[] work = new double[LENGTH];
    private final double[] slopes = new double[LENGTH];
    /// Per activation.
    final Closeness[] closeness;
    /// Number of pairs of identical inputs so far.
    long identical;

    private final double[][] nngpStack;
    private final double[][] ntkStack;

    KernelStretch(KernelProgram program) {
        closeness = new Closeness[program.averages()];
        Arrays.setAll(closeness, _ -> new Closeness());
        nngpStack = new double[program.stackDepth()][LENGTH];
        ntkStack = new double[program.stackDepth()][LENGTH];
    }

    /// What to do with the entries behind each dense layer.
    interface Observer {
        void behind(int position, KernelStretch stretch);
    }

    void run(KernelProgram program, PairAverages[] averages, Place place, Observer observer) {
        int count = place.count();
        for (KernelProgram.Operation operation : program.operations()) {
            switch (operation) {
                case KernelProgram.Operation.Affine(var layer, int position) -> {
                    affineInto(layer, count, nngp, ntk);
                    observer.behind(position, this);
                }
                case KernelProgram.Operation.Average average -> {
                    int position = average.position();
                    averages[position].stretchInto(place, nngp, work, nngp, slopes, closeness[position]);
                    for (int j = 0; j < count; j++) {
                        ntk[j] *= slopes[j];
                    }
                }
                case KernelProgram.Operation.Remember(int height) -> {
                    System.arraycopy(nngp, 0, nngpStack[height], 0, count);
                    System.arraycopy(ntk, 0, ntkStack[height], 0, count);
                }
                case KernelProgram.Operation.Add(int height) -> {
                    addInto(nngpStack[height], count, nngp);
                    addInto(ntkStack[height], count, ntk);
                }
            }
        }
    }

    /// Which entries these are: `count` columns from `from` in row `row`.
    record Place(int row, int from, int count) {}

    static void affineInto(Step.Linear layer, int count, double[] nngp, double[] ntk) {
        double weightVariance = layer.weightVariance();
        double biasVariance = layer.biasVariance();
        double weightRate = layer.weightRate();
        double biasRate = layer.biasRate();
        for (int j = 0; j < count; j++) {
            ntk[j] = biasRate + weightRate * nngp[j] + weightVariance * ntk[j];
            nngp[j] = biasVariance + weightVariance * nngp[j];
        }
    }

    static void addInto(double[] x, int count, double[] y) {
        for (int j = 0; j < count; j++) {
            y[j] += x[j];
        }
    }
}
