package wick.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import wick.experiment.study.StudyReport;
import wick.numeric.elementwise.Elementwise;
import wick.numeric.matrix.Blas;

/// The facts about this build and machine that go with every result.
final class Provenances {
    private Provenances() {}

    /// The facts that the last bits of a result may depend on, in order; the number of threads is not among
    /// them.
    static SequencedMap<String, String> facts() {
        Version version = Version.current();
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version.number());
        facts.put("commit", version.commit());
        facts.put("java", Runtime.version().toString());
        facts.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("blas", "OpenBLAS " + Blas.inUse().version());
        facts.put("blas core", Blas.inUse().core());
        facts.put("vector bits", Integer.toString(Elementwise.vectorBits()));
        return facts;
    }

    /// `report` with the facts of this build and machine before its own, and without the number of threads:
    /// files have
    /// the same bytes for any.
    static StudyReport with(StudyReport report) {
        Map<String, String> facts = new LinkedHashMap<>(facts());
        facts.putAll(report.provenance().facts());
        facts.remove("threads");
        StudyReport.Provenance provenance = new StudyReport.Provenance(
                report.provenance().command(), facts, report.provenance().networkFile());
        return new StudyReport(
                report.title(),
                report.answer(),
                report.front(),
                report.advice(),
                report.sections(),
                report.closing(),
                provenance,
                report.arrays());
    }
}
