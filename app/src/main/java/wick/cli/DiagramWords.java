package wick.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wick.report.chart.Decimal;
import wick.report.diagram.Look;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;

/// Diagrams as JSON, as a table, and in the lines below a picture.
final class DiagramWords {
    private static final int MOST_ROWS = 60;
    private static final Pattern POWER = Pattern.compile("\\^(-?[0-9]+)");
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(53);

    private DiagramWords() {}

    /// A set's name in JSON.
    static String name(DiagramSet set) {
        return switch (set) {
            case CONNECTED -> "connected";
            case IRREDUCIBLE -> "irreducible";
            case WITHOUT_VACUUM -> "without_vacuum";
            case ALL -> "all";
        };
    }

    /// One diagram; `order` is the power of the coupling, or the powers by coupling.
    static SequencedMap<String, Object> json(DiagramListing.Entry entry, Object order) {
        Diagram diagram = entry.diagram();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("order", order);
        json.put("symmetry_factor", integer(diagram.symmetryFactor()));
        json.put("multiplicity", integer(diagram.multiplicity()));
        json.put("value", entry.value());
        json.put("value_exact", entry.exact());
        json.put("sign", (int) Math.signum(entry.value()));
        entry.power().ifPresent(power -> json.put("power_of_components", power));
        json.put("loops", diagram.loops());
        json.put("notation", diagram.notation());
        json.put("nodes", diagram.nodes().stream().map(DiagramWords::node).toList());
        json.put("lines", diagram.lines().stream().map(DiagramWords::line).toList());
        return json;
    }

    /// A number beyond what every reader of JSON keeps is a text.
    static Object integer(BigInteger number) {
        return number.compareTo(LARGEST) < 0 ? (Object) number : number.toString();
    }

    private static SequencedMap<String, Object> node(Node node) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        switch (node) {
            case Node.Leg(String field, int number) -> {
                json.put("leg", number);
                json.put("field", field);
            }
            case Node.Inner(int vertex) -> json.put("vertex", vertex);
        }
        return json;
    }

    private static SequencedMap<String, Object> line(Line line) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("from", line.from());
        json.put("to", line.to());
        json.put("fields", List.of(line.fromField(), line.toField()));
        json.put("count", line.count());
        return json;
    }

    static String table(DiagramListing listing) {
        StringBuilder text = new StringBuilder(listing.heading()).append(String.format("%n%n"));
        if (listing.entries().isEmpty()) {
            return text.append(String.format("There is no such diagram: the coefficient is 0.%n"))
                    .toString();
        }
        text.append(String.format("%5s %8s %8s %16s  %s%n", "", "S", "times", "value", "diagram"));
        List<DiagramListing.Entry> entries = listing.entries();
        for (int i = 0; i < Math.min(MOST_ROWS, entries.size()); i++) {
            DiagramListing.Entry entry = entries.get(i);
            text.append(String.format(
                    "%5d %8s %8s %16s  %s%n",
                    i + 1,
                    entry.diagram().symmetryFactor(),
                    entry.diagram().multiplicity(),
                    value(entry),
                    entry.diagram().notation() + legend(listing.look(), entry.diagram())));
        }
        if (entries.size() > MOST_ROWS) {
            text.append(String.format("... %d more: --json lists all%n", entries.size() - MOST_ROWS));
        }
        return text.append(String.format("%n%d diagrams, sum %s%n", entries.size(), sum(listing)))
                .toString();
    }

    /// What the disks of a diagram are: `  (v1 = V, v2 = κ₁)`.
    private static String legend(Look look, Diagram diagram) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < diagram.nodes().size(); i++) {
            if (diagram.nodes().get(i) instanceof Node.Inner(int vertex)) {
                String name = "v" + (i + 1) + " = ";
                look.disk(vertex).ifPresent(text -> names.add(name + text));
            }
        }
        return names.isEmpty() ? "" : "  (" + String.join(", ", names) + ")";
    }

    private static String value(DiagramListing.Entry entry) {
        return entry.exact()
                .orElseGet(() -> entry.value() == 0 ? "0" : String.format(Locale.ROOT, "%.9g", entry.value()));
    }

    private static String sum(DiagramListing listing) {
        String exact = listing.sumExact().orElse("");
        String number = listing.sum()
                .map(sum -> String.format(Locale.ROOT, "%.12g", sum))
                .orElse("");
        boolean both = exact.contains("/") && !number.isEmpty();
        return both ? exact + " = " + number : exact.isEmpty() ? number : exact;
    }

    /// The same with powers as superscripts: N⁻¹ for N^-1.
    static String raised(String text) {
        return POWER.matcher(text)
                .replaceAll(power -> power.group(1)
                        .replace('-', '⁻')
                        .chars()
                        .mapToObj(c -> c == '⁻' ? "⁻" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
                        .collect(Collectors.joining()));
    }

    /// Symmetry factor and attachments, then the value.
    static List<String> caption(DiagramListing.Entry entry) {
        List<String> lines = new ArrayList<>();
        BigInteger ways = entry.diagram().multiplicity();
        lines.add("S = " + entry.diagram().symmetryFactor() + (ways.equals(BigInteger.ONE) ? "" : ",  × " + ways));
        lines.add(entry.exact()
                .map(exact -> raised(exact).replace('-', '−'))
                .orElseGet(() -> Decimal.significant(entry.value(), 6)));
        return lines;
    }
}
