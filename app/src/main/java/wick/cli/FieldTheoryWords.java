package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.numeric.matrix.Matrix;

/// Engineered field theories as JSON and as tables.
final class FieldTheoryWords {
    private FieldTheoryWords() {}

    static SequencedMap<String, Object> json(String theory, List<Result> results) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("theory", theory);
        json.put("answer", String.join(" ", results.stream().map(Result::answer).toList()));
        for (Result result : results) {
            result.arrays().forEach((name, table) -> json.put(name, rows(result.id(), table)));
            result.sections().stream()
                    .filter(section -> section.id().equals("coupling"))
                    .forEach(section -> json.put("sampling", section.summary()));
        }
        json.put(
                "comparisons",
                results.stream()
                        .flatMap(r -> r.comparisons().stream())
                        .map(FieldTheoryWords::comparison)
                        .toList());
        return json;
    }

    /// The columns of an experiment's table, in order.
    private static List<String> columns(String experiment) {
        return switch (experiment) {
            case "free-scalar" -> List.of("width", "distance", "predicted", "measured", "standard_error");
            case "clustering" -> List.of("distance", "predicted", "measured", "standard_error");
            default -> List.of("width", "predicted", "field_theory", "measured", "standard_error");
        };
    }

    private static List<SequencedMap<String, Object>> rows(String experiment, Matrix table) {
        List<SequencedMap<String, Object>> rows = new ArrayList<>();
        List<String> names = columns(experiment);
        for (int i = 0; i < table.rows(); i++) {
            SequencedMap<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < names.size(); j++) {
                boolean whole = names.get(j).equals("width");
                row.put(names.get(j), whole ? (Object) (int) table.at(i, j) : (Object) table.at(i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static SequencedMap<String, Object> comparison(Comparison comparison) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", comparison.id());
        json.put("quantity", comparison.quantity());
        json.put("predicted", comparison.prediction().value());
        json.put("measured", comparison.measurement().mean());
        json.put("standard_error", comparison.measurement().standardError());
        json.put("networks", comparison.measurement().networks());
        comparison.rival().ifPresent(rival -> {
            json.put("rival", rival.name());
            json.put("rival_value", rival.value());
        });
        json.put("verdict", comparison.verdict().name());
        json.put("expected", comparison.expected().name());
        return json;
    }

    static String text(List<Result> results) {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            table(result, text);
            for (Section section : result.sections()) {
                if (section.id().equals("coupling")) {
                    text.append(String.format("%s. %s%n", section.title(), section.summary()));
                }
                for (Comparison comparison : section.comparisons()) {
                    text.append(ComparisonWords.line(comparison)).append(System.lineSeparator());
                }
            }
            text.append(String.format("%n%s%n%n", result.answer()));
        }
        List<Comparison> all =
                results.stream().flatMap(r -> r.comparisons().stream()).toList();
        return text.append(ComparisonWords.tally(all))
                .append(System.lineSeparator())
                .toString();
    }

    private static void table(Result result, StringBuilder text) {
        List<String> names = columns(result.id());
        Matrix table = result.arrays().firstEntry().getValue();
        text.append(result.id().equals("clustering") ? "N kappa_4(0, 0, x, x)\n" : "");
        text.append(result.id().equals("free-scalar") ? "Two-point function G(x)\n" : "");
        text.append(result.id().equals("phi4-shift") ? "d<f(0)^2> / d coupling at coupling 0\n" : "");
        for (String name : names) {
            text.append(String.format("%16s", name.replace('_', ' ')));
        }
        text.append(System.lineSeparator());
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < names.size(); j++) {
                text.append(String.format(Locale.ROOT, "%16s", String.format(Locale.ROOT, "%.7g", table.at(i, j))));
            }
            text.append(System.lineSeparator());
        }
        text.append(System.lineSeparator());
    }
}
