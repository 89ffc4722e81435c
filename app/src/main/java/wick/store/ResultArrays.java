package wick.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import wick.data.Npz;
import wick.experiment.study.StudyReport;
import wick.numeric.matrix.Matrix;

/// The arrays of a result as NPZ, with texts that say what made them: the command, the network and each
/// fact of the provenance.
public final class ResultArrays {
    private ResultArrays() {}

    public static Npz of(StudyReport report) {
        return of(report.arrays(), report.provenance());
    }

    public static Npz of(Map<String, Matrix> arrays, StudyReport.Provenance provenance) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("provenance_command", provenance.command());
        texts.put("provenance_network_file", provenance.networkFile());
        provenance.facts().forEach((name, value) -> texts.put("provenance_" + key(name), value));
        return Npz.of(arrays, texts);
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
