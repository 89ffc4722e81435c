package wick.cli;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import wick.topic.expressivity.structure.Terms;
import wick.topic.expressivity.structure.Terms.Locality;
import wick.topic.expressivity.structure.Terms.Symmetry;
import wick.topic.expressivity.theory.structure.Couplings;

/// The answer of `wick count`, for programs and for people.
record CountWords(
        Terms terms,
        List<BigInteger> byDegree,
        BigInteger ofOrder,
        BigInteger local,
        OptionalInt largestTerm,
        BigInteger neighbors) {

    static CountWords of(Terms terms) {
        Couplings couplings = new Couplings(terms);
        Terms anywhere = terms.with(new Locality.Anywhere()).with(Symmetry.NONE);
        return new CountWords(
                terms,
                couplings.byDegree(),
                new Couplings(anywhere).count(),
                new Couplings(terms.with(Symmetry.NONE)).count(),
                couplings.largestTerm(),
                couplings.neighbors());
    }

    private BigInteger couplings() {
        return byDegree.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("lattice", sides());
        json.put("sites", terms.lattice().size());
        json.put("order", terms.order());
        json.put("locality", locality());
        json.put("symmetry", terms.symmetry().word());
        json.put("bits", terms.bits());
        json.put("couplings", couplings());
        json.put("by_degree", byDegree);
        json.put("couplings_of_order", ofOrder);
        json.put("couplings_local", local);
        json.put("largest_term", largestTerm.isPresent() ? largestTerm.getAsInt() : null);
        json.put("neighbors", neighbors);
        return json;
    }

    private String sides() {
        String sides = terms.lattice().sides().stream().map(String::valueOf).collect(Collectors.joining("x"));
        return terms.lattice().periodic() ? sides : sides + ", open";
    }

    private String locality() {
        return switch (terms.locality()) {
            case Locality.Anywhere _ -> "none";
            case Locality.Cliques(int range) -> "cliques of range " + range;
            case Locality.Stars(int range) -> "stars of range " + range;
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        row(text, "lattice", sides() + (terms.bits() ? ", bits" : ""));
        row(text, "order " + terms.order(), ofOrder.toString());
        if (!(terms.locality() instanceof Locality.Anywhere)) {
            row(text, locality(), local.toString());
        }
        if (terms.symmetry() != Symmetry.NONE) {
            row(text, terms.symmetry().word(), couplings().toString());
        }
        row(text, "by degree", byDegree.stream().map(BigInteger::toString).collect(Collectors.joining(", ")));
        if (!(terms.locality() instanceof Locality.Anywhere)) {
            row(text, "neighbors", neighbors.toString());
            largestTerm.ifPresent(most -> row(text, "largest term", most + " different variables"));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(name)
                .append(" ".repeat(Math.max(1, 22 - name.length())))
                .append(value)
                .append(System.lineSeparator());
    }
}
