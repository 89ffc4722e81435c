package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.study.StudyReport;
import wick.experiment.transfer.RateSweep;
import wick.experiment.transfer.SweepPlan;
import wick.experiment.transfer.Transfer;
import wick.experiment.transfer.WidthStudy;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Parameterization;
import wick.network.training.OptimizerKind;
import wick.network.training.Precision;
import wick.network.training.Schedule;
import wick.report.StudyPage;
import wick.store.OutputFolder;

/// `wick transfer`: whether the best learning rate of narrow networks is that of wide ones.
@Command(
        name = "wick transfer",
        description = {
            "Trains networks of several widths at learning rates that are powers of 2, in several parameterizations that"
                    + " are one network at the base width, and says whether the best rate moves with the width."
        },
        footer = {
            "",
            "The rate is that of the base width; at others a parameterization multiplies",
            "it, layer by layer, as 'wick scaling' lists. Around the best rate of each width",
            "two lower and two higher ones are tried; those where a network diverges, or",
            "ends worse than it began, are unstable. The best rate is the lowest point of a",
            "cubic through five losses. There are two answers:",
            "  the optimum stays if from the narrowest width to the widest it moves by at",
            "      most a factor of 2, one step between rates;",
            "  the rate transfers if that of the narrowest makes the loss of the widest",
            "      larger than their own best by at most --tolerance.",
            "Either is given if a 95 % interval, over networks, is on one side; else the",
            "answer is undecided, with the number of networks that would tell.",
            "Without --networks there are 8.",
            "",
            "Writes report.html, transfer.json and rates.journal into --out (default:",
            "wick-transfer). After a kill, --resume takes up what is in the journal.",
            "",
            "Examples:",
            "  wick transfer network.yaml --data digits",
            "  wick transfer network.yaml --data digits --plan",
            "  wick transfer network.yaml --data images.npz --optimizer sgd \\",
            "      --widths 64,128,256,512,1024,2048 --steps 500 --out sweep --resume"
        })
final class TransferVerb implements Verb {
    private static final int NETWORKS = 8;
    private static final int ADAM_START = -8;
    private static final int SGD_START = -2;

    @Mixin
    private Options options = new Options();

    @Mixin
    private WidthOptions widths = new WidthOptions();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network or study file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--steps", paramLabel = "T", description = "Steps of training (default: ${DEFAULT-VALUE}).")
    private int steps = 200;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "constant, linear or cosine, the latter two down to 0 (default: ${DEFAULT-VALUE}).")
    private String schedule = "linear";

    @Option(
            names = "--parameterizations",
            paramLabel = "P,...",
            description = "Of standard, ntk, mup and file, the network's own (default: ${DEFAULT-VALUE}).")
    private String parameterizations = "standard,ntk,mup";

    @Option(
            names = "--target-width",
            paramLabel = "N",
            description = "The width to recommend a rate for (default: the widest).")
    private Optional<Integer> target = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "By which part the loss may be larger for a rate to transfer (default: ${DEFAULT-VALUE}).")
    private double tolerance = Transfer.TOLERANCE;

    @Option(names = "--plan", description = "Say how long it takes and how much memory, and stop.")
    private boolean planOnly;

    @Option(names = "--resume", description = "Go on with what is in --out.")
    private boolean resume;

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
        List<String> names = List.of(parameterizations.split(",", -1)).stream()
                .map(String::strip)
                .distinct()
                .toList();
        List<Parameterization> chosen = names.stream()
                .map(name -> WidthOptions.parameterization("--parameterizations", name, network))
                .toList();
        WidthStudy study = widths.study(
                file, network, new WidthOptions.How(steps, schedule(), Precision.FLOAT32, NETWORKS), options.seed());
        int goal = target.orElse(study.sizes().widest());
        if (goal < 1) {
            throw new BadInput("--target-width " + goal + " must be at least 1");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new BadInput("--tolerance " + tolerance + " must be between 0 and 1");
        }
        SweepPlan plan = WidthOptions.checked(() -> SweepPlan.of(study, chosen));
        console.say("wick: " + plan.text());
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("plan", plan.json());
        if (planOnly) {
            json.put("request", request());
            return Answer.of(json, () -> plan.text() + System.lineSeparator());
        }
        OutputFolder folder = OutputFolder.prepare(options.out().orElse(Path.of("wick-transfer")));
        TransferWords words = words(study, new Named(names, chosen), goal, sweep(study, folder, console));
        json.putAll(words.json());
        json.put("request", request());
        folder.write("transfer.json", json);
        folder.write("report.html", page(words, console));
        return Answer.of(
                json,
                () -> words.text()
                        + String.format(
                                "Report: %s%n", folder.file("report.html").toAbsolutePath()));
    }

    private RateSweep sweep(WidthStudy study, OutputFolder folder, Console console) throws IOException {
        RateJournal journal = RateJournal.open(folder.file(RateJournal.NAME), widths.about(study), resume);
        if (journal.size() > 0) {
            console.say("wick: goes on after " + journal.size() + " rates");
        }
        return new RateSweep(study, journal, (what, _) -> console.say("  ... " + what));
    }

    /// Parameterizations and what they are called.
    private record Named(List<String> names, List<Parameterization> all) {}

    private TransferWords words(WidthStudy study, Named chosen, int goal, RateSweep sweep) {
        OptimizerKind optimizer = study.recipe().optimizer().kind();
        List<Transfer> transfers = new ArrayList<>();
        List<Transfer.Predicted> predicted = new ArrayList<>();
        for (int i = 0; i < chosen.names().size(); i++) {
            String name = chosen.names().get(i);
            Parameterization parameterization = chosen.all().get(i);
            int start = optimizer.normalizes() ? ADAM_START : SGD_START;
            transfers.add(WidthOptions.checked(() -> Transfer.of(
                    name,
                    sweep.curves(name, parameterization, start),
                    study.sizes().seed())));
            predicted.add(Transfer.Predicted.of(study.network().withParameterization(parameterization), optimizer));
        }
        return new TransferWords(transfers, predicted, new TransferWords.Asked(goal, tolerance), optimizer);
    }

    private Schedule schedule() {
        return switch (WidthOptions.choice("--schedule", schedule, List.of("constant", "linear", "cosine"))) {
            case "linear" -> new Schedule.Linear(0, 0);
            case "cosine" -> new Schedule.Cosine(0, 0);
            default -> new Schedule.Constant(0);
        };
    }

    private String page(TransferWords words, Console console) {
        console.say("wick: writing the report");
        Section section =
                new Section("transfer", "Best learning rate against width", words.text(), List.of(), words.figures());
        Result result = new Result("transfer", words.text(), List.of(section), new TreeMap<>());
        return StudyPage.ofRun(
                "Transfer of learning rates",
                result,
                new StudyReport.Provenance(options.command(), Provenances.facts(), ""));
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        widths.putInto(request);
        request.put("steps", steps);
        request.put("schedule", schedule);
        request.put("parameterizations", parameterizations);
        request.put("target_width", target);
        request.put("tolerance", tolerance);
        request.put("seed", options.seed());
        return request;
    }
}
