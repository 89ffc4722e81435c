package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import wick.numeric.matrix.Matrix;
import wick.text.Nearest;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelTiles;

/// `wick kernel`: kernels of an infinitely wide network, of one finite network, or both.
@Command(
        name = "wick kernel",
        description = {
            "Kernels of a network between inputs: at infinite width the covariance of one output over networks (nngp)"
                    + " and the neural tangent kernel of one output (ntk); with --empirical the tangent kernel of one"
                    + " finite network."
        },
        footer = {
            "",
            "Arrays in the file: nngp and ntk, N x N (N x M with --inputs2). With --empirical",
            "alone ntk is that of the finite network: averaged over outputs (--logits trace),",
            "or N x C x M x C (--logits full). With --compare nngp and ntk are those of",
            "infinite width and ntk_empirical that of the network. The text 'conventions' in",
            "the file says which derivatives ntk is made of. With --monte-carlo nngp and ntk",
            "are means over networks (ntk averaged over outputs), nngp_se and ntk_se their",
            "standard errors.",
            "",
            "Examples:",
            "  wick kernel network.yaml --inputs X.npy --out K.npz",
            "  wick kernel network.yaml --inputs X.npy --inputs2 Z.npy --out K.npz",
            "  wick kernel network.yaml --inputs X.npy --out FOLDER --memory 2G",
            "  wick kernel network.yaml --inputs X.npy --weights W.npz --compare --out K.npz",
            "  wick kernel network.yaml --inputs X.npy --monte-carlo 64 --out K.npz"
        })
final class KernelVerb implements Verb {
    private static final List<String> KINDS = List.of("nngp", "ntk");

    @Mixin
    private Options options = new Options();

    @Mixin
    private MonteCarloKernel monteCarlo = new MonteCarloKernel();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--inputs", paramLabel = "X.npy", required = true, description = "Inputs, one per row.")
    private Path inputs = Path.of("X.npy");

    @Option(
            names = "--inputs2",
            paramLabel = "Z.npy",
            description = "Further inputs: kernels between the rows of X and those of Z.")
    private Optional<Path> inputs2 = Optional.empty();

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = "Which kernels at infinite width: nngp, ntk (default: both).")
    private List<String> kinds = KINDS;

    @Option(names = "--empirical", description = "The tangent kernel of one network: drawn, or given by --weights.")
    private boolean empirical;

    @Option(
            names = "--weights",
            paramLabel = "W.npz",
            description = "Its weights: arrays w1, b1, w2, b2, ... with w fan-out x fan-in (implies --empirical).")
    private Optional<Path> weights = Optional.empty();

    @Option(
            names = "--logits",
            paramLabel = "full|trace",
            defaultValue = "trace",
            description = "For --empirical: all pairs of outputs, or their trace divided by the number of outputs"
                    + " (default: ${DEFAULT-VALUE}).")
    private String logits = "trace";

    @Option(names = "--compare", description = "Infinite width and one network side by side.")
    private boolean compare;

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Option(names = "--diagonal", description = "Only the kernels of every input with itself.")
    private boolean diagonal;

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
        Path out =
                options.out().orElseThrow(() -> new BadInput("--out FILE.npz is missing: where shall the arrays go?"));
        checkKinds();
        Network network = NetworkFile.read(file);
        Matrix x = Engines.inputs(inputs, network);
        Optional<Matrix> z = inputs2.map(path -> Engines.inputs(path, network));
        boolean finite = empirical || compare || weights.isPresent();
        if (stream.wanted()) {
            requireTheoryAlone("--tile, --memory and --resume", finite || diagonal);
            InfiniteKernel infinite = new InfiniteKernel(network, x, z);
            KernelTiles tiles = infinite.tiles(wanted());
            KernelStream files = new KernelStream(out, tiles, stream.edge(out, tiles.kinds()), console);
            LeanStart.heavy();
            SequencedMap<String, Object> json = infinite.streamed(files, stream.resume(), console);
            json.put("request", request());
            return Answer.of(json, files::text);
        }
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("file", out.toString());
        if (diagonal) {
            requireTheoryAlone("--diagonal", finite || z.isPresent());
            new InfiniteKernel(network, x, z).diagonalInto(wanted(), arrays, json);
        } else if (monteCarlo.wanted()) {
            monteCarlo.measureInto(network, new MonteCarloKernel.Inputs(x, z, options.seed()), kinds, arrays, json);
        } else if (!finite || compare) {
            new InfiniteKernel(network, x, z).wholeInto(compare ? KernelKinds.BOTH : wanted(), console, arrays, json);
        }
        if (finite) {
            EmpiricalKernel kernel = new EmpiricalKernel(network, weights, options.seed(), logits.equals("full"));
            Tensor measured = kernel.between(x, z, console);
            if (compare) {
                json.put("relative_deviation", kernel.deviation(measured, arrays.getOrDefault("ntk", measured)));
            }
            arrays.put(compare ? "ntk_empirical" : "ntk", measured);
        }
        arrays.keySet().removeIf(name -> KINDS.contains(name) && !kinds.contains(name));
        new Npz(arrays, texts(network, finite)).write(out);
        SequencedMap<String, Object> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.shape()));
        json.putFirst("arrays", shapes);
        json.put("request", request());
        return Answer.of(json, () -> text(out, arrays, json));
    }

    private void checkKinds() {
        monteCarlo.check();
        if (monteCarlo.wanted() && (empirical || compare || weights.isPresent() || logits.equals("full"))) {
            throw new BadInput(
                    "--monte-carlo averages over drawn networks and cannot stand beside --empirical, --weights,"
                            + " --compare or --logits full");
        }
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw new BadInput(
                        "--kinds " + kind + " must be nngp, ntk or nngp,ntk" + Nearest.suggestion(kind, KINDS));
            }
        }
        if (!logits.equals("full") && !logits.equals("trace")) {
            throw new BadInput("--logits " + logits + " must be full or trace");
        }
        if (compare && logits.equals("full")) {
            throw new BadInput("--logits full cannot stand beside --compare, which is about one output");
        }
    }

    private void requireTheoryAlone(String what, boolean other) {
        if (other || monteCarlo.wanted()) {
            throw new BadInput(what + " is about kernels at infinite width alone; it cannot stand beside --empirical,"
                    + " --weights, --compare or --monte-carlo, and --diagonal not beside --inputs2 or tiles");
        }
    }

    private KernelKinds wanted() {
        if (kinds.contains("nngp")) {
            return kinds.contains("ntk") ? KernelKinds.BOTH : KernelKinds.NNGP;
        }
        return KernelKinds.NTK;
    }

    private SequencedMap<String, String> texts(Network network, boolean finite) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("network", NetworkFile.text(network));
        texts.put(
                "conventions",
                monteCarlo.wanted() ? Conventions.averaged(network) : Conventions.of(network, finite && !compare));
        texts.put("version", Version.current().toString());
        return texts;
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("inputs", inputs.toString());
        inputs2.ifPresent(path -> request.put("inputs2", path.toString()));
        request.put("kinds", kinds);
        request.put("empirical", empirical || weights.isPresent());
        weights.ifPresent(path -> request.put("weights", path.toString()));
        request.put("logits", logits);
        request.put("compare", compare);
        request.put("diagonal", diagonal);
        request.putAll(monteCarlo.request());
        request.put("seed", options.seed());
        return request;
    }

    private static String text(Path out, SequencedMap<String, Tensor> arrays, SequencedMap<String, Object> json) {
        StringBuilder text = new StringBuilder();
        arrays.forEach((name, array) -> text.append(String.format("%-14s %s%n", name, array.shape())));
        if (json.get("relative_deviation") instanceof Double deviation) {
            text.append(String.format(
                    Locale.ROOT,
                    "The network's tangent kernel differs from the limit by %.3g %% (Frobenius norm).%n",
                    100 * deviation));
        }
        return text.append(String.format("written to %s%n", out)).toString();
    }
}
