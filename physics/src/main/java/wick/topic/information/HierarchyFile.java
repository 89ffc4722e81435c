package wick.topic.information;

import java.nio.file.Path;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Value;

/// Reads a hierarchy from YAML.
///
/// ```yaml
/// hierarchy:
///   prior: [0.6, 0.4]                # or {uniform: 10}
///   levels:
///     - matrix: [[0.7, 0.2], [0.2, 0.3], [0.1, 0.5]]        # row: effect, column: cause
///     - sparse: {states: 4, entries: [[0, 0, 1], [1, 1, 1/2], [2, 1, 1/2], [3, 2, 1]]}   # effect, cause, P
///     - binary-symmetric: {flip: 0.05, levels: 5}
///     - symmetric: {noise: 0.1}      # as many states as above
///     - copies: {count: 3}           # variants that say nothing more
///     - random: {states: 1000, parents: 3, seed: 1}
///   tolerance: 1e-10                 # below which part two posterior probabilities count as equal
/// ```
///
/// or one of `gaussian-chain: {correlations: [0.9, 0.8]}`, `gaussian-chain: {prior: [[1]], levels: [{map: [[2]],
/// noise: [[1]]}]}` and `broadcast-tree: {branching: 2, noise: 0.1, depth: 5}` in place of prior and levels.
public final class HierarchyFile {
    /// Matrices with more entries than this are computed in floating point only.
    public static final int EXACT_ENTRIES = 4000;
    /// The most states of a level.
    public static final int MOST_STATES = 4_000_000;
    /// The most non-zero probabilities of a file's levels together.
    public static final int MOST_ENTRIES = 60_000_000;

    static final int DEEPEST = 1000;
    private static final int WIDEST_GAUSSIAN = 200;
    private static final Document.Limits LIMITS = new Document.Limits(1 << 25, 20, 2_000_000, 1000);

    private HierarchyFile() {}

    /// @throws wick.text.InputException naming file, line, field, value and what is allowed
    public static Hierarchy read(Path path) {
        return parse(path.toString(), Document.bytes(path, LIMITS.bytes()));
    }

    /// Reads the text of a file called `file` in messages.
    public static Hierarchy parse(String file, byte[] text) {
        Value root = Document.parse(file, text, LIMITS).fields("hierarchy").required("hierarchy");
        Fields fields = root.fields("prior", "levels", "tolerance", "gaussian-chain", "broadcast-tree");
        fields.atMostOneOf("prior", "gaussian-chain", "broadcast-tree");
        fields.atMostOneOf("levels", "gaussian-chain", "broadcast-tree");
        if (fields.optional("gaussian-chain").isPresent()) {
            return gaussian(fields.required("gaussian-chain"));
        }
        if (fields.optional("broadcast-tree").isPresent()) {
            return tree(fields.required("broadcast-tree"));
        }
        return new ChainReader(fields).read();
    }

    private static Hierarchy tree(Value value) {
        Fields fields = value.fields("branching", "noise", "depth");
        int branching = fields.required("branching").integer(1, Hierarchy.BroadcastTree.WIDEST);
        double noise = Probability.read(fields.required("noise")).value();
        if (noise > 0.5) {
            throw fields.required("noise").refuse("from 0 to 0.5, the probability that a child is wrong");
        }
        int depth = fields.required("depth").integer(1, Hierarchy.BroadcastTree.DEEPEST);
        return new Hierarchy.BroadcastTree(branching, noise, depth);
    }

    private static Hierarchy gaussian(Value value) {
        Fields fields = value.fields("correlations", "prior", "levels");
        fields.atMostOneOf("correlations", "prior");
        fields.atMostOneOf("correlations", "levels");
        if (fields.optional("correlations").isPresent()) {
            List<Value> items = items(fields.required("correlations"));
            items.forEach(item -> item.real(-1 + 1e-12, 1 - 1e-12));
            return Hierarchy.GaussianChain.ofCorrelations(
                    items.stream().map(Value::real).toList());
        }
        Matrix prior = covariance(fields.required("prior"), true);
        List<Hierarchy.GaussianChain.Step> steps = new java.util.ArrayList<>();
        int causes = prior.rows();
        for (Value level : items(fields.required("levels"))) {
            Fields step = level.fields("map", "noise");
            Matrix map = matrix(step.required("map"));
            if (map.columns() != causes) {
                throw step.required("map")
                        .place()
                        .problem("has " + map.columns() + " columns, one for each of the " + causes
                                + " variables of the level above is needed");
            }
            Matrix noise = covariance(step.required("noise"), true);
            if (noise.rows() != map.rows()) {
                throw step.required("noise")
                        .place()
                        .problem("is a covariance of " + noise.rows() + " variables, but the map gives " + map.rows());
            }
            steps.add(new Hierarchy.GaussianChain.Step(map, noise));
            causes = map.rows();
        }
        return new Hierarchy.GaussianChain(prior, steps);
    }

    static List<Value> items(Value value) {
        List<Value> items = value.items();
        if (items.isEmpty() || items.size() > DEEPEST) {
            throw value.refuse("a list of 1 to " + DEEPEST + " entries");
        }
        return items;
    }

    private static Matrix matrix(Value value) {
        List<Value> rows = value.items();
        int columns = rows.isEmpty() ? 0 : rows.getFirst().items().size();
        if (rows.isEmpty() || rows.size() > WIDEST_GAUSSIAN || columns < 1 || columns > WIDEST_GAUSSIAN) {
            throw value.refuse("a matrix of 1 to " + WIDEST_GAUSSIAN + " rows and columns");
        }
        Matrix matrix = Matrix.zeros(rows.size(), columns);
        for (int i = 0; i < rows.size(); i++) {
            List<Double> row = rows.get(i).reals();
            if (row.size() != columns) {
                throw rows.get(i).place().problem("has " + row.size() + " entries, the first row has " + columns);
            }
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, row.get(j));
            }
        }
        return matrix;
    }

    private static Matrix covariance(Value value, boolean definite) {
        Matrix matrix = matrix(value);
        if (matrix.rows() != matrix.columns()) {
            throw value.place().problem("is " + matrix.rows() + " x " + matrix.columns() + "; a covariance is square");
        }
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < i; j++) {
                if (matrix.at(i, j) != matrix.at(j, i)) {
                    throw value.place()
                            .problem("is not symmetric: entry (" + i + ", " + j + ") is " + matrix.at(i, j) + ", (" + j
                                    + ", " + i + ") is " + matrix.at(j, i));
                }
            }
        }
        if (definite && Factorization.of(matrix) instanceof Factorization.NotPositiveDefinite(int order)) {
            throw value.place()
                    .problem("is not positive definite: its leading minor of order " + order + " is not positive");
        }
        return matrix;
    }
}
