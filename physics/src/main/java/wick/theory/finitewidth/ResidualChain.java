package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// A chain of dense layers and residual blocks z + W φ(… φ(z)) with Gaussian weights, an activation in front of
/// every dense layer but the first.
record ResidualChain(Step.Linear first, List<Part> parts) {

    /// Activation and dense layer, one after the other; `skip` adds what came in. Without it there is one of each.
    record Part(boolean skip, List<Activation> activations, List<Step.Linear> layers) {
        Part {
            activations = List.copyOf(activations);
            layers = List.copyOf(layers);
        }
    }

    ResidualChain {
        parts = List.copyOf(parts);
    }

    /// Throws [IllegalArgumentException] where the derivation does not hold; the message names the step.
    static ResidualChain of(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("finite-width corrections are derived for Gaussian weights, not "
                    + wiring.distribution() + ": other distributions add terms of the same order");
        }
        List<Step> steps = wiring.steps();
        if (!(steps.getFirst() instanceof Step.Linear first)) {
            throw new IllegalArgumentException(
                    "finite-width corrections with skip connections need a dense layer first:"
                            + " what skips it would be the input itself, which is no random variable");
        }
        Set<Integer> seen = new HashSet<>(Set.of(first.index()));
        List<Part> parts = new ArrayList<>();
        int next = 1;
        while (next < steps.size()) {
            Step step = steps.get(next);
            if (step instanceof Step.Residual(List<Step> branch)) {
                parts.add(part(true, branch, "the branch of step " + (next + 1), seen));
                next++;
            } else {
                int end = step instanceof Step.Pointwise && next + 1 < steps.size() ? next + 2 : next + 1;
                parts.add(part(false, steps.subList(next, end), "step " + (next + 1), seen));
                next = end;
            }
        }
        return new ResidualChain(first, parts);
    }

    private static Part part(boolean skip, List<Step> steps, String where, Set<Integer> seen) {
        List<Activation> activations = new ArrayList<>();
        List<Step.Linear> layers = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Linear layer -> {
                    if (!seen.add(layer.index())) {
                        throw new IllegalArgumentException("finite-width corrections need weights of their own in every"
                                + " layer; " + where + " shares weight matrix " + (layer.index() + 1)
                                + " with an earlier one");
                    }
                    if (activations.size() == layers.size()) {
                        activations.add(new Linear());
                    }
                    layers.add(layer);
                }
                case Step.Pointwise(Activation activation) -> {
                    if (activations.size() > layers.size()) {
                        throw new IllegalArgumentException("finite-width corrections need a dense layer behind every"
                                + " activation; in " + where + " " + activation.name() + " follows another one");
                    }
                    activations.add(activation);
                }
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalArgumentException("finite-width corrections are derived for dense layers,"
                            + " activations and residual branches of them; " + where + " has a layer of another kind or"
                            + " a branch within a branch");
            }
        }
        if (layers.isEmpty() || activations.size() > layers.size()) {
            throw new IllegalArgumentException("finite-width corrections need a dense layer behind every activation; "
                    + where + " ends with one, so that what it adds is not Gaussian given what is in front");
        }
        return new Part(skip, activations, layers);
    }
}
