package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wick.lab.realization.Masks;
import wick.lab.realization.RealNetwork;
import wick.lab.training.Checkpoint;
import wick.lab.training.TrainingSession;
import wick.lab.training.TrainingTask;
import wick.network.Step;
import wick.network.Wiring;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// A network of any architecture in training; dropout acts while it learns and not when it is asked.
final class GeneralSession implements TrainingSession {
    /// Numbers that the values of one chunk of points may take.
    private static final long ROOM = 1 << 23;

    private static final int CHUNK = 256;

    private final TrainingTask task;
    private final Address address;
    private final Course course;
    private final Heads heads;
    private final RealNetwork network;
    private final RealNetwork asked;
    private final Tensors<Matrix> tensors;
    private final int most;
    private final Map<Integer, Matrix> inputs = new HashMap<>();

    GeneralSession(TrainingTask task, Address address) {
        this.task = task;
        this.address = address;
        course = new Course(task, address);
        heads = new Heads(task);
        network = new RealNetwork(task.wiring());
        network.draw(address);
        Wiring silent = Silence.of(task.wiring());
        asked = silent.equals(task.wiring()) ? network : new RealNetwork(silent);
        // noise is drawn for whole batches
        most = asked == network
                ? chunk(task, RealNetwork.valuesPerInput(task.wiring()))
                : task.recipe().batches().size(task.examples().inputs().rows());
        Map<String, Matrix> own = network.parameters();
        List<Tensor<Matrix>> all = new ArrayList<>();
        List<Step.Linear> matrices = task.wiring().matrices();
        for (int i = 0; i < matrices.size(); i++) {
            RateFactors.Matrix factors = task.factors().matrices().get(i);
            int k = matrices.get(i).index() + 1;
            all.add(tensor("w" + k, own, factors.weight()));
            all.add(tensor("b" + k, own, factors.bias()));
        }
        tensors = new Tensors<>(all, new Doubles());
    }

    static int chunk(TrainingTask task, long valuesPerInput) {
        int batch = task.recipe().batches().size(task.examples().inputs().rows());
        return (int) Math.max(1, Math.min(Math.min(CHUNK, batch), ROOM / valuesPerInput));
    }

    private Tensor<Matrix> tensor(String name, Map<String, Matrix> own, RateFactors.Parameter factors) {
        Matrix values = Objects.requireNonNull(own.get(name));
        return Tensor.of(name, values, factors, new Tensor.Kind<>(task.recipe().optimizer(), new Doubles()));
    }

    @Override
    public int step() {
        return course.step();
    }

    @Override
    public Advance advance(int steps) {
        return course.advance(steps, this::stride);
    }

    private double stride(int[] points, Tensor.Motion motion) {
        if (asked != network) {
            network.noise(Masks.ofStep(address, motion.step() - 1).address());
        }
        double loss = 0;
        for (int first = 0; first < points.length; first += most) {
            int count = Math.min(most, points.length - first);
            Heads.Head head = heads.at(points, first, count);
            Matrix outputs = network.forward(gathered(points, first, count));
            new Doubles().copyInto(outputs, head.outputs());
            loss += heads.descend(head, points.length);
            if (!Double.isFinite(loss)) {
                return loss;
            }
            collect(network.slopes(head.slope()), first > 0);
        }
        tensors.all().forEach(tensor -> tensor.move(motion, new Doubles(), 0, tensor.size()));
        return loss / points.length;
    }

    private Matrix gathered(int[] points, int first, int count) {
        Matrix all = task.examples().inputs();
        Matrix some = inputs.computeIfAbsent(count, rows -> Matrix.zeros(rows, all.columns()));
        new Doubles().gatherInto(all, points, first, count, some);
        return some;
    }

    private void collect(Map<String, Matrix> slopes, boolean more) {
        for (Tensor<Matrix> tensor : tensors.all()) {
            double[] slope = Objects.requireNonNull(slopes.get(tensor.name())).entries();
            double[] sum = tensor.gradient().entries();
            for (int i = 0; i < sum.length; i++) {
                sum[i] = more ? sum[i] + slope[i] : slope[i];
            }
        }
    }

    @Override
    public Matrix outputs(Matrix wanted) {
        if (asked != network) {
            asked.use(network.parameters());
        }
        Matrix all = Matrix.zeros(wanted.rows(), task.wiring().outputs());
        for (int first = 0; first < wanted.rows(); first += most) {
            int count = Math.min(most, wanted.rows() - first);
            double[] some = asked.forward(wanted.rows(first, first + count)).entries();
            System.arraycopy(some, 0, all.entries(), first * all.columns(), some.length);
        }
        return all;
    }

    @Override
    public Map<String, Matrix> parameters() {
        return tensors.parameters();
    }

    @Override
    public Checkpoint checkpoint() {
        return tensors.checkpoint(course.step());
    }

    @Override
    public void resume(Checkpoint checkpoint) {
        course.goOnFrom(checkpoint.step());
        tensors.resume(checkpoint);
    }

    @Override
    public void close() {}
}
