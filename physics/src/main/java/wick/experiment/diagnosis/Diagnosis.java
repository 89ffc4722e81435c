package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wick.network.signal.Recording;

/// What was found in a model that ran.
///
/// @param findings faults before notices, and the gravest of each first
/// @param profile every stage beside what theory expects of it, in order of execution
public record Diagnosis(Condition condition, List<Finding> findings, List<ProfileRow> profile) {

    public Diagnosis {
        findings = List.copyOf(findings);
        profile = List.copyOf(profile);
    }

    public static Diagnosis of(Recording recording) {
        return of(recording, Condition.of(recording));
    }

    /// Of a recording whose model is known to be trained or not.
    public static Diagnosis of(Recording recording, Condition condition) {
        Examination given = Examination.of(recording, condition);
        List<Finding> all = new ArrayList<>();
        all.addAll(new StructureCheck(given).findings());
        all.addAll(new WeightCheck(given).findings());
        Set<String> explained =
                all.stream().flatMap(finding -> finding.modules().stream()).collect(Collectors.toSet());
        all.addAll(new BranchCheck(given, explained).findings());
        all.addAll(new FlowCheck(given).findings());
        all.addAll(new UnitCheck(given).findings());
        all.addAll(new GainCheck(given).findings());
        all.addAll(new UpdateCheck(given).findings());
        // outputs are large because the signal has grown on its way to them
        if (all.stream().anyMatch(finding -> finding.fault() == Fault.SIGNAL_SCALE)) {
            all.removeIf(finding -> finding.fault() == Fault.LARGE_OUTPUT);
        }
        List<Finding> sorted = Stream.of(Severity.values())
                .flatMap(severity -> all.stream()
                        .filter(finding -> finding.severity() == severity)
                        .sorted(Comparator.comparing(Finding::fault)))
                .toList();
        return new Diagnosis(given.condition(), sorted, ProfileRow.of(recording));
    }

    /// Whether no fault was found.
    public boolean isHealthy() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.FAULT);
    }
}
