package wick.lab.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.lab.implicit.GaussianMatrix;
import wick.lab.implicit.Panels;
import wick.lab.realization.Outputs;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// A chain of dense layers of which no matrix between hidden layers is stored; its law in training is
/// exactly that of stored normal weights, at every width and for any rates.
///
/// Matrix k makes the pre-activations of hidden layer k, the last one the outputs.
final class ImplicitLearner implements Learner {
    private final List<Step.Linear> linears;
    private final int trainingInputs;
    private final int testInputs;
    private final FirstMatrix first;
    private final List<GaussianMatrix> between = new ArrayList<>();
    private final Readout readout;
    private final List<StoredRows> biases = new ArrayList<>();
    private final List<HiddenUnits> hidden = new ArrayList<>();
    /// What flowed into each matrix but the readout at the last pass, in coordinates whose products are
    /// those of the vectors.
    private final List<Matrix> shown = new ArrayList<>();
    private Matrix outputs = Matrix.zeros(0, 0);
    private Matrix outputsBefore = Matrix.zeros(0, 0);

    ImplicitLearner(DenseLayers layers, Problem problem, GaussianMatrix.Queries queries, Address address) {
        linears = layers.matrices();
        trainingInputs = problem.inputs().rows();
        testInputs = problem.tests().rows();
        Streams streams = new Streams(address);
        first = new FirstMatrix(linears.getFirst(), Panels.of(together(problem)), streams);
        for (int k = 0; k < linears.size() - 1; k++) {
            Step.Linear linear = linears.get(k);
            if (k > 0) {
                double deviation = Math.sqrt(linear.weightVariance() / linear.fanIn());
                between.add(new GaussianMatrix(
                        new GaussianMatrix.Shape(linear.fanOut(), linear.fanIn(), deviation),
                        queries,
                        streams.weights(linear)));
            }
            biases.add(new StoredRows(1, linear.fanOut(), Math.sqrt(linear.biasVariance()), streams.biases(linear)));
            hidden.add(new HiddenUnits(layers.activations().get(k), trainingInputs + testInputs, linear.fanOut()));
            shown.add(Matrix.zeros(0, 0));
        }
        readout = new Readout(linears.getLast(), streams);
    }

    private static Matrix together(Problem problem) {
        double[] training = problem.inputs().entries();
        double[] tests = problem.tests().entries();
        double[] all = Arrays.copyOf(training, training.length + tests.length);
        System.arraycopy(tests, 0, all, training.length, tests.length);
        int columns = problem.inputs().columns();
        return Matrix.of(problem.inputs().rows() + problem.tests().rows(), columns, all);
    }

    @Override
    public Matrix tests() {
        return forward(trainingInputs, testInputs);
    }

    @Override
    public Matrix training() {
        outputs = forward(0, trainingInputs);
        return outputs;
    }

    private Matrix forward(int from, int count) {
        Matrix one = ones(count);
        for (int k = 0; k < hidden.size(); k++) {
            int layer = k;
            HiddenUnits units = hidden.get(k);
            Panels.Vectors z = units.z(from, count);
            shown.set(
                    k,
                    k == 0
                            ? first.coordinates(from, count)
                            : between(k).right(hidden.get(k - 1).h(from, count), z));
            z.panels().forEach(p -> {
                if (layer == 0) {
                    first.applyInto(shown.getFirst(), z, p);
                }
                biases.get(layer).addInto(one, z, p);
                units.activate(from, count, p);
            });
        }
        return readout.outputs(hidden.getLast().h(from, count));
    }

    /// The matrix into hidden layer k.
    private GaussianMatrix between(int k) {
        return between.get(k - 1);
    }

    /// Told, from the outputs down, the derivatives with respect to the pre-activations of each hidden layer
    /// and their coordinates at the matrix below; that matrix may be moved.
    private interface Visit {
        void at(int layer, Panels.Vectors gradient, Matrix coordinates);
    }

    /// Carries rows of derivatives with respect to the outputs back, `copies` rows for each training input.
    private void pull(Matrix start, int copies, Visit visit) {
        int top = hidden.size() - 1;
        for (int k = top; k >= 0; k--) {
            HiddenUnits units = hidden.get(k);
            Panels.Vectors gradient = units.gradient(start.rows()).all();
            if (k < top) {
                Panels.Vectors above = hidden.get(k + 1).gradient(start.rows()).all();
                visit.at(k + 1, above, between(k + 1).left(above, gradient));
            }
            boolean last = k == top;
            gradient.panels().forEach(p -> {
                if (last) {
                    readout.pull(start, gradient, p);
                }
                units.passActivation(copies, p);
            });
        }
        visit.at(0, hidden.getFirst().gradient(start.rows()).all(), Matrix.zeros(0, 0));
    }

    @Override
    public void descend(Matrix slope, double rate) {
        Matrix one = ones(slope.rows());
        pull(slope, 1, (k, gradient, coordinates) -> {
            Step.Linear linear = linears.get(k);
            biases.get(k).move(-rate * linear.biasRate(), one, gradient);
            if (k == 0) {
                first.descend(gradient, rate);
            } else {
                between(k).move(-rate * linear.weightRate() / linear.fanIn(), coordinates, shown.get(k));
            }
        });
        readout.descend(slope, hidden.getLast().h(0, trainingInputs), rate);
    }

    /// The kernel of all outputs, of which others are parts: Σ over matrices of (δ_i(x)·δ_j(x′)) (bias rate +
    /// weight rate h(x)·h(x′) / fan-in).
    @Override
    public void tangentKernelInto(Outputs wanted, Matrix kernel) {
        int copies = wanted instanceof Outputs.One ? 1 : linears.getLast().fanOut();
        int output = wanted instanceof Outputs.One(int index) ? index : 0;
        Matrix start = Matrix.zeros(trainingInputs * copies, linears.getLast().fanOut());
        for (int row = 0; row < start.rows(); row++) {
            start.set(row, output + row % copies, 1);
        }
        Matrix all = Matrix.zeros(start.rows(), start.rows());
        Panels.Vectors h = hidden.getLast().h(0, trainingInputs);
        addKernel(linears.getLast(), gram(start), Panels.dots(h, h), all);
        pull(
                start,
                copies,
                (k, gradient, _) ->
                        addKernel(linears.get(k), Panels.dots(gradient, gradient), gram(shown.get(k)), all));
        read(wanted, copies, all, kernel);
    }

    private static void addKernel(Step.Linear linear, Matrix backward, Matrix inputs, Matrix kernel) {
        int copies = backward.rows() / inputs.rows();
        for (int a = 0; a < kernel.rows(); a++) {
            for (int b = 0; b < kernel.rows(); b++) {
                double forward =
                        linear.biasRate() + linear.weightRate() / linear.fanIn() * inputs.at(a / copies, b / copies);
                kernel.set(a, b, kernel.at(a, b) + backward.at(a, b) * forward);
            }
        }
    }

    private static void read(Outputs wanted, int copies, Matrix all, Matrix kernel) {
        int mean = wanted instanceof Outputs.Mean ? copies : 1;
        for (int x = 0; x < kernel.rows(); x++) {
            for (int y = 0; y < kernel.rows(); y++) {
                double sum = 0;
                for (int i = 0; i < mean; i++) {
                    sum += all.at(x * mean + i, y * mean + i);
                }
                kernel.set(x, y, sum / mean);
            }
        }
    }

    @Override
    public void remember() {
        hidden.forEach(units -> units.remember(trainingInputs));
        outputsBefore = outputs.copy();
    }

    @Override
    public List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        hidden.forEach(units -> movements.add(units.movement()));
        movements.add(Movement.between(outputsBefore.entries(), outputs.entries()));
        return movements;
    }

    @Override
    public List<Matrix> grams() {
        return hidden.stream()
                .map(units -> Panels.dots(units.z(0, trainingInputs), units.z(0, trainingInputs)))
                .toList();
    }

    private static Matrix gram(Matrix rows) {
        return Products.timesTransposed(rows, rows);
    }

    private static Matrix ones(int rows) {
        Matrix ones = Matrix.zeros(rows, 1);
        Arrays.fill(ones.entries(), 1);
        return ones;
    }
}
