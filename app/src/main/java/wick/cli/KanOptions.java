package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Option;
import wick.topic.expressivity.lab.kan.KanPlan;
import wick.topic.expressivity.lab.kan.Penalty;

/// How `wick kan fit` trains.
final class KanOptions {
    private static final double SPARSE = 0.01;
    private static final double ENTROPY = 2;
    private static final int HIDDEN = 5;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column to learn, by name or counted from 0 (default: the last).")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--shape",
            paramLabel = "N,...",
            description = "Widths from the inputs to the output (default: inputs,5,1).")
    private Optional<String> shape = Optional.empty();

    @Option(
            names = "--grid",
            paramLabel = "G,...",
            description = "Intervals of the grids one after the other (default: ${DEFAULT-VALUE}).")
    private String grids = "3,5,10,20";

    @Option(names = "--order", paramLabel = "K", description = "Order of the splines (default: ${DEFAULT-VALUE}).")
    private int order = 3;

    @Option(names = "--steps", paramLabel = "T", description = "Steps on each grid (default: ${DEFAULT-VALUE}).")
    private int steps = 60;

    @Option(
            names = "--starts",
            paramLabel = "M",
            description = "Networks begun on the first grid; the best goes on (default: ${DEFAULT-VALUE}).")
    private int starts = 8;

    @Option(
            names = "--method",
            paramLabel = "HOW",
            description = "marquardt, lbfgs, or best: marquardt up to 2500 parameters (default: ${DEFAULT-VALUE}).")
    private String method = "best";

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "Strength of the penalty on edges on the first grid (default: 0, with --prune 0.01).")
    private Optional<Double> lambda = Optional.empty();

    @Option(names = "--prune", description = "Leave out edges and nodes that say little after the first grid.")
    private boolean prune;

    @Option(
            names = "--threshold",
            paramLabel = "S",
            description = "Edges go whose standard deviation is below S of the largest to the same node"
                    + " (default: ${DEFAULT-VALUE}).")
    private double threshold = 0.03;

    @Option(names = "--symbolic", description = "Name the function on every edge; print the formula.")
    private boolean symbolic;

    @Option(
            names = "--test",
            paramLabel = "FRACTION",
            description = "Share of the rows kept for testing (default: ${DEFAULT-VALUE}).")
    private double test = 0.2;

    Optional<String> target() {
        return target;
    }

    boolean prune() {
        return prune;
    }

    boolean symbolic() {
        return symbolic;
    }

    double threshold() {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new BadInput("--threshold " + threshold + " must be from 0 to below 1");
        }
        return threshold;
    }

    double test() {
        if (!(test >= 0 && test <= 0.9)) {
            throw new BadInput("--test " + test + " must be from 0 to 0.9");
        }
        return test;
    }

    Penalty penalty() {
        double strength = lambda.orElse(prune ? SPARSE : 0);
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--lambda " + strength + " must be finite and not negative");
        }
        return strength > 0 ? new Penalty(strength, ENTROPY) : Penalty.NONE;
    }

    KanPlan plan(int inputs, long seed) {
        List<Integer> widths = shape.map(text -> wholes("--shape", text)).orElse(List.of(inputs, HIDDEN, 1));
        if (widths.size() < 2 || widths.getFirst() != inputs || widths.getLast() != 1) {
            throw new BadInput("--shape " + String.join(",", texts(widths)) + " must begin with " + inputs
                    + ", the number of input columns, and end with 1");
        }
        try {
            return new KanPlan(
                    widths, wholes("--grid", grids), order, new KanPlan.Search(steps, starts, method(), seed));
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    private KanPlan.Method method() {
        return switch (method) {
            case "best" -> KanPlan.Method.BEST;
            case "marquardt" -> KanPlan.Method.MARQUARDT;
            case "lbfgs" -> KanPlan.Method.LBFGS;
            default -> throw new BadInput("--method " + method + " must be best, marquardt or lbfgs");
        };
    }

    private static List<Integer> wholes(String option, String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            if (!word.strip().matches("[0-9]{1,9}")) {
                throw new BadInput(option + " " + text + ": '" + word
                        + "' must be a whole number; numbers are joined by" + " commas");
            }
            numbers.add(Integer.parseInt(word.strip()));
        }
        return numbers;
    }

    private static List<String> texts(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    void putInto(SequencedMap<String, Object> request) {
        SequencedMap<String, Object> own = new LinkedHashMap<>();
        own.put("target", target);
        own.put("shape", shape);
        own.put("grid", grids);
        own.put("order", order);
        own.put("steps", steps);
        own.put("starts", starts);
        own.put("method", method);
        own.put("lambda", penalty().strength());
        own.put("prune", prune);
        own.put("threshold", threshold);
        own.put("symbolic", symbolic);
        own.put("test", test);
        request.putAll(own);
    }
}
