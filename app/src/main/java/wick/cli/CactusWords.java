package wick.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import wick.theory.recurrent.diagrams.CactusChain;

/// The sums of cactus diagrams as a table and as JSON.
final class CactusWords {
    private CactusWords() {}

    static Answer answer(CactusChain chain, SequencedMap<String, Object> request) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("chain", chain.terms().stream().map(CactusWords::json).toList());
        json.put("bare_limit", chain.bareLimit());
        json.put("dressed_limit", chain.dressedLimit());
        json.put("request", request);
        return Answer.of(json, () -> table(chain));
    }

    private static SequencedMap<String, Object> json(CactusChain.Term term) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("order", term.order());
        json.put("bare", term.bare());
        json.put("bare_sum", term.bareSum());
        json.put("dressed", term.dressed());
        json.put("dressed_sum", term.dressedSum());
        return json;
    }

    private static String table(CactusChain chain) {
        StringBuilder text = new StringBuilder(
                String.format("%6s %14s %14s %14s %14s%n", "cacti", "on bare", "sum", "on dressed", "sum"));
        for (CactusChain.Term term : chain.terms()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%6d %14.9f %14.9f %14.9f %14.9f%n",
                    term.order(),
                    term.bare(),
                    term.bareSum(),
                    term.dressed(),
                    term.dressedSum()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%6s %14s %14.9f %14s %14.9f%n%n",
                        "all",
                        "",
                        chain.bareLimit(),
                        "",
                        chain.dressedLimit()))
                .append(String.format("Cacti on the bare line are the exact theory of infinite width; a line that is"
                        + " dressed%nholds them already, so that adding them to it counts the one of order n n + 1"
                        + " times.%n"))
                .toString();
    }
}
