package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.lab.networkfields.FieldEnsemble;
import wick.lab.networkfields.QuarticAction;
import wick.network.field.Box;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;

/// The settings that experiments on fields of networks share, and how they draw them.
record Fields(Experiment experiment, Settings settings) {
    static final Basis BASIS =
            new Basis(List.of(Assumption.INDEPENDENT_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.DEMIRTAS_2024);

    /// Dimension, mass and cutoff of a free scalar.
    static List<Parameter> scalar() {
        return List.of(
                new Parameter.Whole("dimension", "dimension of space", 1, 1, 3),
                new Parameter.Real("mass", "mass m of the field", 1, 1e-6, 1e6),
                new Parameter.Real("cutoff", "largest momentum, at most 1e6 masses", 10, 1e-6, 1e9));
    }

    /// `first` followed by networks and seed.
    static List<Parameter> with(int networks, Stream<Parameter> first) {
        return Stream.concat(
                        first,
                        Stream.of(
                                new Parameter.Whole("networks", "networks at each width", networks, 1000, 100_000_000),
                                Setup.SEED))
                .toList();
    }

    static Parameter widths(Integer... standard) {
        return new Parameter.Wholes("widths", "numbers of neurons", List.of(standard), 1, FieldNetwork.WIDEST);
    }

    Frequencies.Ball ball() {
        return new Frequencies.Ball(settings.size("dimension"), settings.real("mass"), settings.real("cutoff"));
    }

    /// The interval, square or cube in which the field interacts.
    Box box() {
        return new Box(settings.size("dimension"), settings.real("half-side"), settings.size("points"));
    }

    int networks() {
        return settings.size("networks");
    }

    private FieldEnsemble ensemble(FieldNetwork network, String part) {
        Address address = Address.of(settings.whole("seed"), experiment.id() + part + ".width-" + network.width());
        return new FieldEnsemble(network, address, networks());
    }

    /// The values of the field at `points`, every parameter drawn.
    Sample draw(FieldNetwork network, Matrix points) {
        return new Sample(ensemble(network, "").sample(points), settings.whole("seed"), Engine.REAL_WEIGHTS);
    }

    private Sample sample(Matrix rows) {
        return new Sample(rows, settings.whole("seed"), averaged() ? Engine.IMPLICIT_WEIGHTS : Engine.REAL_WEIGHTS);
    }

    /// Whether readouts are drawn or averaged over.
    static final Parameter READOUTS = new Parameter.Choice(
            "readouts",
            "averaged: over the readouts exactly, given the other parameters; drawn: every parameter drawn",
            "averaged",
            List.of("averaged", "drawn"));

    private boolean averaged() {
        return settings.choice("readouts").equals("averaged");
    }

    /// κ₄(0, 0, x, x) at every point x, the first of which is 0, without bias: from E f₀² f_x², which
    /// given the rest is C₀₀ C_xx + 2 C₀ₓ², less the products of two-point functions.
    List<Evidence> squares(FieldNetwork network, String part, Matrix points) {
        int count = points.rows();
        FieldEnsemble ensemble = ensemble(network, part);
        Sample sample = averaged()
                ? sample(ensemble.sampleCovariances(points, 3 * count, (c, numbers) -> {
                    for (int p = 0; p < count; p++) {
                        numbers[3 * p] = c[p];
                        numbers[3 * p + 1] = c[count + p];
                        numbers[3 * p + 2] = c[0] * c[count + p] + 2 * c[p] * c[p];
                    }
                }))
                : sample(ensemble.sample(points, 3 * count, (f, numbers) -> {
                    for (int p = 0; p < count; p++) {
                        numbers[3 * p] = f[0] * f[p];
                        numbers[3 * p + 1] = f[p] * f[p];
                        numbers[3 * p + 2] = f[0] * f[0] * f[p] * f[p];
                    }
                }));
        List<Evidence> all = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            int at = 3 * p;
            all.add(sample.jackknife(m -> m[at + 2] - (m[0] * m[at + 1]) - (2 * m[at] * m[at]), row -> row[at + 2]));
        }
        return all;
    }

    /// −Cov(f(0)², ∫ f⁴ / 4!) over the free networks, without bias.
    Evidence shift(FieldNetwork network) {
        QuarticAction action = new QuarticAction(box(), 1);
        int lattice = action.size();
        Matrix points = Matrix.zeros(lattice + 1, network.neuron().dimension());
        System.arraycopy(action.points().entries(), 0, points.entries(), points.columns(), lattice * points.columns());
        double[] weights = box().weights().toArray();
        FieldEnsemble ensemble = ensemble(network, "");
        Matrix rows = averaged()
                ? ensemble.sampleCovariances(points, 3, (c, numbers) -> {
                    double quartic = 0;
                    double joint = 0;
                    for (int p = 0; p < lattice; p++) {
                        double across = c[p + 1];
                        double here = c[lattice + 1 + p + 1];
                        quartic += weights[p] * 3 * here * here;
                        joint += weights[p] * (3 * c[0] * here * here + 12 * across * across * here);
                    }
                    numbers[0] = c[0];
                    numbers[1] = quartic / 24;
                    numbers[2] = joint / 24;
                })
                : ensemble.sample(points, 3, (f, numbers) -> {
                    numbers[0] = f[0] * f[0];
                    numbers[1] = action.of(java.util.Arrays.copyOfRange(f, 1, lattice + 1));
                    numbers[2] = numbers[0] * numbers[1];
                });
        return sample(rows).jackknife(m -> (m[0] * m[1]) - m[2], row -> row[2]);
    }

    /// The origin, then points at these distances from it along the first axis.
    static Matrix axis(int dimension, List<Double> distances) {
        Matrix points = Matrix.zeros(distances.size() + 1, dimension);
        for (int i = 0; i < distances.size(); i++) {
            points.set(i + 1, 0, distances.get(i));
        }
        return points;
    }

    static Vector point(int dimension, double distance) {
        return Vector.of(axis(dimension, List.of(distance)).row(1));
    }

    static Vector column(List<double[]> rows, int index) {
        return Vector.of(rows.stream().mapToDouble(row -> row[index]).toArray());
    }

    static Matrix table(List<double[]> rows) {
        Matrix table = Matrix.zeros(rows.size(), rows.getFirst().length);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                table.set(i, j, rows.get(i)[j]);
            }
        }
        return table;
    }

    /// So many distances from 0 to the largest one, evenly.
    static List<Double> grid(double largest, int count) {
        List<Double> grid = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grid.add(largest * i / (count - 1.0));
        }
        return grid;
    }
}
