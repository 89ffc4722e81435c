package wick.lab.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;

/// Dense layers with one activation between each two: `matrices` has one more element than `activations`.
record DenseLayers(List<Step.Linear> matrices, List<Activation> activations) {

    DenseLayers {
        matrices = List.copyOf(matrices);
        activations = List.copyOf(activations);
    }

    /// Why networks of this wiring cannot be trained with implicit weights; empty if they can.
    static Optional<String> obstacle(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            return Optional.of("distribution " + wiring.distribution()
                    + " cannot be trained implicitly: implicit weights need the normal distribution, use real weights");
        }
        List<Step> steps = wiring.steps();
        boolean chain = steps.size() >= 3 && steps.size() % 2 == 1;
        for (int k = 0; chain && k < steps.size(); k++) {
            chain = k % 2 == 1
                    ? steps.get(k) instanceof Step.Pointwise
                    : steps.get(k) instanceof Step.Linear linear && linear.index() == k / 2;
        }
        return chain
                ? Optional.empty()
                : Optional.of("implicit weights train chains of dense layers with weights of their own and one"
                        + " activation between each two; this network is no such chain, use real weights");
    }

    /// Throws [IllegalArgumentException] where there is an [#obstacle].
    static DenseLayers of(Wiring wiring) {
        obstacle(wiring).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        List<Step.Linear> matrices = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        for (Step step : wiring.steps()) {
            if (step instanceof Step.Linear linear) {
                matrices.add(linear);
            } else if (step instanceof Step.Pointwise(Activation activation)) {
                activations.add(activation);
            }
        }
        return new DenseLayers(matrices, activations);
    }

    /// The matrices between hidden layers.
    List<Step.Linear> between() {
        return matrices.subList(1, matrices.size() - 1);
    }

    /// Units of the widest hidden layer.
    int widest() {
        return matrices.stream().skip(1).mapToInt(Step.Linear::fanIn).max().orElse(0);
    }
}
