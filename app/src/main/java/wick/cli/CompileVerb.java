package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.formula.Interval;
import wick.network.weighted.WeightedFile;
import wick.numeric.matrix.Vector;
import wick.text.Document;
import wick.text.Nearest;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.Fractions;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.PolynomialException;
import wick.topic.expressivity.theory.compiler.Compiled;
import wick.topic.expressivity.theory.compiler.PolynomialCompiler;
import wick.topic.expressivity.theory.compiler.Target;

/// `wick compile`: a network that computes a polynomial, and how wrong it is at most.
@Command(
        name = "wick compile",
        description = {
            "A network of one activation that computes a polynomial: weights, sizes and a certified bound on its error"
                    + " over the whole domain, with all rounding of its evaluation in double precision.",
            "POLYNOMIAL has variables, numbers, + - * ^ and brackets, and / by numbers; or --lattice gives the energy of"
                    + " a field: the sum of (phi_y - phi_x)^2/2 over links, M^2 phi^2/2 + G phi^4/24 over sites."
        },
        footer = {
            "",
            "Keys of --json: neurons (with a nonlinearity), synapses (weights not zero),",
            "layers (hidden), error_bound (certified), measured_error (largest found),",
            "scale (lambda of the products; null without one), biases (of the gates).",
            "Inputs are in the order of their names, x2 before x10.",
            "",
            "--out writes .npz (all weights), .onnx (float64) or .yaml (the shape alone).",
            "",
            "Examples:",
            "  wick compile \"x*y*z\" --activation tanh --tolerance 1e-6",
            "  wick compile \"3*x*y^2 - z + 1/2\" --activation gelu --skip --out net.onnx",
            "  wick compile \"x*y*z\" --depth flat --domain -2,2 --domain z=0,1 --json",
            "  wick compile --lattice 4x4 --mass 1/2 --coupling 0.3 --out phi4.npz",
            "  wick eval phi4.npz --at 1 --lattice 4x4 --mass 1/2 --coupling 0.3"
        })
final class CompileVerb implements Verb {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", arity = "0..1", paramLabel = "POLYNOMIAL", description = "Such as \"3*x*y^2 - z + 1/2\".")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "A",
            defaultValue = "tanh",
            description = "As in network files: tanh, sigmoid, ..., or a formula in z (default: ${DEFAULT-VALUE}).")
    private String activation = "tanh";

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            defaultValue = "1e-6",
            description = "The error that may not be exceeded (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-6;

    @Option(
            names = "--domain",
            paramLabel = "[X=]LOW,HIGH",
            description = "Of all variables, or of one; may be repeated (default: -1,1).")
    private List<String> domain = new ArrayList<>();

    @Option(
            names = "--depth",
            paramLabel = "HOW",
            defaultValue = "tree",
            description = "tree: products two by two; flat: one hidden layer (default: ${DEFAULT-VALUE}).")
    private String depth = "tree";

    @Option(names = "--skip", description = "Connections may skip layers; nothing has to be copied.")
    private boolean skip;

    @Option(
            names = "--gate",
            paramLabel = "N",
            description = "Neurons of a product of two: 4, 3 or 2 (default: the fewest that reach the tolerance).")
    private Optional<Integer> gate = Optional.empty();

    @Option(names = "--bias", paramLabel = "B", description = "Bias of the products (default: the best).")
    private Optional<Double> bias = Optional.empty();

    @Mixin
    private LatticeOptions field = new LatticeOptions();

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Random points at which the error is measured (default: ${DEFAULT-VALUE}).")
    private int points = 2000;

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Optional<Path> writesJsonTo() {
        return Optional.empty();
    }

    @Override
    public Answer answer(Console console) throws IOException {
        requireFile();
        Polynomial polynomial;
        Compiled compiled;
        List<Interval> box;
        try {
            polynomial = field.polynomial(text, "wick compile needs a polynomial such as \"x*y*z\"");
            box = CompileDomain.of(domain, polynomial.variables());
            compiled = new PolynomialCompiler(activation()).compile(polynomial, box, target(), tolerance());
        } catch (PolynomialException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        } catch (IllegalArgumentException refused) {
            throw new BadInput("--activation " + activation + ": " + refused.getMessage());
        }
        if (compiled.errorBound() > tolerance) {
            throw new BadInput("--tolerance " + tolerance + " is below what double precision reaches with " + activation
                    + " here: the floor is " + Fractions.upward(compiled.errorBound(), 3));
        }
        Optional<Path> out = options.out();
        if (out.isPresent()) {
            try {
                WeightedFile.write(out.get(), compiled.network());
            } catch (IllegalArgumentException refused) {
                throw new BadInput("--out " + out.get() + ": " + refused.getMessage());
            }
        }
        SupremumError measured = SupremumError.of(compiled.network(), polynomial::value, lookedAt(box));
        SequencedMap<String, Object> json = CompileWords.json(compiled, measured);
        json.put("request", request(polynomial));
        return Answer.of(json, () -> CompileWords.text(polynomial, box, compiled, measured, out));
    }

    private void requireFile() {
        options.out().ifPresent(path -> {
            if (WeightedFile.ENDINGS.stream().noneMatch(path.toString()::endsWith)) {
                throw new BadInput("--out " + path + ": a network is written to a file that ends in "
                        + String.join(", ", WeightedFile.ENDINGS));
            }
        });
    }

    private SupremumError.Box lookedAt(List<Interval> box) {
        if (points < 1 || points > 1_000_000) {
            throw new BadInput("--points " + points + " must be from 1 to 1000000");
        }
        return new SupremumError.Box(
                Vector.of(box.stream().mapToDouble(Interval::low).toArray()),
                Vector.of(box.stream().mapToDouble(Interval::high).toArray()),
                points,
                options.seedGiven().orElse(1L));
    }

    private Activation activation() {
        String name = activation.equals("logistic") ? "sigmoid" : activation;
        return ActivationText.read(Document.parse("--activation", name));
    }

    private double tolerance() {
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new BadInput("--tolerance " + tolerance + " must be positive and finite");
        }
        return tolerance;
    }

    private Target target() {
        if (!List.of("tree", "flat").contains(depth)) {
            throw new BadInput("--depth " + depth + ": allowed are tree and flat"
                    + Nearest.suggestion(depth, List.of("tree", "flat")));
        }
        if (gate.isPresent() && (gate.get() < 2 || gate.get() > 4)) {
            throw new BadInput("--gate " + gate.get() + ": a product of two has 4, 3 or 2 neurons");
        }
        if (bias.isPresent() && !Double.isFinite(bias.get())) {
            throw new BadInput("--bias " + bias.get() + " must be finite");
        }
        return new Target(
                depth.equals("tree"),
                skip,
                bias.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                gate.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private SequencedMap<String, Object> request(Polynomial polynomial) {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        text.ifPresent(written -> request.put("polynomial", written));
        field.into(request);
        request.put("variables", polynomial.variables());
        request.put("activation", activation);
        request.put("tolerance", tolerance);
        request.put("domain", domain.isEmpty() ? List.of("-1,1") : domain);
        request.put("depth", depth);
        request.put("skip", skip);
        gate.ifPresent(neurons -> request.put("gate", neurons));
        bias.ifPresent(given -> request.put("bias", given));
        return request;
    }
}
