package wick.torch;

import wick.lab.training.TrainingTask;
import wick.network.Wiring;
import wick.network.training.Loss;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.network.training.Recipe;
import wick.numeric.random.Address;

/// Prints the number of its process of libtorch and keeps that busy until it is killed.
final class LongTraining {
    private LongTraining() {}

    public static void main(String[] none) {
        Wiring wiring = Zoo.named("dense");
        TrainingTask task = new TrainingTask(
                wiring,
                new Recipe(new Optimizer.Sgd(1e-3), Loss.HALF_SQUARES, Integer.MAX_VALUE),
                RateFactors.uniform(wiring),
                new TrainingTask.Examples(Zoo.normal(5, wiring.inputs(), 0), Zoo.normal(5, wiring.outputs(), 1)));
        TorchSession session = (TorchSession) new TorchEngine().open(task, Address.of(1, "long"));
        System.out.println(session.process().pid());
        System.out.flush();
        session.advance(Integer.MAX_VALUE);
    }
}
