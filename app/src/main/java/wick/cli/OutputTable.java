package wick.cli;

import java.util.Locale;
import java.util.Map;
import wick.data.Tensor;

/// Mean and standard deviation of trained outputs as a table, its first rows.
final class OutputTable {
    private static final int MOST = 20;

    private OutputTable() {}

    static String of(TrainingTimes when, Map<String, Tensor> arrays) {
        Tensor mean = arrays.getOrDefault("mean", Tensor.of(java.util.List.of(0, 0, 0)));
        int tests = mean.shape().get(1);
        int outputs = mean.shape().get(2);
        StringBuilder text = new StringBuilder(String.format(
                "%n%10s %6s %7s %14s %14s%n", when.flow() ? "time" : "step", "test", "output", "mean", "deviation"));
        int shown = 0;
        for (int t = 0; t < when.points().size(); t++) {
            for (int i = 0; i < tests * outputs && shown < MOST; i++, shown++) {
                int at = t * tests * outputs + i;
                Tensor variance = arrays.get("variance");
                text.append(String.format(
                        Locale.ROOT,
                        "%10s %6d %7d %14.7g %14s%n",
                        String.format(
                                Locale.ROOT,
                                when.flow() ? "%.4g" : "%.0f",
                                when.points().get(t)),
                        i / outputs,
                        i % outputs,
                        mean.at(at),
                        variance == null ? "" : String.format(Locale.ROOT, "%.7g", Math.sqrt(variance.at(at)))));
            }
        }
        if (shown < mean.size()) {
            text.append("... ").append(mean.size() - shown).append(" more: --json or --out F.npz gives all\n");
        }
        return text.toString();
    }
}
