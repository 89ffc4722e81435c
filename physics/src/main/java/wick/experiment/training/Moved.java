package wick.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.lab.training.engine.Silence;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// How far training moved one network, on some of the training points: ‖Θ_end − Θ_0‖ / ‖Θ_0‖ for the tangent kernel
/// of the first output, and for every weight matrix what it makes, likewise.
public record Moved(double kernel, List<Double> made) {
    /// Points on which this is measured.
    static final int POINTS = 64;

    public Moved {
        made = List.copyOf(made);
    }

    /// Of the network drawn at `address` that training has brought to `parameters`.
    static Moved of(TrainingPlan plan, Address address, Map<String, Matrix> parameters) {
        RealNetwork network = new RealNetwork(Silence.of(plan.wiring()));
        Matrix all = plan.lesson().training().inputs();
        Matrix inputs = all.rows(0, Math.min(POINTS, all.rows()));
        network.draw(address);
        List<Matrix> before = look(network, inputs);
        network.use(parameters);
        List<Matrix> after = look(network, inputs);
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            distances.add(distance(before.get(i).entries(), after.get(i).entries()));
        }
        return new Moved(distances.getLast(), distances.subList(0, distances.size() - 1));
    }

    /// What each matrix makes, then the kernel.
    private static List<Matrix> look(RealNetwork network, Matrix inputs) {
        network.forward(inputs);
        List<Matrix> seen = new ArrayList<>();
        for (Step.Linear linear : network.matrices()) {
            seen.add(network.made(linear.index()).copy());
        }
        Matrix kernel = Matrix.zeros(inputs.rows(), inputs.rows());
        network.tangentKernelInto(new Outputs.One(0), kernel);
        seen.add(kernel);
        return seen;
    }

    private static double distance(double[] before, double[] after) {
        double moved = 0;
        double size = 0;
        for (int i = 0; i < before.length; i++) {
            moved += (after[i] - before[i]) * (after[i] - before[i]);
            size += before[i] * before[i];
        }
        return moved == 0 ? 0 : Math.sqrt(moved / size);
    }
}
