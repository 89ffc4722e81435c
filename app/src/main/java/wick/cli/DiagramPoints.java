package wick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Option;
import wick.data.Npy;
import wick.data.Tensor;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.PointTheory;
import wick.theory.fieldtheory.Propagator;
import wick.theory.fieldtheory.Theories;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;

/// Where diagrams are evaluated: in zero dimensions, or on points with matrices as propagators.
final class DiagramPoints {
    private static final int MOST = 64;

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description = "Take the NNGP kernel of this network between the --points as propagator.")
    private Optional<Path> network = Optional.empty();

    @Option(names = "--points", paramLabel = "X.npy", description = "The points: inputs of the network, one per row.")
    private Optional<Path> points = Optional.empty();

    @Option(
            names = "--propagator",
            paramLabel = "FIELD=K.npy",
            description = "The propagator of a field as an array of all pairs of points; may be repeated.")
    private Map<String, Path> propagators = new LinkedHashMap<>();

    @Option(
            names = "--measure",
            paramLabel = "W",
            description = "The weight of every point in the sum over a vertex: a number, or a file W.npy (default: 1).")
    private String measure = "1";

    @Option(
            names = "--at",
            paramLabel = "I,J,...",
            split = ",",
            description = "The points of the legs, counted from 0 (default: 0, 1, ...).")
    private List<Integer> at = new ArrayList<>();

    @Option(
            names = "--components",
            paramLabel = "N",
            description = "The number of components of vector fields (default: left as N).")
    private Optional<Integer> components = Optional.empty();

    /// The network and the points, both of which the diagrams between layers need.
    Network network() {
        if (network.isEmpty() || points.isEmpty()) {
            throw new BadInput("--theory layer needs --network FILE and --points X.npy with one or two inputs");
        }
        return NetworkFile.read(network.get());
    }

    Matrix inputs(Network network) {
        return Engines.inputs(points.orElseThrow(), network);
    }

    List<Integer> at() {
        return at;
    }

    boolean wanted() {
        return network.isPresent() || points.isPresent() || !propagators.isEmpty();
    }

    Optional<Integer> components() {
        components.filter(n -> n < 1).ifPresent(n -> {
            throw new BadInput("--components " + n + " must be at least 1");
        });
        return components;
    }

    Optional<Integer> components(FieldTheory theory) {
        components();
        if (components.isPresent() && !theory.hasComponents()) {
            throw new BadInput("--components " + components.get() + " has no place in " + theory.name()
                    + ", which has no vector field; o-n has one");
        }
        return components;
    }

    /// The theory on the points that were asked for.
    PointTheory on(FieldTheory theory) {
        if (theory.hasComponents() && components.isEmpty()) {
            throw new BadInput("on points --theory " + theory.name() + " needs --components, such as --components 1");
        }
        Optional<Matrix> kernel = kernel();
        Map<String, Path> rest = new LinkedHashMap<>(propagators);
        List<Optional<Matrix>> matrices = new ArrayList<>();
        for (Propagator propagator : theory.propagators()) {
            Path given = rest.remove(propagator.first());
            boolean local = theory.equals(Theories.VECTOR) && propagator.first().equals("sigma");
            matrices.add(given != null ? Optional.of(matrix(given)) : local ? Optional.empty() : kernel);
            if (matrices.getLast().isEmpty() && !local) {
                throw new BadInput("the field " + propagator.first() + " needs a propagator: --propagator "
                        + propagator.first() + "=K.npy, or --network FILE --points X.npy");
            }
        }
        rest.keySet().forEach(name -> {
            throw new BadInput("--propagator " + name + "=... names no field of " + theory.name() + ": there are "
                    + String.join(
                            ", ",
                            theory.propagators().stream().map(Propagator::first).toList()));
        });
        int size = matrices.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .rows();
        if (size > MOST) {
            throw new BadInput(size + " points; diagrams are evaluated on up to " + MOST);
        }
        Vector weights = weights(size);
        List<Matrix> whole = new ArrayList<>();
        for (int p = 0; p < matrices.size(); p++) {
            double value = theory.propagators().get(p).value().toDouble();
            whole.add(matrices.get(p).orElseGet(() -> local(weights, value)));
        }
        return PointTheory.of(theory, whole, weights, components.orElse(1));
    }

    private Optional<Matrix> kernel() {
        if (network.isPresent() != points.isPresent()) {
            throw new BadInput("--network and --points belong together: the kernel of a network between points");
        }
        return network.map(file -> {
            Network read = NetworkFile.read(file);
            KernelEngine engine = Engines.of(read);
            Matrix inputs = Engines.inputs(points.orElseThrow(), read);
            Matrix nngp = Matrix.zeros(inputs.rows(), inputs.rows());
            engine.tiles(inputs, KernelKinds.NNGP).tileInto(0, 0, nngp, Matrix.zeros(0, 0));
            return nngp;
        });
    }

    private static Matrix matrix(Path path) {
        Tensor tensor = Npy.read(path);
        Matrix matrix = tensor.matrix();
        if (tensor.rank() != 2 || matrix.rows() != matrix.columns() || matrix.rows() == 0) {
            throw new BadInput(path + " has shape " + tensor.shape() + "; a propagator has as many rows as columns");
        }
        return matrix;
    }

    private static Matrix local(Vector weights, double value) {
        Matrix matrix = Matrix.zeros(weights.size(), weights.size());
        for (int x = 0; x < weights.size(); x++) {
            matrix.set(x, x, weights.at(x) == 0 ? 0 : value / weights.at(x));
        }
        return matrix;
    }

    private Vector weights(int size) {
        double[] weights = new double[size];
        if (measure.endsWith(".npy")) {
            Tensor tensor = Npy.read(Path.of(measure));
            if (tensor.size() != size) {
                throw new BadInput(measure + " has shape " + tensor.shape() + "; there are " + size + " points");
            }
            Arrays.setAll(weights, tensor::at);
        } else {
            Arrays.fill(weights, number());
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new BadInput("--measure " + measure + " holds " + weight + "; weights must be finite");
            }
        }
        return Vector.of(weights);
    }

    private double number() {
        try {
            return Double.parseDouble(measure);
        } catch (NumberFormatException notOne) {
            throw new BadInput("--measure " + measure + " must be a number or a file W.npy");
        }
    }

    /// Where the legs are, one entry for each.
    List<Integer> legs(Correlator correlator, int size) {
        List<Integer> where = new ArrayList<>(at);
        if (at.isEmpty()) {
            for (int i = 0; i < correlator.points(); i++) {
                where.add(i);
            }
        }
        if (where.size() != correlator.points() || where.stream().anyMatch(i -> i < 0 || i >= size)) {
            throw new BadInput("the legs stand at points " + where + " and there must be " + correlator.points()
                    + " of them, each from 0 to " + (size - 1) + ": give them as --at "
                    + String.join(",", Collections.nCopies(Math.max(1, correlator.points()), "0")));
        }
        return where;
    }

    SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        network.ifPresent(path -> request.put("network", path.toString()));
        points.ifPresent(path -> request.put("points", path.toString()));
        if (!propagators.isEmpty()) {
            SequencedMap<String, Object> files = new LinkedHashMap<>();
            propagators.forEach((field, path) -> files.put(field, path.toString()));
            request.put("propagators", files);
        }
        if (wanted()) {
            request.put("measure", measure);
        }
        components.ifPresent(n -> request.put("components", n));
        return request;
    }
}
