package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.training.Loss;
import wick.text.Nearest;

/// `wick train`: real networks in training beside their prediction, or the law of the outputs of infinitely wide ones.
@Command(
        name = "wick train",
        description = {
            "Trains real networks on --data and shows their curves beside those that theory predicts; with --infinite:"
                    + " mean and variance over networks of the outputs of an infinitely wide network at test inputs,"
                    + " while it is trained by gradient descent on all training inputs at once."
        },
        footer = {
            "",
            "Real networks minimize the mean over a batch of half the sum of squares or of",
            "the cross-entropy. Predicted are loss and outputs of infinitely wide networks",
            "in the same recipe, where their law is known: squares, all points in a step, a",
            "constant rate, sgd with or without momentum. --out is a folder for report.html,",
            "train.json, arrays.npz (curves) and weights-0.npz, ... Exit code 1 if a network",
            "diverged.",
            "",
            "With --infinite training minimizes half the sum of squares over points and",
            "outputs, or the cross-entropy summed over points. Parameters obey dp/dt = -R",
            "dL/dp: a time is a number of steps of learning rate R, and outputs relax as",
            "exp(-R T t), T being the tangent kernel. Without --rate, R is 1. With",
            "--steps gradient descent is followed step by step instead of as a flow.",
            "Momentum M: p <- p - R dL/dp + M (p - p before); for --times its flow, sqrt(R)",
            "as unit of time. It needs --inputs, --targets and --test; arrays are .npy.",
            "",
            "Keys of --infinite --json, arrays of --out: mean and variance, times x tests x",
            "outputs (steps x tests x outputs); largest_stable_learning_rate. For squares",
            "they are exact; for cross-entropy initial functions are drawn (--draws,",
            "--seed), and mean_standard_error and variance_standard_error stand beside them.",
            "With --batch B a step of rate R uses P/B times the gradient of B of the P",
            "points; variance is over networks and batches, and training_loss its mean.",
            "",
            "Examples:",
            "  wick train network.yaml --data digits --networks 8 --out trained",
            "  wick train network.yaml --data digits --optimizer adamw --batch 64 \\",
            "      --epochs 50 --loss cross-entropy --schedule cosine --checkpoint kept",
            "  wick train --infinite network.yaml --inputs X.npy --targets Y.npy \\",
            "      --test Z.npy --rate 0.1 --times 0.5,2,inf --json",
            "  wick train --infinite network.yaml --inputs X.npy --targets Y.npy \\",
            "      --test Z.npy --rate 0.1 --momentum 0.9 --steps 1,10,100 \\",
            "      --out F.npz",
            "  wick train --infinite network.yaml --inputs X.npy --targets Y.npy \\",
            "      --test Z.npy --rate 0.02 --batch 10 --steps 1,10,100 --json",
            "  wick train --infinite --rich mup-network.yaml --inputs X.npy \\",
            "      --targets Y.npy --test Z.npy --rate 0.1 --steps 1,5,20"
        })
final class TrainVerb implements Verb {
    private static final List<String> LOSSES = List.of("squares", "cross-entropy");
    private static final List<String> KERNELS = List.of("ntk", "nngp");

    @Mixin
    private Options options = new Options();

    @Mixin
    private RealTraining real = new RealTraining();

    @Mixin
    private RichTrainingWork rich = new RichTrainingWork();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--infinite", description = "The law of outputs at infinite width, in place of real networks.")
    private boolean infinite;

    @Option(names = "--inputs", paramLabel = "X.npy", description = "Training inputs, one per row.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--targets",
            paramLabel = "Y.npy",
            description = "Their targets, one row of outputs each; for cross-entropy probabilities or class numbers.")
    private Optional<Path> targets = Optional.empty();

    @Option(names = "--test", paramLabel = "Z.npy", description = "Test inputs, one per row.")
    private Optional<Path> test = Optional.empty();

    @Option(names = "--momentum", paramLabel = "M", description = "Momentum, from 0 to below 1 (default: 0).")
    private double momentum;

    @Option(names = "--times", paramLabel = "T,...", description = "Times of gradient flow; inf is the end.")
    private Optional<String> times = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "K,...",
            description = "Steps of gradient descent; with --infinite one or several.")
    private Optional<String> steps = Optional.empty();

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = "squares or cross-entropy (default: ${DEFAULT-VALUE}).")
    private String loss = "squares";

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            description = "ntk: all layers learn; nngp: the readout alone, in the NTK parameterization"
                    + " (default: ${DEFAULT-VALUE}).")
    private String kernel = "ntk";

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Initial functions for cross-entropy (default: ${DEFAULT-VALUE}).")
    private int draws = 200;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "Points in a step (default: all); drawn afresh for every step with --infinite.")
    private Optional<Integer> batch = Optional.empty();

    @Option(names = "--replacement", description = "With --infinite --batch: a point may be drawn twice.")
    private boolean replacement;

    @Option(names = "--mean-only", description = "Leave out the variance; faster.")
    private boolean meanOnly;

    @Option(names = "--covariance", description = "Write covariances between test inputs to --out as well.")
    private boolean covariance;

    @Override
    public Options options() {
        return options;
    }

    /// `--out` is the file of arrays.
    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!infinite) {
            return really(console);
        }
        check();
        TrainingTimes when = TrainingTimes.read(times, steps, real.rate(), momentum);
        InfiniteTraining.Files files = new InfiniteTraining.Files(
                needed("--inputs X.npy", inputs), needed("--targets Y.npy", targets), needed("--test Z.npy", test));
        if (rich.asked()) {
            return rich.answer(file, files, when, options);
        }
        Network network = NetworkFile.read(file);
        InfiniteTraining.Task task =
                InfiniteTraining.Task.read(network, files, crossEntropy() ? Loss.CROSS_ENTROPY : Loss.HALF_SQUARES);
        InfiniteTraining.Wanted wanted = new InfiniteTraining.Wanted(
                when,
                kernel.equals("nngp"),
                !meanOnly,
                covariance && options.out().isPresent());
        InfiniteTraining.Outcome outcome = outcome(task, wanted, console);
        SequencedMap<String, Object> json = outcome.json();
        if (options.out().isPresent()) {
            Path out = options.out().get();
            outcome.npz(NetworkFile.text(network), Conventions.of(network, false))
                    .write(out);
            json.put("file", out.toString());
        }
        json.put("request", request());
        return Answer.of(json, outcome::text);
    }

    private InfiniteTraining.Outcome outcome(
            InfiniteTraining.Task task, InfiniteTraining.Wanted wanted, Console console) {
        if (batch.isPresent()) {
            return BatchedTraining.outcome(task, wanted, BatchedTraining.batches(task, batch.get(), replacement));
        }
        return crossEntropy()
                ? InfiniteTraining.drawn(task, wanted, new InfiniteTraining.Drawing(draws, options.seed()), console)
                : InfiniteTraining.exact(task, wanted, console);
    }

    private void checkBatch() {
        if (batch.isEmpty()) {
            if (replacement) {
                throw new BadInput("--replacement is about mini-batches: it needs --batch B");
            }
            return;
        }
        if (crossEntropy()) {
            throw new BadInput("--batch and --loss cross-entropy: mini-batches are solved for squares");
        }
        if (steps.isEmpty()) {
            throw new BadInput("--batch needs --steps K,...: mini-batches have no flow");
        }
        if (momentum > 0) {
            throw new BadInput("--batch and --momentum " + momentum + ": mini-batches are solved without momentum");
        }
        if (meanOnly) {
            throw new BadInput("--batch and --mean-only: mini-batches leave the mean as it is; leave out --batch");
        }
    }

    private boolean crossEntropy() {
        return loss.equals("cross-entropy");
    }

    private void check() {
        if (real.asked()) {
            throw new BadInput("--infinite takes --inputs, --targets and --test; --data is for real networks");
        }
        choice("--loss", loss, LOSSES);
        choice("--kernel", kernel, KERNELS);
        if (rich.asked() && (crossEntropy() || !kernel.equals("ntk") || covariance)) {
            throw new BadInput("--rich goes with the loss squares and trains all layers: leave out --loss, --kernel and"
                    + " --covariance");
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new BadInput("--momentum " + momentum + " must be at least 0 and below 1");
        }
        if (draws < 2) {
            throw new BadInput("--draws " + draws + " must be at least 2");
        }
        checkBatch();
        if (covariance && options.out().isEmpty()) {
            throw new BadInput("--covariance needs --out FILE.npz, where the covariances go");
        }
        if (covariance && meanOnly) {
            throw new BadInput("--covariance and --mean-only exclude each other");
        }
    }

    private Answer really(Console console) throws IOException {
        if (inputs.isPresent() || targets.isPresent() || test.isPresent() || times.isPresent()) {
            throw new BadInput("--infinite is missing: --inputs, --targets, --test and --times belong to it; real"
                    + " networks learn --data");
        }
        choice("--loss", loss, LOSSES);
        return real.answer(
                file,
                new RecipeOptions.Shared(
                        momentum, steps, batch, crossEntropy() ? Loss.CROSS_ENTROPY : Loss.HALF_SQUARES),
                options,
                console);
    }

    private static Path needed(String option, Optional<Path> given) {
        return given.orElseThrow(() -> new BadInput("--infinite needs " + option));
    }

    private static void choice(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new BadInput(option + " " + value + " must be " + String.join(" or ", allowed)
                    + Nearest.suggestion(value, allowed));
        }
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("inputs", inputs.map(Path::toString));
        request.put("targets", targets.map(Path::toString));
        request.put("test", test.map(Path::toString));
        request.put("learning_rate", real.rate());
        request.put("momentum", momentum);
        request.put("times", times);
        request.put("steps", steps);
        request.put("loss", loss);
        request.put("kernel", kernel);
        if (batch.isPresent()) {
            request.put("batch", batch);
            request.put("replacement", replacement);
        }
        if (crossEntropy()) {
            request.put("draws", draws);
            request.put("seed", options.seed());
        }
        return request;
    }
}
