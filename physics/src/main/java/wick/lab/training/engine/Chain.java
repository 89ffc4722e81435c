package wick.lab.training.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// Dense layers one after the other, each with its activation; the last one's is linear.
record Chain(List<Link> links) {

    record Link(Step.Linear linear, Activation activation) {}

    Chain {
        links = List.copyOf(links);
    }

    /// Empty if the wiring is anything else than dense layers with weights of their own and at most one
    /// activation after each but the last.
    static Optional<Chain> of(Wiring wiring) {
        List<Link> links = new ArrayList<>();
        boolean open = false;
        for (Step step : wiring.steps()) {
            if (step instanceof Step.Linear linear && linear.index() == links.size()) {
                links.add(new Link(linear, new Linear()));
                open = true;
            } else if (step instanceof Step.Pointwise(Activation activation) && open) {
                links.set(links.size() - 1, new Link(links.getLast().linear(), activation));
                open = false;
            } else if (!(step instanceof Step.Flatten && links.isEmpty())) {
                return Optional.empty();
            }
        }
        return open ? Optional.of(new Chain(links)) : Optional.empty();
    }

    /// Sums of the fans of all layers.
    long units() {
        return links.stream().mapToLong(link -> link.linear().fanOut()).sum();
    }
}
