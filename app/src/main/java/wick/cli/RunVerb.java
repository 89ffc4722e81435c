package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.catalog.Catalog;
import wick.experiment.study.StudyReport;
import wick.report.StudyPage;
import wick.store.OutputFolder;
import wick.store.ResultArrays;
import wick.store.ResultJson;

/// `wick run`: one experiment of the catalog.
@Command(
        name = "wick run",
        description = "Run one experiment of the catalog: predict, measure, judge; write a page, JSON and arrays.",
        footer = {
            "",
            "Writes report.html, run.json and arrays.npz into the folder --out (default:",
            "wick-report-ID).",
            "",
            "Examples:",
            "  wick run trainable-depth",
            "  wick run trainable-depth -p seed=2 --out depth --json"
        })
final class RunVerb implements Verb {
    private static final String SEED = "seed";

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "ID", description = "The experiment's name (see wick experiments).")
    private String id = "";

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the experiment; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Override
    public Options options() {
        return options;
    }

    /// `--out` is a folder.
    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        Experiment experiment = Catalog.named(id);
        Settings settings = settings(experiment);
        OutputFolder folder = OutputFolder.prepare(options.out().orElse(Path.of("wick-report-" + id)));
        console.say(experiment.title());
        console.say(experiment.question());
        settings.values().forEach((name, value) -> console.say("  " + name + " = " + value));
        Progression progression = new Progression(console);
        Result result = experiment.run(settings, progression::at);
        StudyReport.Provenance provenance =
                new StudyReport.Provenance(settings.command(experiment, ""), Provenances.facts(), "");
        SequencedMap<String, Object> json = ResultJson.of(result, request(settings), provenance);
        folder.write("run.json", json);
        folder.write("arrays.npz", ResultArrays.of(result.arrays(), provenance));
        folder.write("report.html", StudyPage.ofRun(experiment.title(), result, provenance));
        return new Answer(json, () -> text(result, folder.file("report.html")), result.asExpected());
    }

    /// The option `--seed` is the parameter of that name.
    private Settings settings(Experiment experiment) {
        Map<String, String> all = new LinkedHashMap<>(given);
        boolean seeded = experiment.parameters().stream().anyMatch(p -> p.name().equals(SEED));
        options.seedGiven().filter(_ -> seeded).ifPresent(seed -> all.putIfAbsent(SEED, Long.toString(seed)));
        return Settings.of(experiment, all);
    }

    private SequencedMap<String, Object> request(Settings settings) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("experiment", id);
        request.put("parameters", settings.values());
        return request;
    }

    private static String text(Result result, Path page) {
        StringBuilder text = new StringBuilder();
        for (Comparison comparison : result.comparisons()) {
            text.append(ComparisonWords.line(comparison)).append(System.lineSeparator());
        }
        return text.append(String.format(
                        "%n%s%n%s%nReport: %s%n",
                        result.answer(), ComparisonWords.tally(result.comparisons()), page.toAbsolutePath()))
                .toString();
    }
}
