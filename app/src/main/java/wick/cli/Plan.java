package wick.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.KernelCost;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;

/// What kernels will take: seconds, from a measurement of a small part of them scaled by the arithmetic,
/// and bytes of the result. The true time is within a factor of about two on a machine that is not busy.
record Plan(int rows, int columns, KernelKinds kinds, double seconds, long bytes) {
    /// Inputs in the largest sample that is measured.
    static final int SAMPLE = 512;
    private static final int FIRST = 8;
    /// Time on the processor: what other programs take does not count.
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    /// Runs of a sample at least: the very first one loads libraries.
    private static final int FEWEST = 4;
    /// How far off the time may be.
    static final double FACTOR = 2;
    /// Seconds that each sample is repeated for, of which the fastest run counts: the first ones wait for
    /// the just-in-time compiler. No sample is begun that would take longer.
    private static final double LONGEST = 0.5;
    /// Plans of less seconds are not worth a line.
    private static final double SHORT = 3;

    static Plan of(KernelEngine engine, Matrix x, Optional<Matrix> z, KernelKinds kinds) {
        int columns = z.orElse(x).rows();
        Matrix sample = x.rows(0, Math.min(x.rows(), SAMPLE));
        return new Plan(
                x.rows(),
                columns,
                kinds,
                seconds(new Measured(engine, kinds), sample, x.rows(), columns, z.isEmpty()),
                bytes(kinds, x.rows(), columns));
    }

    /// The plan of work that takes long, empty for other work. One run of a few inputs tells, since it is
    /// slower than all that follow.
    static Optional<Plan> ifLong(KernelEngine engine, Matrix x, Optional<Matrix> z, KernelKinds kinds) {
        int few = Math.min(FIRST, x.rows());
        KernelCost cost = engine.cost();
        double all = cost.total(x.rows(), z.orElse(x).rows(), z.isEmpty());
        double most = new Measured(engine, kinds).once(x.rows(0, few)) * all / cost.total(few, few, true);
        return most < SHORT
                ? Optional.empty()
                : Optional.of(of(engine, x, z, kinds)).filter(plan -> plan.seconds >= SHORT);
    }

    /// For symmetric kernels of `inputs` inputs such as those of `sample`: both, or the only one there is.
    static Plan of(KernelEngine engine, Matrix sample, int inputs) {
        KernelKinds kinds = engine.hasTangent() ? KernelKinds.BOTH : KernelKinds.NNGP;
        double seconds = seconds(new Measured(engine, kinds), sample, inputs, inputs, true);
        return new Plan(inputs, inputs, kinds, seconds, bytes(kinds, inputs, inputs));
    }

    private static long bytes(KernelKinds kinds, long rows, long columns) {
        return (kinds == KernelKinds.BOTH ? 2L : 1L) * Double.BYTES * rows * columns;
    }

    /// The time of all entries: that of the largest sample within the limit, by one thread, times the ratio
    /// of the operations.
    private static double seconds(Measured measured, Matrix inputs, long rows, long columns, boolean symmetric) {
        KernelCost cost = measured.engine.cost();
        for (int size = Math.min(FIRST, inputs.rows()); ; size = Math.min(4 * size, inputs.rows())) {
            Matrix sample = inputs.rows(0, size);
            double best = best(measured, sample);
            if (size == inputs.rows() || 16 * best > LONGEST) {
                double perOperation = best / cost.total(size, size, true);
                return perOperation * cost.total(rows, columns, symmetric) / Parallel.threads();
            }
        }
    }

    private static double best(Measured measured, Matrix sample) {
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int run = 0; run < FEWEST || spent < LONGEST; run++) {
            double seconds = measured.once(sample);
            spent += seconds;
            best = Math.min(best, seconds);
        }
        return best;
    }

    /// What is measured: the kernels that are asked for, since of some networks only one is there.
    private record Measured(KernelEngine engine, KernelKinds kinds) {
        double once(Matrix sample) {
            Matrix nngp = kinds.nngp() ? Matrix.zeros(sample.rows(), sample.rows()) : Matrix.zeros(0, 0);
            Matrix ntk = kinds.ntk() ? Matrix.zeros(sample.rows(), sample.rows()) : Matrix.zeros(0, 0);
            return timed(() -> engine.tiles(sample, kinds).tileInto(0, 0, nngp, ntk));
        }
    }

    /// Seconds of one thread.
    static double timed(Runnable work) {
        long begun = TIMES.getCurrentThreadCpuTime();
        Parallel.withThreads(1, work);
        return 1e-9 * (TIMES.getCurrentThreadCpuTime() - begun);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "wick: %s of %d x %d inputs: %s, %s (within a factor of about 2)",
                kinds == KernelKinds.BOTH ? "two kernels" : "one kernel",
                rows,
                columns,
                memory((double) bytes),
                time(seconds));
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("kinds", kinds == KernelKinds.BOTH ? List.of("nngp", "ntk") : List.of("nngp"));
        json.put("seconds", seconds);
        json.put("seconds_factor", FACTOR);
        json.put("bytes", bytes);
        return json;
    }

    static String time(double seconds) {
        if (seconds < 0.1) {
            return "under 0.1 s";
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "about %.2g s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "about %.0f minutes", seconds / 60)
                : String.format(Locale.ROOT, "about %.1f hours", seconds / 3600);
    }

    static String memory(double bytes) {
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.3g MB", 1e-6 * bytes)
                : String.format(Locale.ROOT, "%.3g GB", 1e-9 * bytes);
    }
}
