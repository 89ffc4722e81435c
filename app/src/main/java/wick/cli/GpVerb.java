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
import wick.data.Npz;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.theory.inference.GaussianProcess;
import wick.theory.inference.Ridge;

/// `wick gp`: Gaussian-process inference with the kernel of a network.
@Command(
        name = "wick gp",
        description = {
            "Trains a Gaussian process on TRAIN and predicts TEST: with the kernel of an infinitely wide network (or of"
                    + " one finite network, or a given one), classes by regression on centered one-hot targets."
        },
        footer = {
            "",
            "TRAIN and TEST are CSV, NPY, NPZ or IDX files as in study files, or digits, the",
            "set that comes with Wick. Labels of a CSV file are its last column unless",
            "--labels says otherwise; NPY and IDX files need --train-labels and",
            "--test-labels.",
            "",
            "Noise is part of the model: it enters the evidence and the variance of new",
            "targets. Jitter makes a singular kernel solvable and is never added unasked.",
            "",
            "Keys of --json: accuracy or root_mean_squared_error, negative_log_likelihood",
            "(per test input, in nats), log_evidence, leave_one_out, calibration,",
            "condition_number, noise, jitter. Arrays of --out: mean (tests x outputs),",
            "variance (without noise), leave_one_out_mean, leave_one_out_variance (with",
            "noise); probabilities of classes. With --iterative log_evidence_error is the",
            "standard error of log_evidence, whose log-determinant is estimated with random",
            "vectors drawn at --seed.",
            "",
            "Examples:",
            "  wick gp digits digits --take 1000 --skip 1000 --network network.yaml \\",
            "      --noise 0.01",
            "  wick gp train.csv test.csv --network network.yaml --targets raw --optimize",
            "  wick gp train.npz test.npz --network network.yaml --kernel K.npy \\",
            "      --noise 0.1 --out F.npz"
        })
final class GpVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Mixin
    private GpData data = new GpData();

    @Option(
            names = "--network",
            paramLabel = "N.yaml",
            required = true,
            description = "The network whose kernel is the prior.")
    private Path file = Path.of("network.yaml");

    @Parameters(index = "0", paramLabel = "TRAIN", description = "Training data.")
    private String train = "";

    @Parameters(index = "1", paramLabel = "TEST", description = "Test data.")
    private String test = "";

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            description = "nngp, ntk, empirical (the tangent kernel of one finite network, drawn at --seed), or an NPY"
                    + " file with the kernel of all training and then all test inputs (default: ${DEFAULT-VALUE}).")
    private String kernel = "nngp";

    @Option(names = "--noise", paramLabel = "V", description = "Variance of the noise on targets (default: 0).")
    private double noise;

    @Option(names = "--jitter", paramLabel = "J", description = "Added to the kernel's diagonal (default: 0).")
    private double jitter;

    @Option(
            names = "--optimize",
            description =
                    "First climb the evidence over a factor of all weight variances, one of all bias variances and"
                            + " the noise.")
    private boolean optimize;

    @Option(
            names = "--iterative",
            description = "Solve by conjugate gradients with the kernel computed block by block: for training sets too"
                    + " large for memory. Gives the mean and, with noise or jitter, the evidence with a standard error;"
                    + " variance, leave-one-out and calibration need the factor of the kernel and are left out.")
    private boolean iterative;

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
        Network network = NetworkFile.read(file);
        Ridge ridge = ridge();
        GpProblem problem = GpProblem.of(data.read(train, test, network));
        if (optimize || iterative) {
            LeanStart.heavy();
        }
        int points = problem.inputs().rows() + problem.tests().rows();
        LeanStart.require(Engines.of(network).cost().total(points, points, true));
        GpKernels source = GpKernels.of(kernel, network, options.seed(), console);
        if (iterative) {
            GpIteration iteration =
                    GpIteration.of(problem, infinite(source), ridge, new GpIteration.Setting(console, options.seed()));
            SequencedMap<String, Object> json = iteration.json();
            if (options.out().isPresent()) {
                new Npz(iteration.arrays(), texts(network)).write(options.out().get());
                json.put("file", options.out().get().toString());
            }
            json.put("request", request());
            return Answer.of(json, iteration::text);
        }
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        if (optimize) {
            GpOptimum optimum = GpOptimum.of(source, problem, ridge, console);
            source = optimum.kernels();
            ridge = optimum.ridge();
            facts.put("optimum", optimum.json());
        }
        GpKernels.Blocks blocks = source.blocks(problem.inputs(), problem.tests());
        GaussianProcess process = (source.given()
                        ? GaussianProcess.of(blocks.train(), problem.targets(), ridge)
                        : GaussianProcess.replacing(blocks.train(), problem.targets(), ridge))
                .orThrow();
        GpScores scores = GpScores.of(problem, process, blocks);
        SequencedMap<String, Object> json = scores.json();
        json.putAll(facts);
        if (options.out().isPresent()) {
            Path out = options.out().get();
            SequencedMap<String, Tensor> arrays = scores.arrays();
            new Npz(arrays, texts(network)).write(out);
            json.put("file", out.toString());
        }
        json.put("request", request());
        return Answer.of(json, () -> scores.text(facts));
    }

    private GpKernels.Infinite infinite(GpKernels source) {
        if (source instanceof GpKernels.Infinite own && !optimize) {
            return own;
        }
        throw new BadInput(
                "--iterative works with the kernels nngp and ntk and without --optimize, which needs the factor");
    }

    private Ridge ridge() {
        if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--noise " + noise + " must be finite and not negative");
        }
        if (!(jitter >= 0 && jitter < Double.POSITIVE_INFINITY)) {
            throw new BadInput("--jitter " + jitter + " must be finite and not negative");
        }
        if (optimize && !kernel.equals("nngp") && !kernel.equals("ntk")) {
            throw new BadInput("--optimize needs a kernel with hyperparameters: nngp or ntk, not " + kernel);
        }
        return new Ridge(noise, jitter);
    }

    private SequencedMap<String, String> texts(Network network) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("network", NetworkFile.text(network));
        texts.put(
                "conventions",
                "mean and variance of one output at each test input given the training data, without noise;"
                        + " variance is the same for every output. "
                        + Conventions.of(network, kernel.equals("empirical")));
        texts.put("version", Version.current().toString());
        return texts;
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("train", train);
        request.put("test", test);
        request.put("network", file.toString());
        request.put("kernel", kernel);
        request.put("noise", noise);
        request.put("jitter", jitter);
        request.put("optimize", optimize);
        request.put("iterative", iterative);
        data.putInto(request);
        request.put("seed", options.seed());
        return request;
    }
}
