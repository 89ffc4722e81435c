package wick.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.study.StudyReport;
import wick.report.StudyPage;
import wick.store.OutputFolder;
import wick.store.ResultArrays;
import wick.store.ResultJson;

/// One experiment of the catalog with its settings, run and written as a page, JSON and arrays.
record CatalogRun(Experiment experiment, Settings settings) {
    private static final String SEED = "seed";

    /// What was found, and the same as JSON.
    record Found(Result result, SequencedMap<String, Object> json) {
        /// The comparisons, a line each.
        String lines() {
            StringBuilder text = new StringBuilder();
            for (Comparison comparison : result.comparisons()) {
                text.append(ComparisonWords.line(comparison)).append(System.lineSeparator());
            }
            return text.toString();
        }
    }

    /// With the parameters `given`; the option `--seed` is the parameter of that name, where there is one.
    static CatalogRun of(Experiment experiment, Map<String, String> given, Options options) {
        Map<String, String> all = new LinkedHashMap<>(given);
        boolean seeded = experiment.parameters().stream().anyMatch(p -> p.name().equals(SEED));
        options.seedGiven().filter(_ -> seeded).ifPresent(seed -> all.putIfAbsent(SEED, Long.toString(seed)));
        return new CatalogRun(experiment, Settings.of(experiment, all));
    }

    /// Runs it and writes `report.html`, `run.json` and `arrays.npz` into `folder`.
    Found into(OutputFolder folder, Console console) throws IOException {
        console.say(experiment.title());
        console.say(experiment.question());
        settings.values().forEach((name, value) -> console.say("  " + name + " = " + value));
        Progression progression = new Progression(console);
        Result result = experiment.run(settings, progression::at);
        StudyReport.Provenance provenance =
                new StudyReport.Provenance(settings.command(experiment, ""), Provenances.facts(), "");
        SequencedMap<String, Object> json = ResultJson.of(result, request(), provenance);
        folder.write("run.json", json);
        folder.write("arrays.npz", ResultArrays.of(result.arrays(), provenance));
        folder.write("report.html", StudyPage.ofRun(experiment.title(), result, provenance));
        return new Found(result, json);
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("experiment", experiment.id());
        request.put("parameters", settings.values());
        return request;
    }
}
