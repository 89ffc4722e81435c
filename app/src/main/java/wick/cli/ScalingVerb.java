package wick.cli;

import java.nio.file.Path;
import java.util.Arrays;
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
import wick.network.training.OptimizerKind;
import wick.text.Nearest;
import wick.theory.scaling.DepthScaling;
import wick.theory.scaling.MaximalUpdate;
import wick.theory.scaling.WidthScaling;

/// `wick scaling`: what becomes of training when a network is made wider or deeper.
@Command(
        name = "wick scaling",
        description = {
            "Powers of the width with which a network's activations, their change in the first step, the output and its"
                    + " change scale in its own parameterization, for one optimizer; whether that is stable, lazy or rich;"
                    + " and the maximal update parameterization (mu-P) of this very network, with a snippet for PyTorch."
        },
        footer = {
            "",
            "Keys of --json: regime (unstable, vanishing, frozen, lazy, rich), remarks;",
            "exponents: layer, activation, activation_update, own_update (what the layer's",
            "own weights change), output_update, gradient of every layer with weights;",
            "output: activation, update; depth: of the stream of residual blocks, or null;",
            "table: mu-P, powers of the width for initial_deviation, learning_rate,",
            "weight_decay, epsilon and multiplier of every parameter; snippet; outside.",
            "The power of what is exactly 0 is null. 'parameterization: mup' means mu-P of",
            "the optimizer asked for; exponents a, b, c mean what they say.",
            "",
            "Examples:",
            "  wick scaling network.yaml",
            "  wick scaling network.yaml --optimizer adamw --json",
            "  wick scaling network.yaml --optimizer adamw --pytorch",
            "  wick scaling network.yaml --optimizer adam --tied-embeddings",
            "  wick scaling residual.yaml --branch-exponent 0.5"
        })
final class ScalingVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "sgd",
            description = "sgd, adam (weight decay in the gradient) or adamw (beside it) (default: ${DEFAULT-VALUE}).")
    private String optimizer = "sgd";

    @Option(names = "--pytorch", description = "Print the snippet for PyTorch and nothing else.")
    private boolean pytorch;

    @Option(names = "--tied-embeddings", description = "The readout uses the weights of the first layer, transposed.")
    private boolean tied;

    @Option(
            names = "--branch-exponent",
            paramLabel = "A",
            defaultValue = "0",
            description = "Each of L repeated residual branches is multiplied by L^-A, 0 to 2 (default:"
                    + " ${DEFAULT-VALUE}, as network files have it).")
    private double branch;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) {
        OptimizerKind chosen = chosen();
        Network network = NetworkFile.read(file);
        ScalingWords words = words(network, chosen);
        SequencedMap<String, Object> json = words.json();
        json.put("request", request());
        return Answer.of(json, pytorch ? words::snippet : words::text);
    }

    private ScalingWords words(Network network, OptimizerKind chosen) {
        if (!(branch >= 0 && branch <= 2)) {
            throw new BadInput("--branch-exponent " + branch + " must be from 0 to 2");
        }
        try {
            return new ScalingWords(
                    file.toString(),
                    network,
                    WidthScaling.of(network, chosen, tied),
                    MaximalUpdate.of(network, chosen, tied),
                    DepthScaling.of(network, chosen, branch),
                    tied);
        } catch (IllegalArgumentException notCovered) {
            throw new BadInput(file + ": " + notCovered.getMessage());
        }
    }

    private OptimizerKind chosen() {
        List<String> names =
                Arrays.stream(OptimizerKind.values()).map(OptimizerKind::text).toList();
        Optional<OptimizerKind> found = Arrays.stream(OptimizerKind.values())
                .filter(one -> one.text().equals(optimizer))
                .findFirst();
        return found.orElseThrow(() -> new BadInput("--optimizer " + optimizer + " must be one of "
                + String.join(", ", names) + Nearest.suggestion(optimizer, names)));
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("optimizer", optimizer);
        request.put("tied_embeddings", tied);
        request.put("branch_exponent", branch);
        return request;
    }
}
