package wick.lab.training;

import java.util.ArrayList;
import java.util.List;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.Step;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// A network whose weights are stored.
record RealLearner(RealNetwork network, Problem problem, List<Matrix> memory) implements Learner {

    RealLearner(RealNetwork network, Problem problem) {
        this(network, problem, new ArrayList<>());
    }

    @Override
    public Matrix tests() {
        return network.forward(problem.tests()).copy();
    }

    @Override
    public Matrix training() {
        return network.forward(problem.inputs());
    }

    @Override
    public void descend(Matrix slope, double rate) {
        network.descend(slope, rate);
    }

    @Override
    public void tangentKernelInto(Outputs outputs, Matrix kernel) {
        network.tangentKernelInto(outputs, kernel);
    }

    @Override
    public void remember() {
        for (Step.Linear linear : network.wiring().matrices()) {
            memory.add(network.made(linear.index()).copy());
        }
    }

    @Override
    public List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        for (Step.Linear linear : network.wiring().matrices()) {
            movements.add(Movement.between(
                    memory.get(movements.size()).entries(),
                    network.made(linear.index()).entries()));
        }
        return movements;
    }

    @Override
    public List<Matrix> grams() {
        List<Step.Linear> matrices = network.wiring().matrices();
        return matrices.subList(0, matrices.size() - 1).stream()
                .map(linear -> network.made(linear.index()))
                .map(made -> Products.timesTransposed(made, made))
                .toList();
    }
}
