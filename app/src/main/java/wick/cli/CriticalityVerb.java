package wick.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Distribution;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.text.Document;
import wick.theory.finitewidth.CorrelationDepth;
import wick.theory.infinitewidth.CriticalLine;
import wick.theory.infinitewidth.CriticalPoint;
import wick.theory.infinitewidth.DepthBehavior;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.RepeatedBlock;

/// `wick criticality`: how deep does a signal survive in a wide network?
@Command(
        name = "wick criticality",
        description = {
            "Phase, fixed point, susceptibilities and correlation depths of a wide network that repeats one dense layer"
                    + " and activation, with Var W = W / fan-in and Var b = B.",
            "Without --weight-variance: the critical points with that bias variance (default 0).",
            "With FILE: the depth behavior of the network's repeat block, which may hold residual sums, layer norm,"
                    + " dropout and circular convolutions."
        },
        footer = {
            "",
            "Keys of --json: phase (ordered, critical, chaotic), fixed_point_variance,",
            "susceptibility (chi_1), variance_susceptibility (chi_par),",
            "correlation_fixed_point, correlation_depth, variance_depth; null where a",
            "quantity does not exist. Without --weight-variance also",
            "critical_weight_variance and the list critical_points; the point of smallest",
            "variance stands at the top. With FILE also universality_class and, for variance,",
            "decorrelation (c* - c) and gradient, the law of depth and its rate or exponent.",
            "With --width also correlation_depth_at_width: annealed (of ln E(1 - c)) and",
            "typical (of E ln(1 - c)) to first order in 1/width, their rates and alphas.",
            "",
            "Examples:",
            "  wick criticality --activation tanh --weight-variance 1.76 --bias-variance 0.05",
            "  wick criticality --activation tanh --weight-variance 1.69 \\",
            "      --bias-variance 0.09 --width 64",
            "  wick criticality --activation gelu --bias-variance 0.1 --json",
            "  wick criticality --activation \"{leaky-relu: {negative-slope: 0.1}}\"",
            "  wick criticality --activation \"z * sigmoid(1.702 * z)\" --bias-variance 0.1",
            "  wick criticality network.yaml"
        })
final class CriticalityVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A network file with one repeat block, in place of the options.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "A",
            description = "The activation as in network files: tanh, relu, ..., or a formula in z.")
    private String activation = "";

    @Option(names = "--weight-variance", paramLabel = "W", description = "Fan-in times the variance of a weight.")
    private Optional<Double> weightVariance = Optional.empty();

    @Option(names = "--bias-variance", paramLabel = "B", description = "The variance of a bias (default: 0).")
    private Optional<Double> biasVariance = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Also the depth over which inputs become alike in networks of this width.")
    private Optional<Integer> width = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        if (width.isPresent() && width.get() < 1) {
            throw new BadInput("--width " + width.get() + " must be a whole number, 1 or more");
        }
        if (file.isPresent()) {
            return ofFile(file.get());
        }
        if (activation.isEmpty()) {
            throw new BadInput("wick criticality needs --activation, such as tanh, or a network file");
        }
        Activation parsed = ActivationText.read(Document.parse("--activation", activation));
        double bias = variance("--bias-variance", biasVariance.orElse(0.0));
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("activation", activation);
        weightVariance.ifPresent(w -> request.put("weight_variance", w));
        request.put("bias_variance", bias);
        width.ifPresent(n -> request.put("width", n));
        if (weightVariance.isPresent()) {
            double weight = variance("--weight-variance", weightVariance.get());
            MeanFieldState state = MeanField.of(parsed, weight, bias).state();
            SequencedMap<String, Object> json = new LinkedHashMap<>(MeanFieldWords.json(state));
            Optional<CorrelationDepth> depth = atWidth(new WidthWords.Repeated(parsed, weight, bias), json);
            json.put("request", request);
            return Answer.of(
                    json,
                    () -> "%s, Var W = %s / fan-in, Var b = %s%n%n%s%s"
                            .formatted(activation, weight, bias, MeanFieldWords.text(state), words(depth)));
        }
        if (width.isPresent()) {
            throw new BadInput("--width needs --weight-variance or a network file: which networks are they?");
        }
        return critical(CriticalLine.of(parsed), bias, request);
    }

    private Answer ofFile(Path path) {
        if (!activation.isEmpty() || weightVariance.isPresent() || biasVariance.isPresent()) {
            throw new BadInput("give a network file or --activation and variances, not both");
        }
        Network network = NetworkFile.read(path);
        RepeatedBlock block;
        try {
            block = RepeatedBlock.of(network);
        } catch (IllegalArgumentException notKnown) {
            throw new BadInput(path + ": " + notKnown.getMessage());
        }
        List<DepthBehavior> behaviors = block.behaviors();
        SequencedMap<String, Object> json = new LinkedHashMap<>(DepthWords.json(behaviors));
        Optional<CorrelationDepth> depth = width.isEmpty() ? Optional.empty() : atWidth(repeated(path, network), json);
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("file", path.toString());
        width.ifPresent(n -> request.put("width", n));
        json.put("request", request);
        return Answer.of(json, () -> DepthWords.text(path.toString(), behaviors) + words(depth));
    }

    private static WidthWords.Repeated repeated(Path path, Network network) {
        if (network.distribution() != Distribution.NORMAL) {
            throw new BadInput(path + ": --width needs normal weights, not " + network.distribution());
        }
        return WidthWords.Repeated.of(network)
                .orElseThrow(() -> new BadInput(path + ": --width needs a repeat block of one dense layer and one"
                        + " activation, without tied weights: for other blocks nothing is derived in 1/width"));
    }

    private Optional<CorrelationDepth> atWidth(WidthWords.Repeated repeated, SequencedMap<String, Object> json) {
        Optional<CorrelationDepth> depth = width.map(_ -> repeated.depth());
        depth.ifPresent(found -> json.put("correlation_depth_at_width", WidthWords.json(found, width.orElseThrow())));
        return depth;
    }

    private String words(Optional<CorrelationDepth> depth) {
        return depth.map(found -> WidthWords.text(found, width.orElseThrow())).orElse("");
    }

    private Answer critical(CriticalLine line, double bias, SequencedMap<String, Object> request) {
        List<CriticalPoint> points = line.withBiasVariance(bias);
        List<CriticalPoint> halfStable = biasVariance.isPresent() ? List.of() : line.halfStable();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        if (points.isEmpty()) {
            json.put("critical_weight_variance", Optional.empty());
            json.putAll(MeanFieldWords.nothing());
        } else {
            json.putAll(MeanFieldWords.json(points.getFirst()));
        }
        json.put("critical_points", points.stream().map(MeanFieldWords::json).toList());
        if (biasVariance.isEmpty()) {
            json.put(
                    "half_stable_points",
                    halfStable.stream().map(MeanFieldWords::jsonWithBias).toList());
        }
        json.put("request", request);
        return Answer.of(json, () -> MeanFieldWords.text(activation, bias, points, halfStable));
    }

    private static double variance(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new BadInput(option + " " + value + " must be a finite number, 0 or more");
        }
        return value;
    }
}
