package wick.data;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import wick.numeric.matrix.Matrix;

/// How targets become the numbers that outputs are compared with.
public enum TargetCoding {
    /// 1 − 1/C at the right class and −1/C elsewhere, for C classes: the rows sum to 0.
    CENTERED_ONE_HOT,
    /// 1 at the right class and 0 elsewhere.
    ONE_HOT,
    /// The numbers as they are.
    RAW;

    /// The codings by their names in study files.
    public static Map<String, TargetCoding> names() {
        return new TreeMap<>(Map.of("centered-one-hot", CENTERED_ONE_HOT, "one-hot", ONE_HOT, "raw", RAW));
    }

    /// Whether targets must be classes.
    public boolean needsClasses() {
        return this != RAW;
    }

    /// One row of numbers for each target.
    ///
    /// @throws IllegalArgumentException if there are no targets, or they are not classes where classes are
    /// needed
    public Matrix encode(Targets targets) {
        return switch (targets) {
            case Targets.Labels labels when needsClasses() -> oneHot(labels);
            case Targets.Labels labels ->
                Matrix.of(
                        labels.size(),
                        1,
                        labels.values().stream()
                                .mapToDouble(Integer::doubleValue)
                                .toArray());
            case Targets.Values(Matrix rows) when !needsClasses() -> rows;
            case Targets.Values _ ->
                throw new IllegalArgumentException(
                        "targets are real numbers, not classes; allowed for them is targets: raw");
            case Targets.Absent _ ->
                throw new IllegalArgumentException(
                        "there are no targets: name them in a data map, as in labels: {file: y.npy}");
        };
    }

    private Matrix oneHot(Targets.Labels labels) {
        int classes = labels.classes();
        double elsewhere = this == CENTERED_ONE_HOT ? -1.0 / classes : 0;
        Matrix coded = Matrix.zeros(labels.size(), classes);
        Arrays.fill(coded.entries(), elsewhere);
        for (int row = 0; row < labels.size(); row++) {
            coded.set(row, labels.values().get(row), 1 + elsewhere);
        }
        return coded;
    }
}
