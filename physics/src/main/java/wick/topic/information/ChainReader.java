package wick.topic.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import wick.numeric.matrix.Vector;
import wick.text.Fields;
import wick.text.Place;
import wick.text.Value;

/// Reads prior and levels of a chain of finitely many states.
final class ChainReader {
    private static final List<String> KINDS =
            List.of("matrix", "sparse", "binary-symmetric", "symmetric", "copies", "random");
    private static final int NAMED = 5;

    private final Fields fields;
    private final List<StochasticMatrix> steps = new ArrayList<>();
    private long entries;

    ChainReader(Fields fields) {
        this.fields = fields;
    }

    Hierarchy.Chain read() {
        double tolerance =
                fields.optional("tolerance").map(value -> value.real(0, 0.1)).orElse(Hierarchy.Chain.TOLERANCE);
        Distribution prior = prior(fields.required("prior"));
        int causes = prior.parts().size();
        double[] law = prior.parts().stream().mapToDouble(Probability::value).toArray();
        requireReached(law, 0, fields.required("prior").place());
        for (Value level : HierarchyFile.items(fields.required("levels"))) {
            for (StochasticMatrix step : level(level, causes)) {
                entries += step.entries();
                if (entries > HierarchyFile.MOST_ENTRIES) {
                    throw level.place()
                            .problem("the levels up to here have " + entries + " probabilities that are not zero; at"
                                    + " most " + HierarchyFile.MOST_ENTRIES + " are allowed");
                }
                steps.add(step);
                double[] next = new double[step.effects()];
                step.applyInto(law, next);
                law = next;
                requireReached(law, steps.size(), level.place());
                causes = step.effects();
            }
        }
        if (steps.size() > HierarchyFile.DEEPEST) {
            throw fields.required("levels").refuse("at most " + HierarchyFile.DEEPEST + " levels in all");
        }
        Optional<List<BigFraction>> exact =
                prior.parts().stream().allMatch(part -> part.exact().isPresent())
                        ? Optional.of(prior.parts().stream()
                                .map(part -> part.exact().orElseThrow())
                                .toList())
                        : Optional.empty();
        Vector numbers =
                Vector.of(prior.parts().stream().mapToDouble(Probability::value).toArray());
        return new Hierarchy.Chain(numbers, exact, steps, tolerance);
    }

    private static Distribution prior(Value value) {
        if (value instanceof Fields uniform) {
            int states = uniform.fields("uniform").required("uniform").integer(1, HierarchyFile.MOST_STATES);
            Probability each = states <= HierarchyFile.EXACT_ENTRIES
                    ? Probability.of(new BigFraction(1, states))
                    : new Probability(1.0 / states, Optional.empty());
            return new Distribution(java.util.Collections.nCopies(states, each));
        }
        List<Value> items = value.items();
        if (items.isEmpty()) {
            throw value.refuse("a list of probabilities such as [0.6, 0.4], or {uniform: 10}");
        }
        return new Distribution(items.stream().map(Probability::read).toList()).checked(value.place(), "the prior");
    }

    private List<StochasticMatrix> level(Value value, int causes) {
        Value.Named kind = value.named(KINDS);
        Value argument =
                kind.argument().orElseThrow(() -> value.refuse("a map with one entry, of " + String.join(", ", KINDS)));
        return switch (kind.name()) {
            case "matrix" -> List.of(matrix(argument, causes));
            case "sparse" -> List.of(SparseReader.read(argument, causes));
            case "binary-symmetric" -> binary(argument, causes);
            case "symmetric" -> List.of(symmetric(argument, causes));
            case "copies" -> List.of(copies(argument, causes));
            case "random" -> List.of(random(argument, causes));
            default -> throw value.place().refuse(kind.name(), "one of " + String.join(", ", KINDS));
        };
    }

    private StochasticMatrix matrix(Value value, int causes) {
        List<List<Probability>> rows = new ArrayList<>();
        for (Value row : value.items()) {
            rows.add(row.items().stream().map(Probability::read).toList());
            if (rows.getLast().size() != causes) {
                throw row.place()
                        .problem("has " + rows.getLast().size() + " entries; one for each of the " + causes
                                + " states of level " + steps.size() + " is needed (columns are causes)");
            }
        }
        if (rows.isEmpty()) {
            throw value.refuse("a matrix such as [[0.7, 0.2], [0.3, 0.8]], one row per effect");
        }
        List<StochasticMatrix.Column> columns = new ArrayList<>();
        for (int c = 0; c < causes; c++) {
            int cause = c;
            Distribution column = new Distribution(
                            rows.stream().map(row -> row.get(cause)).toList())
                    .checked(value.place(), column(c) + transposed(rows));
            columns.add(
                    SparseReader.column(IntStream.range(0, rows.size()).boxed().toList(), column));
        }
        return StochasticMatrix.of(rows.size(), columns);
    }

    /// A hint for matrices whose rows sum to one.
    private static String transposed(List<List<Probability>> rows) {
        boolean stochasticRows = rows.stream()
                .allMatch(row ->
                        Math.abs(row.stream().mapToDouble(Probability::value).sum() - 1) < Distribution.SLACK);
        return stochasticRows ? " (the rows sum to one: is the matrix transposed?)" : "";
    }

    static String column(int cause) {
        return "column " + cause + ", counted from 0, of P(effect | cause)";
    }

    private static List<StochasticMatrix> binary(Value value, int causes) {
        Fields fields = value.fields("flip", "levels");
        if (causes != 2) {
            throw value.place().problem("a binary-symmetric level needs 2 states above it, there are " + causes);
        }
        StochasticMatrix step = Families.symmetric(2, Probability.read(fields.required("flip")));
        int levels = fields.optional("levels")
                .map(n -> n.integer(1, HierarchyFile.DEEPEST))
                .orElse(1);
        return java.util.Collections.nCopies(levels, step);
    }

    private static StochasticMatrix symmetric(Value value, int causes) {
        Value noise = value.fields("noise").required("noise");
        if (causes > 2000) {
            throw value.place()
                    .problem("a symmetric level of " + causes + " states is dense; at most 2000 are allowed");
        }
        return Families.symmetric(causes, Probability.read(noise));
    }

    private static StochasticMatrix copies(Value value, int causes) {
        Value count = value.fields("count").required("count");
        return Families.copies(causes, count.integer(1, HierarchyFile.MOST_STATES / causes));
    }

    private StochasticMatrix random(Value value, int causes) {
        Fields fields = value.fields("states", "parents", "seed");
        int states = fields.required("states").integer(1, HierarchyFile.MOST_STATES);
        int parents = fields.optional("parents").map(p -> p.integer(1, 1000)).orElse(3);
        long seed = fields.optional("seed")
                .map(s -> s.wholeNumber(0, Long.MAX_VALUE))
                .orElse(1L);
        if ((long) states * Math.min(parents, causes) > HierarchyFile.MOST_ENTRIES) {
            throw value.place()
                    .problem(states + " states with " + parents + " parents each are more than the "
                            + HierarchyFile.MOST_ENTRIES + " probabilities allowed");
        }
        return Families.random(causes, new Families.Drawn(states, parents, seed, steps.size() + 1));
    }

    private static void requireReached(double[] law, int level, Place place) {
        int[] never = IntStream.range(0, law.length)
                .filter(state -> !(law[state] > 0))
                .toArray();
        if (never.length > 0) {
            String names =
                    IntStream.of(never).limit(NAMED).mapToObj(String::valueOf).collect(Collectors.joining(", "));
            throw place.problem((never.length == 1 ? "state " : "states ") + names
                    + (never.length > NAMED ? " and " + (never.length - NAMED) + " more" : "") + " of level " + level
                    + " (counted from 0) can never be reached: probability 0; leave "
                    + (never.length == 1 ? "it" : "them") + " out");
        }
    }
}
