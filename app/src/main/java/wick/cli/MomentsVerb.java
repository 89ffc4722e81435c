package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.report.FigureFiles;
import wick.store.OutputFolder;
import wick.theory.kernellaw.JointMoments;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.LayerLaw;
import wick.theory.kernellaw.OutputMoments;
import wick.theory.kernellaw.WideEnough;

/// `wick moments`: what a narrow network does, without expansion in 1/width.
@Command(
        name = "wick moments",
        description = {
            "Exact at the network's own widths, over networks at initialization: moments and kurtosis of an output, and"
                    + " the law of every layer's kernel K, the variance of its pre-activations for one input given the"
                    + " layers before.",
            "For chains of dense layers and activations with Gaussian weights."
        },
        footer = {
            "",
            "Keys of --json: kurtosis (E z^4 / (E z^2)^2 of one output), moments (E z^2,",
            "E z^4, ...), moment_orders, method, errors; layers: mean, relative_deviation,",
            "typical (exp E ln K), quantiles, probability_zero, output_kurtosis of every",
            "dense layer; output: quantiles, densities and tail_probabilities of one output;",
            "wide_enough with --within. Of several inputs: inputs, one entry each, and joint:",
            "kernel_mean, kernel_covariance over pairs (1,1), (1,2), ..., with one hidden",
            "layer ntk_mean and ntk_covariance, or null and joint_why_not. A number that does",
            "not exist, or that networks rarer than 1e-17 decide, is null.",
            "",
            "Examples:",
            "  wick moments network.yaml --exact",
            "  wick moments network.yaml --inputs X.npy --json",
            "  wick moments network.yaml --within 5%%",
            "  wick moments network.yaml --within 10%% --probability 0.9 --out FOLDER"
        })
final class MomentsVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(names = "--exact", description = "No expansion in 1/width; the only way there is, and the default.")
    private boolean exact;

    @Option(
            names = "--inputs",
            paramLabel = "X.npy",
            description = "Inputs, one per row (default: one with x.x / d = 1).")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--order",
            paramLabel = "M",
            defaultValue = "4",
            description = "Moments up to E z^(2M), 2 to 10 (default: ${DEFAULT-VALUE}).")
    private int order = 4;

    @Option(
            names = "--within",
            paramLabel = "P%",
            description = "Also the smallest width of all hidden layers at which the relative standard deviation of the"
                    + " output's kernel is at most this.")
    private Optional<String> within = Optional.empty();

    @Option(
            names = "--probability",
            paramLabel = "Q",
            description =
                    "With --within: at which K lies within the same part of its limit with at least this probability.")
    private Optional<Double> probability = Optional.empty();

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
        Optional<Double> fraction = within.map(MomentsVerb::fraction);
        check(fraction);
        Network network = NetworkFile.read(file);
        List<MomentsWords.Input> answers = new ArrayList<>();
        try {
            Wiring wiring = network.wire();
            for (double meanSquare : meanSquares(network)) {
                List<LayerLaw> law = KernelLaw.of(wiring, meanSquare);
                OutputMoments moments = OutputMoments.of(wiring, meanSquare, law, order);
                answers.add(new MomentsWords.Input(
                        meanSquare, law, moments, fraction.map(f -> wide(wiring, meanSquare, f))));
            }
        } catch (IllegalArgumentException notCovered) {
            throw new BadInput(file + ": " + notCovered.getMessage());
        }
        Optional<MomentsWords.Joint> joint = joint(network);
        SequencedMap<String, Object> json = MomentsWords.json(answers, joint);
        json.put("request", request());
        if (options.out().isPresent()) {
            OutputFolder folder = OutputFolder.prepare(options.out().get());
            folder.write("moments.json", json);
            for (var figure : FigureFiles.of(List.of(MomentsFigure.section(answers.getFirst())))
                    .entrySet()) {
                folder.write(Path.of(figure.getKey()).getFileName().toString(), figure.getValue());
            }
        }
        return Answer.of(json, () -> MomentsWords.text(file.toString(), answers, joint));
    }

    private void check(Optional<Double> fraction) {
        if (order < 2 || order > OutputMoments.HIGHEST) {
            throw new BadInput("--order " + order + " must be from 2 to " + OutputMoments.HIGHEST);
        }
        if (probability.isPresent() && fraction.isEmpty()) {
            throw new BadInput("--probability needs --within, such as --within 10%");
        }
        probability.filter(p -> !(p > 0 && p < 1)).ifPresent(p -> {
            throw new BadInput("--probability " + p + " must be above 0 and below 1");
        });
    }

    /// `5%` and `0.05` are the same.
    private static double fraction(String text) {
        String digits = text.strip();
        boolean percent = digits.endsWith("%");
        try {
            double number = Double.parseDouble(percent ? digits.substring(0, digits.length() - 1) : digits);
            double fraction = percent ? number / 100 : number;
            if (fraction > 0 && fraction < 1) {
                return fraction;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadInput("--within " + text + " must be a part such as 5% or 0.05");
        }
        throw new BadInput("--within " + text + " must be above 0 and below 100%, such as 5% or 0.05");
    }

    private List<Double> meanSquares(Network network) {
        if (inputs.isEmpty()) {
            return List.of(1.0);
        }
        Matrix rows = Engines.inputs(inputs.get(), network);
        List<Double> squares = new ArrayList<>();
        for (int i = 0; i < rows.rows(); i++) {
            double sum = 0;
            for (double x : rows.row(i)) {
                sum += x * x;
            }
            squares.add(sum / rows.columns());
        }
        return squares;
    }

    /// Of all inputs together where there are several.
    private Optional<MomentsWords.Joint> joint(Network network) {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        Matrix rows = Engines.inputs(inputs.get(), network);
        if (rows.rows() < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MomentsWords.Joint(Optional.of(JointMoments.of(network.wire(), rows)), ""));
        } catch (IllegalArgumentException | ArithmeticException notThere) {
            return Optional.of(new MomentsWords.Joint(Optional.empty(), String.valueOf(notThere.getMessage())));
        }
    }

    private MomentsWords.Wide wide(Wiring wiring, double meanSquare, double fraction) {
        WideEnough search = WideEnough.of(wiring, meanSquare);
        OptionalInt width = probability.isPresent()
                ? search.forProbability(fraction, probability.get())
                : search.forDeviation(fraction);
        return new MomentsWords.Wide(fraction, probability, width);
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("exact", exact);
        inputs.ifPresent(path -> request.put("inputs", path.toString()));
        request.put("order", order);
        within.ifPresent(text -> request.put("within", text));
        probability.ifPresent(p -> request.put("probability", p));
        return request;
    }
}
