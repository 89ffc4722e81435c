package wick.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.data.Csv;
import wick.data.Npy;
import wick.network.weighted.WeightedFile;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.polynomial.PolynomialException;

/// `wick eval`: what a network with weights answers at given points, beside the polynomial it stands for.
@Command(
        name = "wick eval",
        description = {
            "The outputs of a network that wick compile or wick gate has written (.npz), at points; with a polynomial or"
                    + " --lattice also its exact value there and by how much the network is off.",
        },
        footer = {
            "",
            "--at takes a number for every input, in the order of the inputs that wick",
            "compile prints, or one number for all of them; it may be repeated.",
            "",
            "Keys of --json: outputs (points x outputs), exact (of the polynomial),",
            "difference (outputs - exact).",
            "",
            "Examples:",
            "  wick eval net.npz --at 0.5,-0.25,0.75",
            "  wick eval net.npz --at 0.5,-0.25,0.75 --polynomial \"x*y*z\"",
            "  wick eval phi4.npz --at 1 --lattice 4x4 --mass 1/2 --coupling 0.3",
            "  wick eval net.npz --data X.npy --json"
        })
final class EvalVerb implements Verb {
    private static final int MOST_SHOWN = 8;

    @Mixin
    private Options options = new Options();

    @Mixin
    private LatticeOptions field = new LatticeOptions();

    @Parameters(index = "0", paramLabel = "NET", description = "A network with weights, .npz.")
    private Path file = Path.of("net.npz");

    @Option(names = "--at", paramLabel = "X,Y,...", description = "A point; may be repeated.")
    private List<String> at = new ArrayList<>();

    @Option(names = "--data", paramLabel = "FILE", description = "Points, one a row: .npy or .csv.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--polynomial", paramLabel = "P", description = "What the network computes, to compare.")
    private Optional<String> text = Optional.empty();

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!file.toString().endsWith(".npz")) {
            throw new BadInput(file + ": a network with weights is a file .npz, as wick compile --out net.npz writes;"
                    + " .onnx files run in onnxruntime");
        }
        WeightedNetwork network = WeightedFile.read(file);
        Matrix points = points(network.inputs());
        Optional<Polynomial> polynomial = polynomial(network);
        Matrix outputs = network.apply(points);
        List<BigDecimal> exact = new ArrayList<>();
        polynomial.ifPresent(p -> {
            for (int i = 0; i < points.rows(); i++) {
                exact.add(p.value(points.row(i)));
            }
        });
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("outputs", rows(outputs));
        if (polynomial.isPresent()) {
            json.put("exact", exact.stream().map(BigDecimal::doubleValue).toList());
            List<Double> differences = new ArrayList<>();
            for (int i = 0; i < points.rows(); i++) {
                differences.add(difference(outputs.at(i, 0), exact.get(i)));
            }
            json.put("difference", differences);
        }
        json.put("request", request());
        return Answer.of(json, () -> words(points, outputs, exact));
    }

    private static double difference(double output, BigDecimal exact) {
        return new BigDecimal(output).subtract(exact).doubleValue();
    }

    private static List<List<Double>> rows(Matrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < matrix.columns(); j++) {
                row.add(matrix.at(i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    private Optional<Polynomial> polynomial(WeightedNetwork network) {
        if (text.isEmpty() && !field.isPresent()) {
            return Optional.empty();
        }
        Polynomial polynomial;
        try {
            polynomial = field.polynomial(text, "--mass and --coupling need a polynomial, --polynomial \"x*y*z\"");
        } catch (PolynomialException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
        if (polynomial.variables().size() != network.inputs() || network.outputs() != 1) {
            throw new BadInput("the polynomial has " + polynomial.variables().size() + " variables and one value, but "
                    + file + " has " + network.inputs() + " inputs and " + network.outputs() + " outputs");
        }
        return Optional.of(polynomial);
    }

    private Matrix points(int inputs) {
        if (data.isPresent() == !at.isEmpty()) {
            throw new BadInput("wick eval needs points: --at 0.5,-1 or --data X.npy, and not both");
        }
        if (data.isPresent()) {
            Path path = data.get();
            Matrix points = path.toString().endsWith(".csv")
                    ? Csv.read(path).rows()
                    : Npy.read(path).matrix();
            if (points.columns() != inputs) {
                throw new BadInput("--data " + path + " has " + points.columns() + " numbers a row, but " + file
                        + " has " + inputs + " inputs");
            }
            return points;
        }
        Matrix points = Matrix.zeros(at.size(), inputs);
        for (int i = 0; i < at.size(); i++) {
            List<Double> numbers = numbers(at.get(i));
            if (numbers.size() != inputs && numbers.size() != 1) {
                throw new BadInput("--at " + at.get(i) + " has " + numbers.size() + " numbers; " + file + " has "
                        + inputs + " inputs, so that 1 or " + inputs + " are allowed");
            }
            for (int j = 0; j < inputs; j++) {
                points.set(i, j, numbers.get(Math.min(j, numbers.size() - 1)));
            }
        }
        return points;
    }

    private static List<Double> numbers(String words) {
        List<Double> numbers = new ArrayList<>();
        int start = 0;
        while (start <= words.length()) {
            int comma = words.indexOf(',', start);
            int end = comma < 0 ? words.length() : comma;
            String word = words.substring(start, end).strip();
            double number;
            try {
                number = Double.parseDouble(word);
            } catch (NumberFormatException refused) {
                throw new BadInput("--at " + words + ": '" + word + "' is no number");
            }
            if (!Double.isFinite(number)) {
                throw new BadInput("--at " + words + ": " + word + " is not finite");
            }
            numbers.add(number);
            start = end + 1;
        }
        return numbers;
    }

    private static String words(Matrix points, Matrix outputs, List<BigDecimal> exact) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < points.rows(); i++) {
            words.append("at ").append(shown(points.row(i), "%s")).append(System.lineSeparator());
            words.append(line("network", shown(outputs.row(i), "%.15g")));
            if (!exact.isEmpty()) {
                words.append(line("exact", String.format(Locale.ROOT, "%.15g", exact.get(i))));
                words.append(line(
                        "off by", String.format(Locale.ROOT, "%.2e", difference(outputs.at(i, 0), exact.get(i)))));
            }
        }
        return words.toString();
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "  %-8s %s%n", name, value);
    }

    private static String shown(double[] numbers, String format) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SHOWN, numbers.length); i++) {
            shown.add(String.format(Locale.ROOT, format, numbers[i]));
        }
        return String.join(", ", shown) + (numbers.length > MOST_SHOWN ? ", ... (" + numbers.length + ")" : "");
    }

    private SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("network", file.toString());
        request.put("points", at);
        data.ifPresent(path -> request.put("data", path.toString()));
        text.ifPresent(written -> request.put("polynomial", written));
        field.into(request);
        return request;
    }
}
