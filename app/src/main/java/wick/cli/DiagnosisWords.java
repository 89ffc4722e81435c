package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.experiment.diagnosis.Diagnosis;
import wick.experiment.diagnosis.Finding;
import wick.experiment.diagnosis.ProfileRow;
import wick.experiment.diagnosis.Severity;
import wick.network.signal.Moments;
import wick.network.signal.Recording;
import wick.theory.signal.Band;

/// A diagnosis as JSON and as a page of text.
record DiagnosisWords(Recording recording, Diagnosis diagnosis) {
    private static final int MOST_ROWS = 40;
    private static final int LONGEST_NAME = 44;

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", diagnosis.isHealthy() ? "healthy" : "fault");
        json.put("trained", diagnosis.condition().trained());
        json.put("sign", diagnosis.condition().sign());
        json.put("model", recording.circumstances().model());
        json.put(
                "findings",
                diagnosis.findings().stream().map(DiagnosisWords::json).toList());
        json.put(
                "profile",
                diagnosis.profile().stream().map(DiagnosisWords::json).toList());
        return json;
    }

    private static SequencedMap<String, Object> json(Finding finding) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("fault", finding.fault().text());
        json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.put("modules", finding.modules());
        json.put("what", finding.words().what());
        json.put("advice", finding.words().advice());
        json.put("factor", finding.words().factor());
        return json;
    }

    private static SequencedMap<String, Object> json(ProfileRow row) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("module", row.stage().name());
        json.put("kind", row.stage().kind().text());
        json.put("output", square(row.output()));
        json.put("expected_low", row.expected().map(Band::low));
        json.put("expected_high", row.expected().map(Band::high));
        json.put("gradient", square(row.gradient()));
        json.put("back", square(row.back()));
        json.put("back_low", row.expectedBack().map(Band::low));
        json.put("back_high", row.expectedBack().map(Band::high));
        return json;
    }

    private static OptionalDouble square(Moments moments) {
        return moments.isKnown() ? OptionalDouble.of(moments.square()) : OptionalDouble.empty();
    }

    String text() {
        StringBuilder text = new StringBuilder("%s, %d stages, %d samples: %s%n%s%n"
                .formatted(
                        recording.circumstances().model(),
                        recording.stages().size(),
                        recording.circumstances().samples(),
                        diagnosis.isHealthy() ? "healthy" : "FAULT",
                        (diagnosis.condition().trained() ? "trained: " : "untrained: ")
                                + diagnosis.condition().sign()));
        for (Finding finding : diagnosis.findings()) {
            text.append("%n%s (%s)%n  %s%n"
                    .formatted(
                            finding.severity() == Severity.FAULT ? "FAULT" : "notice",
                            finding.fault().text().replace('_', ' '),
                            finding.words().what()));
            if (!finding.words().advice().isEmpty()) {
                text.append("  -> %s%n".formatted(finding.words().advice()));
            }
        }
        return text.append(table()).toString();
    }

    private String table() {
        List<ProfileRow> rows = diagnosis.profile().stream()
                .filter(row -> row.output().isKnown())
                .filter(row -> switch (row.stage().kind()) {
                    case LINEAR, CONVOLUTION, ADDITION, EMBEDDING -> true;
                    case NORMALIZATION, ACTIVATION, ATTENTION, IDENTITY, OTHER -> false;
                })
                .toList();
        StringBuilder table = new StringBuilder(
                "%nroot mean squares%n%-44s %9s %19s %9s%n".formatted("module", "output", "expected", "gradient"));
        for (int i = 0; i < rows.size(); i++) {
            if (rows.size() > MOST_ROWS && i == MOST_ROWS / 2) {
                table.append("... %d more (--json has all)%n".formatted(rows.size() - MOST_ROWS));
                i = rows.size() - MOST_ROWS / 2;
            }
            table.append(row(rows.get(i)));
        }
        return table.toString();
    }

    private static String row(ProfileRow row) {
        String name = row.stage().name();
        String shown = name.length() > LONGEST_NAME ? ".." + name.substring(name.length() - LONGEST_NAME + 2) : name;
        String band = row.expected()
                .map(found -> size(found.low()) + " .. " + size(found.high()))
                .orElse("");
        String gradient = row.gradient().isKnown() ? size(row.gradient().square()) : "";
        return "%-44s %9s %19s %9s%n"
                .formatted(shown, size(row.output().square()), band, gradient)
                .replaceAll(" +(\\R)", "$1");
    }

    private static String size(double square) {
        return String.format(Locale.ROOT, "%.3g", Math.sqrt(square));
    }
}
