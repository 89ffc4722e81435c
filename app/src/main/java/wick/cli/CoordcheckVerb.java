package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.study.StudyReport;
import wick.experiment.transfer.CoordinateCheck;
import wick.experiment.transfer.SweepPlan;
import wick.experiment.transfer.WidthStudy;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Parameterization;
import wick.network.training.Precision;
import wick.network.training.Schedule;
import wick.report.StudyPage;
import wick.store.OutputFolder;

/// `wick coordcheck`: whether first steps move networks of every width as derived.
@Command(
        name = "wick coordcheck",
        description = {
            "The coordinate check, with errors: sizes of all layers at initialization and their changes after each of the"
                    + " first steps of training, at several widths; their exponents, fitted network by network, against"
                    + " those that 'wick scaling' derives."
        },
        footer = {
            "",
            "Without --rate steps are so small that changes are in proportion to the rate,",
            "and networks learn by squares to change their outputs by the targets: both are",
            "what derived exponents take for granted. With a rate of practice they hold",
            "only where nothing grows with the width, as in mu-P; else nothing is judged.",
            "Without --networks there are 32.",
            "A flat check does not show that learning rates transfer; 'wick transfer' does.",
            "",
            "Writes report.html and coordcheck.json into --out (default: wick-coordcheck).",
            "",
            "Examples:",
            "  wick coordcheck network.yaml --data digits --parameterization mup",
            "  wick coordcheck network.yaml --data digits --optimizer sgd \\",
            "      --widths 64,128,256,512,1024,2048 --steps 10 --networks 16 --json"
        })
final class CoordcheckVerb implements Verb {
    /// A slope, a constant, a correction, and one more.
    private static final int FEWEST = 4;

    private static final int NETWORKS = 32;

    @Mixin
    private Options options = new Options();

    @Mixin
    private WidthOptions widths = new WidthOptions();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network or study file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--steps", paramLabel = "T", description = "Steps of training (default: ${DEFAULT-VALUE}).")
    private int steps = 10;

    @Option(
            names = "--parameterization",
            paramLabel = "P",
            description = "standard, ntk, mup or file, the network's own (default: ${DEFAULT-VALUE}).")
    private String parameterization = "file";

    @Option(names = "--rate", paramLabel = "R", description = "Learning rate at the base width (default: a small one).")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--plan", description = "Say how long it takes and how much memory, and stop.")
    private boolean planOnly;

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
        LeanStart.heavy();
        Network network = NetworkFile.read(file);
        Parameterization chosen = WidthOptions.parameterization("--parameterization", parameterization, network);
        if (rate.isPresent() && !(rate.get() > 0 && rate.get() < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--rate " + rate.get() + " must be positive");
        }
        WidthStudy study = widths.study(
                file,
                network,
                new WidthOptions.How(steps, new Schedule.Constant(0), Precision.FLOAT64, NETWORKS),
                options.seed());
        if (study.sizes().widths().size() < FEWEST) {
            throw new BadInput("an exponent with its correction needs at least " + FEWEST + " --widths, not "
                    + study.sizes().widths().size());
        }
        SweepPlan plan = WidthOptions.checked(() -> SweepPlan.once(study, chosen));
        console.say("wick: " + plan.text());
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("plan", plan.json());
        if (planOnly) {
            json.put("request", request());
            return Answer.of(json, () -> plan.text() + System.lineSeparator());
        }
        OutputFolder folder = OutputFolder.prepare(options.out().orElse(Path.of("wick-coordcheck")));
        CoordinateWords words = WidthOptions.checked(() -> measured(study, chosen, console));
        json.putAll(words.json());
        json.put("request", request());
        folder.write("coordcheck.json", json);
        folder.write("report.html", page(words));
        return new Answer(
                json,
                () -> words.text()
                        + String.format(
                                "Report: %s%n", folder.file("report.html").toAbsolutePath()),
                words.asExpected());
    }

    private CoordinateWords measured(WidthStudy study, Parameterization chosen, Console console) {
        CoordinateCheck check = rate.map(own -> new CoordinateCheck(study, chosen, own, false))
                .orElseGet(() -> CoordinateCheck.small(study, chosen));
        Progression progression = new Progression(console);
        List<CoordinateCheck.AtWidth> measured = check.measure(progression::at);
        Remedy remedy = new Remedy(
                "wick coordcheck " + file, "--networks ", study.sizes().networks());
        return new CoordinateWords(check, measured, check.judged(measured, remedy));
    }

    private String page(CoordinateWords words) {
        Section section = new Section(
                "coordcheck",
                "Sizes and changes against width",
                words.text(),
                words.lines().stream().map(CoordinateCheck.Line::comparison).toList(),
                words.figures());
        return StudyPage.ofRun(
                "Coordinate check",
                new Result("coordcheck", words.text(), List.of(section), new TreeMap<>()),
                new StudyReport.Provenance(options.command(), Provenances.facts(), ""));
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        widths.putInto(request);
        request.put("steps", steps);
        request.put("parameterization", parameterization);
        request.put("rate", rate);
        request.put("seed", options.seed());
        return request;
    }
}
