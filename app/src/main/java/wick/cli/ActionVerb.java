package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.report.FigureFiles;
import wick.store.OutputFolder;
import wick.theory.action.DepthFlow;
import wick.theory.action.Running;
import wick.theory.finitewidth.Correlators;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.kernellaw.KernelLaw;

/// `wick action`: the field theory of a network's outputs.
@Command(
        name = "wick action",
        description = {
            "The action S of one pre-activation f over networks, layer by layer, from its correlators to a power of"
                    + " 1/width: densities are e^(-S), S = constant + 1/2 quadratic f f + 1/4! quartic f f f f"
                    + " + 1/6! sextic f^6, sums over the inputs understood.",
            "One input: to second order, with the exact density beside it and how the couplings run with depth."
                    + " Several inputs: to first order, a coupling for every four of them."
        },
        footer = {
            "",
            "Keys of --json: convention, order; layers, one per dense layer, readout",
            "included: two_point E f_a f_b [a][b], four_point and quartic over quadruples",
            "(1111, 1112, ...), quadratic [a][b], tadpole (quadratic minus the inverse of",
            "two_point), constant, barrier (where S stops rising: for one input a value of f,",
            "for several sqrt(f C^-1 f) in the weakest direction), bounded_below. One input",
            "also: six_point, sextic, positive_radius (S(f) > S(0) inside), negative",
            "(intervals of f > 0 where the Edgeworth density is), couplings in units of the",
            "kernel K and their factors per layer; depth; density with --density; accuracy.",
            "quartic is minus the amputated connected four-point function (plus loops at",
            "order 2); with a Gaussian readout it is negative. See docs/action.md.",
            "",
            "Examples:",
            "  wick action network.yaml",
            "  wick action network.yaml --inputs X.npy --json",
            "  wick action network.yaml --order 2 --density 0,1,2,3",
            "  wick action network.yaml --order 2 --out FOLDER"
        })
final class ActionVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "NETWORK.yaml", description = "A network file.")
    private Path file = Path.of("network.yaml");

    @Option(
            names = "--inputs",
            paramLabel = "X.npy",
            description = "Inputs, one per row (default: one with x.x / d = 1).")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "1",
            description = "Order in 1/width: 1, or 2 for one input (default: ${DEFAULT-VALUE}).")
    private int order = 1;

    @Option(names = "--tree", description = "Vertices without loops: amputated correlators, and trees between them.")
    private boolean tree;

    @Option(
            names = "--density",
            paramLabel = "F,...",
            description = "Also the density of an output at these values: exact, Gaussian, Edgeworth. One input.")
    private Optional<String> density = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Draw from e^(-S): refused with the reason, since the series defines no probability.")
    private Optional<Integer> sample = Optional.empty();

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
        if (order != 1 && order != 2) {
            throw new BadInput("--order " + order + " must be 1 or 2");
        }
        Vector at = at();
        Network network = NetworkFile.read(file);
        Matrix rows = inputs.map(path -> Engines.inputs(path, network)).orElseGet(() -> ones(network));
        requireOneInput(rows.rows());
        try {
            return rows.rows() == 1 ? one(network.wire(), meanSquare(rows), at) : several(network.wire(), rows);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(file + inputs.map(path -> " with " + path).orElse("") + ": " + refused.getMessage());
        }
    }

    private Answer one(Wiring wiring, double meanSquare, Vector at) throws IOException {
        ActionOfOne found = new ActionOfOne(
                meanSquare,
                new ActionOfOne.Asked(order, tree, at),
                SecondOrder.of(wiring, meanSquare),
                Running.of(wiring, meanSquare),
                DepthFlow.of(wiring, meanSquare),
                KernelLaw.of(wiring, meanSquare).getLast());
        refuseSampling(found.action(found.layers().getLast()).whyNotSampled());
        SequencedMap<String, Object> json = ActionJson.one(found);
        json.put("request", request());
        if (options.out().isPresent()) {
            OutputFolder folder = OutputFolder.prepare(options.out().get());
            folder.write("action.json", json);
            for (var figure :
                    FigureFiles.of(List.of(ActionFigures.section(found))).entrySet()) {
                folder.write(Path.of(figure.getKey()).getFileName().toString(), figure.getValue());
            }
        }
        return Answer.of(json, () -> ActionWords.one(file.toString(), found));
    }

    private Answer several(Wiring wiring, Matrix rows) throws IOException {
        List<ActionOfPoints> layers = Correlators.of(wiring, rows).stream()
                .map(l -> ActionOfPoints.of(l, tree))
                .toList();
        refuseSampling(layers.getLast().whyNotSampled());
        SequencedMap<String, Object> json = ActionJson.several(layers);
        json.put("request", request());
        if (options.out().isPresent()) {
            OutputFolder.prepare(options.out().get()).write("action.json", json);
        }
        return Answer.of(json, () -> PointActionWords.several(file.toString(), layers));
    }

    private void refuseSampling(Optional<String> reason) {
        sample.ifPresent(count -> {
            throw new BadInput("--sample " + count + " is refused: "
                    + reason.orElse("the action to this order is bounded below only by a term of the order that is left"
                            + " out behind it, so e^(-S) is no better known far out than where it is not")
                    + ". Outputs of real networks are drawn by wick kernel --monte-carlo; the exact density of one"
                    + " output is that of --density");
        });
    }

    private void requireOneInput(int rows) {
        if (rows > 1 && order > 1) {
            throw new BadInput("--order " + order + " is for one input; " + inputs.orElseThrow() + " has " + rows
                    + ": take --order 1 or one row");
        }
        if (rows > 1 && density.isPresent()) {
            throw new BadInput("--density is for one input; " + inputs.orElseThrow() + " has " + rows
                    + ", and the exact density at several is not known: take one row");
        }
    }

    private Vector at() {
        List<Double> values = new ArrayList<>();
        for (String word : density.map(text -> List.of(text.split(",", -1))).orElse(List.of())) {
            try {
                double value = Double.parseDouble(word.strip());
                if (!Double.isFinite(value)) {
                    throw new NumberFormatException(word);
                }
                values.add(value);
            } catch (NumberFormatException notANumber) {
                throw new BadInput("--density '" + density.orElseThrow() + "' must be numbers with commas between"
                        + " them, such as 0,1,2; '" + word + "' is none");
            }
        }
        return Vector.of(values.stream().mapToDouble(v -> v).toArray());
    }

    private static Matrix ones(Network network) {
        Matrix row = Matrix.zeros(1, network.inputs());
        for (int i = 0; i < row.columns(); i++) {
            row.set(0, i, 1);
        }
        return row;
    }

    private static double meanSquare(Matrix row) {
        double sum = 0;
        for (double x : row.row(0)) {
            sum += x * x;
        }
        return sum / row.columns();
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        inputs.ifPresent(path -> request.put("inputs", path.toString()));
        request.put("order", order);
        request.put("tree", tree);
        density.ifPresent(text -> request.put("density", text));
        return request;
    }
}
