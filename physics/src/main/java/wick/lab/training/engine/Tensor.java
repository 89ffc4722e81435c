package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.List;
import wick.network.training.Optimizer;
import wick.network.training.RateFactors;
import wick.numeric.elementwise.AdamUpdate;
import wick.numeric.elementwise.MomentumUpdate;
import wick.numeric.matrix.Dense;
import wick.numeric.matrix.Products;

/// One weight matrix or bias in training, with its gradient and what the optimizer remembers of earlier ones.
record Tensor<M extends Dense>(
        String name, M values, M gradient, List<String> momentNames, List<M> moments, RateFactors.Parameter factors) {

    /// By what optimizer parameters are moved, and in what precision.
    record Kind<M extends Dense>(Optimizer optimizer, Arithmetic<M> numbers) {}

    static <M extends Dense> Tensor<M> of(String name, M values, RateFactors.Parameter factors, Kind<M> kind) {
        int rows = values.rows();
        int columns = values.columns();
        List<String> names = momentNames(kind.optimizer());
        List<M> moments = new ArrayList<>();
        names.forEach(_ -> moments.add(kind.numbers().zeros(rows, columns)));
        return new Tensor<>(name, values, kind.numbers().zeros(rows, columns), names, moments, factors);
    }

    static List<String> momentNames(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> sgd.momentum() == 0 ? List.of() : List.of("velocity");
            case Optimizer.Adam _ -> List.of("first", "second");
        };
    }

    int size() {
        return values.rows() * values.columns();
    }

    /// A step of the optimizer for all parameters: its number counted from 1, and η in it.
    record Motion(Optimizer optimizer, int step, double rate) {

        /// Whether parameters move by a multiple of their gradient and of themselves, by nothing else.
        boolean plain() {
            return optimizer instanceof Optimizer.Sgd sgd && sgd.momentum() == 0;
        }
    }

    /// What a plain motion does to the parameters and their gradient.
    Products.Mix descent(Motion motion) {
        double rate = motion.rate() * factors.rate();
        return new Products.Mix(1 - rate * motion.optimizer().weightDecay() * factors.decay(), -rate);
    }

    /// Moves entries from, …, from + count − 1 by their gradient.
    void move(Motion motion, Arithmetic<M> numbers, int from, int count) {
        double rate = motion.rate() * factors.rate();
        double decay = motion.optimizer().weightDecay() * factors.decay();
        switch (motion.optimizer()) {
            case Optimizer.Sgd sgd ->
                numbers.move(new MomentumUpdate(rate, sgd.momentum(), sgd.nesterov(), decay), this, from, count);
            case Optimizer.Adam adam ->
                numbers.move(
                        AdamUpdate.at(
                                motion.step(),
                                rate,
                                new AdamUpdate.Averages(
                                        adam.moments().first(),
                                        adam.moments().second(),
                                        adam.moments().epsilon() * factors.epsilon()),
                                new AdamUpdate.Decay(decay, adam.decoupled())),
                        this,
                        from,
                        count);
        }
    }
}
