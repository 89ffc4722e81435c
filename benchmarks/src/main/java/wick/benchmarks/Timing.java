package wick.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// What one benchmark took per call, in milliseconds: the best round and the mean over rounds.
///
/// `of` is the class of benchmarks it belongs to, `name` its own.
record Timing(String of, String name, Map<String, String> parameters, double best, double mean) {
    /// The benchmark of a class with which the others are compared.
    static final String REFERENCE = "reference";

    static Timing of(RunResult result) {
        BenchmarkParams params = result.getParams();
        String full = params.getBenchmark();
        int dot = full.lastIndexOf('.');
        Map<String, String> parameters = new TreeMap<>();
        for (String key : params.getParamsKeys()) {
            parameters.put(key, params.getParam(key));
        }
        Statistics rounds = result.getPrimaryResult().getStatistics();
        String owner = full.substring(full.lastIndexOf('.', dot - 1) + 1, dot);
        return new Timing(owner, full.substring(dot + 1), parameters, rounds.getMin(), rounds.getMean());
    }

    boolean isReference() {
        return name.equals(REFERENCE);
    }

    /// How many times as fast as the reference with the same parameters, as far as the reference has them;
    /// best rounds.
    double speedAgainstReference(Collection<Timing> all) {
        return all.stream()
                .filter(other -> other.isReference()
                        && other.of.equals(of)
                        && parameters.entrySet().containsAll(other.parameters.entrySet()))
                .mapToDouble(reference -> reference.best / best)
                .findFirst()
                .orElse(Double.NaN);
    }
}
