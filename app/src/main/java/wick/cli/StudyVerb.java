package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Comparison;
import wick.experiment.study.Effort;
import wick.experiment.study.Study;
import wick.experiment.study.StudyFile;
import wick.experiment.study.StudyReport;
import wick.experiment.study.StudyRequest;
import wick.store.OutputFolder;
import wick.store.ResultJson;

/// `wick study`: predict a network, measure it, and put both side by side.
@Command(
        name = "wick study",
        description = "Predict a network from theory, measure it on ensembles of real networks, and write a report with"
                + " both side by side, with errors and verdicts. Without a file: handwritten digits.",
        footer = {
            "",
            "Writes report.html, study.json and arrays.npz into the folder --out (default:",
            "wick-report). They are replaced whenever a section is finished, so that an",
            "interrupted study leaves what it has found.",
            "",
            "Examples:",
            "  wick study",
            "  wick study network.yaml --out mine --quick",
            "  wick study A.yaml --against B.yaml"
        })
final class StudyVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE.yaml", description = "A study file (see wick init).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--against", paramLabel = "B.yaml", description = "A second study, shown beside the first.")
    private Optional<Path> against = Optional.empty();

    @Option(names = "--networks", paramLabel = "N", description = "Networks at each width, in place of the file's.")
    private Optional<Integer> networks = Optional.empty();

    @Option(names = "--quick", description = "A few seconds: coarse errors, little training.")
    private boolean quick;

    @Option(names = "--full", description = "Several times the networks, and all that the file asks for.")
    private boolean full;

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
        if (quick && full) {
            throw new BadInput("--quick and --full cannot stand together");
        }
        StudyRequest request = adjusted(file.map(StudyFile::read).orElseGet(StudyFile::example));
        Optional<StudyRequest> other = against.map(path -> adjusted(StudyFile.read(path)));
        Path folder = options.out().orElse(Path.of("wick-report"));
        StudyFolder results = new StudyFolder(OutputFolder.prepare(folder), echo(folder));
        StudyReport report = run(
                request,
                other.map(next -> results.before("Study of " + next.origin().title()))
                        .orElse(results),
                "",
                console);
        SequencedMap<String, Object> json = ResultJson.of(report, echo(folder));
        boolean asExpected = report.comparisons().stream().allMatch(Comparison::asExpected);
        if (other.isPresent()) {
            console.say("");
            StudyReport second = run(other.get(), results.against(report), "against-", console);
            json.put("against", ResultJson.of(second, echo(folder)));
            asExpected &= second.comparisons().stream().allMatch(Comparison::asExpected);
        }
        json.put("files", results.files());
        return new Answer(json, () -> StudyWords.closing(report, results.page()), asExpected);
    }

    private StudyRequest adjusted(StudyRequest request) {
        StudyRequest changed = request;
        if (networks.isPresent()) {
            changed = changed.withNetworks(networks.get());
        }
        if (options.seedGiven().isPresent()) {
            changed = changed.withSeed(options.seedGiven().get());
        }
        if (quick || full) {
            changed = changed.withEffort(quick ? Effort.QUICK : Effort.FULL);
        }
        return changed;
    }

    private StudyReport run(StudyRequest request, StudyFolder results, String prefix, Console console) {
        StudyScreen screen = new StudyScreen(console, results, prefix);
        return Provenances.with(Study.run(request, screen));
    }

    private SequencedMap<String, Object> echo(Path folder) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("file", file.map(Path::toString));
        request.put("against", against.map(Path::toString));
        request.put("out", folder.toString());
        request.put("networks", networks);
        request.put("seed", options.seedGiven());
        request.put("quick", quick);
        request.put("full", full);
        return request;
    }
}
