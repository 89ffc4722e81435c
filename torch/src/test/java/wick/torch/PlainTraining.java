package wick.torch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import wick.lab.realization.Masks;
import wick.lab.realization.RealNetwork;
import wick.lab.training.BatchOrder;
import wick.lab.training.TrainingTask;
import wick.network.Step;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Training number by number as [Optimizer] says, on the gradients of a [RealNetwork].
final class PlainTraining {
    private final TrainingTask task;
    private final Address address;
    private final RealNetwork network;
    private final Map<String, double[]> memory = new HashMap<>();

    PlainTraining(TrainingTask task, Address address) {
        this.task = task;
        this.address = address;
        network = new RealNetwork(task.wiring());
        network.draw(address);
    }

    Map<String, Matrix> after(int steps) {
        IntFunction<int[]> order = BatchOrder.of(task, address)::at;
        for (int step = 0; step < steps; step++) {
            step(step, order.apply(step));
        }
        return network.parameters();
    }

    private void step(int step, int[] points) {
        Matrix inputs = rows(task.examples().inputs(), points);
        Matrix targets = rows(task.examples().targets(), points);
        network.noise(Masks.ofStep(address, step).address());
        Matrix outputs = network.forward(inputs);
        Matrix slope = Matrix.zeros(outputs.rows(), outputs.columns());
        task.recipe().loss().descentInto(outputs, targets, slope);
        for (int i = 0; i < slope.entries().length; i++) {
            slope.entries()[i] /= -points.length;
        }
        Map<String, Matrix> gradients = network.gradients(slope);
        for (int k = 0; k < network.matrices().size(); k++) {
            Step.Linear linear = network.matrices().get(k);
            RateFactors.Matrix factors = task.factors().matrices().get(k);
            move("w" + (linear.index() + 1), gradients, factors.weight(), step);
            move("b" + (linear.index() + 1), gradients, factors.bias(), step);
        }
    }

    private void move(String name, Map<String, Matrix> gradients, RateFactors.Parameter factors, int step) {
        double[] w = network.parameters().getOrDefault(name, Matrix.zeros(0, 0)).entries();
        double[] g = gradients.getOrDefault(name, Matrix.zeros(0, 0)).entries();
        double rate = task.recipe().optimizer().rate()
                * task.recipe().schedule().factor(step, task.recipe().steps())
                * factors.rate();
        double decay = task.recipe().optimizer().weightDecay() * factors.decay();
        double[] first = memory.computeIfAbsent("first " + name, _ -> new double[w.length]);
        double[] second = memory.computeIfAbsent("second " + name, _ -> new double[w.length]);
        for (int i = 0; i < w.length; i++) {
            switch (task.recipe().optimizer()) {
                case Optimizer.Sgd(double _, double momentum, boolean nesterov, double _) -> {
                    double gradient = g[i] + decay * w[i];
                    first[i] = momentum * first[i] + gradient;
                    w[i] -= rate * (nesterov ? gradient + momentum * first[i] : first[i]);
                }
                case Optimizer.Adam(double _, Optimizer.Moments moments, double _, boolean decoupled) -> {
                    double gradient = decoupled ? g[i] : g[i] + decay * w[i];
                    double before = decoupled ? w[i] - rate * decay * w[i] : w[i];
                    first[i] = moments.first() * first[i] + (1 - moments.first()) * gradient;
                    second[i] = moments.second() * second[i] + (1 - moments.second()) * gradient * gradient;
                    double mean = first[i] / (1 - Math.pow(moments.first(), step + 1));
                    double square = second[i] / (1 - Math.pow(moments.second(), step + 1));
                    w[i] = before - rate * mean / (Math.sqrt(square) + moments.epsilon() * factors.epsilon());
                }
            }
        }
    }

    private static Matrix rows(Matrix matrix, int[] points) {
        Matrix some = Matrix.zeros(points.length, matrix.columns());
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(
                    matrix.entries(), points[i] * matrix.columns(), some.entries(), i * matrix.columns(), matrix.columns());
        }
        return some;
    }
}
