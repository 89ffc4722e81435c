package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import wick.network.Activation;
import wick.network.Step;
import wick.network.Wiring;

/// A network of dense layers, activations and residual sums as its applications of weights g_a = W h_a +
/// b, in order, of which several may share W and b: h_a is the input, or φ_a of the sum of earlier
/// applications.
record SharedChain(List<Application> applications, int inputs) {

    SharedChain {
        applications = List.copyOf(applications);
    }

    /// `terms` are the applications whose sum goes in, none for the input of the network; `activation`
    /// acts on that sum where there is one. `number` is that of (activation, sum) among all, without
    /// repetition.
    record Application(Step.Linear numbers, Optional<Activation> activation, List<Integer> terms) {
        public Application {
            terms = List.copyOf(terms);
        }

        boolean sharesWith(Application other) {
            return numbers.index() == other.numbers.index();
        }
    }

    private static final class Builder {
        private final List<Application> applications = new ArrayList<>();
        private List<Integer> terms = List.of();
        private Optional<Activation> activation = Optional.empty();

        void add(List<Step> steps) {
            for (Step step : steps) {
                switch (step) {
                    case Step.Linear linear -> {
                        applications.add(new Application(linear, activation, terms));
                        terms = List.of(applications.size() - 1);
                        activation = Optional.empty();
                    }
                    case Step.Pointwise(Activation own) -> {
                        require(activation.isEmpty() && !terms.isEmpty(), own.name() + " must follow dense layers");
                        activation = Optional.of(own);
                    }
                    case Step.Residual(List<Step> branch) -> residual(branch);
                    case Step.Structured structured ->
                        throw new IllegalArgumentException("no kernels of infinite width: "
                                + structured.getClass().getSimpleName()
                                + " beside sums over layers that share weights; these are known for dense"
                                + " layers, activations and residual sums");
                }
            }
        }

        private void residual(List<Step> branch) {
            require(
                    activation.isEmpty() && !terms.isEmpty(),
                    "a residual sum over layers that share weights must begin behind a dense layer, before its"
                            + " activation");
            List<Integer> skipped = terms;
            add(branch);
            require(activation.isEmpty(), "a residual branch must end in a dense layer");
            terms = new ArrayList<>(skipped);
            terms.addAll(List.of(applications.size() - 1));
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException("no kernels of infinite width: " + message);
            }
        }

        /// Every use of a matrix must have the same kind of input, so that inputs of two uses have an
        /// average.
        void requireAlike() {
            TreeMap<Integer, Application> first = new TreeMap<>();
            for (Application application : applications) {
                Application other = first.computeIfAbsent(application.numbers().index(), _ -> application);
                require(
                        other.terms().isEmpty() == application.terms().isEmpty()
                                && other.activation().equals(application.activation()),
                        "tied weights that act behind different activations, or on the input too, in a network with"
                                + " residual sums; begin the repeat with the activation");
            }
        }
    }

    static SharedChain of(Wiring wiring) {
        Builder builder = new Builder();
        builder.add(wiring.steps());
        builder.requireAlike();
        return new SharedChain(builder.applications, wiring.inputs());
    }
}
