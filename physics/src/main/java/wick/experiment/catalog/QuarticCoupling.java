package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Section;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.networkfields.FieldEnsemble;
import wick.lab.networkfields.ParameterChain;
import wick.lab.networkfields.QuarticAction;
import wick.lab.networkfields.Reweighting;
import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.statistics.Autocorrelation;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.networkfields.NetworkCorrelators;

/// ⟨f(0)²⟩ at a coupling that is not small: free networks reweighted, or Markov chains in parameter space
/// where few networks would carry the weight. The first order in the coupling is shown beside it and not
/// judged, for its next term is not known at finite width.
record QuarticCoupling(Fields fields, FieldNetwork network, double slope) {
    private static final int CHAINS = 8;
    private static final int WARM_UP = 300;
    private static final int STEPS = 1500;

    /// A mean, how it was sampled in words, or only the words where nothing trustworthy came out.
    private record Sampled(Optional<Measurement> mean, String how) {}

    Section section() {
        double coupling = fields.settings().real("coupling");
        QuarticAction action = new QuarticAction(fields.box(), coupling);
        Sampled sampled = sampled(action);
        List<Comparison> comparisons =
                sampled.mean().stream().map(mean -> compared(coupling, mean)).toList();
        return new Section(
                "coupling",
                String.format(Locale.ROOT, "At the coupling %.4g", coupling),
                sampled.how(),
                comparisons,
                List.of());
    }

    private Comparison compared(double coupling, Measurement mean) {
        Vector origin = Fields.point(network.neuron().dimension(), 0);
        double free = NetworkCorrelators.of(network).twoPoint(origin, origin);
        Question question = new Question(
                Subject.of(
                                "square.width-" + network.width(),
                                String.format(Locale.ROOT, "⟨f(0)²⟩ at coupling %.4g, to first order", coupling))
                        .atWidth(network.width()),
                new Prediction.Heuristic(free + coupling * slope, 0, Fields.BASIS),
                Optional.empty(),
                Verdict.NOT_GRADED,
                fields.settings().more(fields.experiment(), "networks"));
        return Judge.of(question, Evidence.even(mean));
    }

    private Sampled sampled(QuarticAction action) {
        String sampler = fields.settings().choice("sampler");
        if (sampler.equals("chain")) {
            return chained(action, "");
        }
        return switch (reweighted(action)) {
            case Reweighting.Trusted trusted ->
                new Sampled(
                        Optional.of(new Measurement(
                                trusted.estimates().getFirst().mean(),
                                trusted.estimates().getFirst().standardError(),
                                trusted.networks(),
                                fields.settings().whole("seed"),
                                Engine.REAL_WEIGHTS,
                                List.of("reweighted from free networks"))),
                        String.format(
                                Locale.ROOT,
                                "Free networks, reweighted: an effective %.0f of %d.",
                                trusted.effectiveNetworks(),
                                trusted.networks()));
            case Reweighting.Collapsed collapsed -> {
                String why = String.format(
                        Locale.ROOT,
                        "Reweighting collapses: an effective %.1f of %d networks, the heaviest with %.2g %% of the weight.",
                        collapsed.effectiveNetworks(),
                        collapsed.networks(),
                        100 * collapsed.heaviest());
                yield sampler.equals("reweighting")
                        ? new Sampled(Optional.empty(), why + " No average is given; -p sampler=chain samples instead.")
                        : chained(action, why + " ");
            }
        };
    }

    private Reweighting reweighted(QuarticAction action) {
        Matrix lattice = action.points();
        Matrix points = Matrix.zeros(action.size() + 1, lattice.columns());
        System.arraycopy(lattice.entries(), 0, points.entries(), 0, lattice.entries().length);
        int origin = action.size();
        return Reweighting.of(new FieldEnsemble(network, address("reweighted"), fields.networks())
                .sample(points, 2, (values, numbers) -> {
                    numbers[0] = action.of(values);
                    numbers[1] = values[origin] * values[origin];
                }));
    }

    private Sampled chained(QuarticAction action, String before) {
        ParameterChain chain = new ParameterChain(network, action, new ParameterChain.Schedule(CHAINS, WARM_UP, STEPS));
        Matrix origin = Matrix.zeros(1, network.neuron().dimension());
        return switch (chain.run(
                address("chain"), origin, 1, (values, numbers) -> numbers[0] = values[0] * values[0])) {
            case ParameterChain.Outcome.Mixed mixed -> {
                Autocorrelation average = mixed.averages().getFirst();
                yield new Sampled(
                        Optional.of(new Measurement(
                                average.mean().mean(),
                                average.mean().standardError(),
                                Math.max(1, Math.round(average.effective())),
                                fields.settings().whole("seed"),
                                Engine.REAL_WEIGHTS,
                                List.of("members of Markov chains, counted as independent ones"))),
                        before
                                + String.format(
                                        Locale.ROOT,
                                        "%d Markov chains of %d steps: autocorrelation time %.2g, %.0f %% of trajectories"
                                                + " and %.0f %% of fresh neurons accepted.",
                                        CHAINS,
                                        STEPS,
                                        average.time(),
                                        100 * mixed.acceptance().trajectories(),
                                        100 * mixed.acceptance().freshNeurons()));
            }
            case ParameterChain.Outcome.Unmixed unmixed ->
                new Sampled(
                        Optional.empty(),
                        before
                                + String.format(
                                        Locale.ROOT,
                                        "Markov chains of %d steps with an autocorrelation time of %.2g have not moved"
                                                + " enough: no average.",
                                        unmixed.steps(),
                                        unmixed.time()));
        };
    }

    private Address address(String part) {
        return Address.of(fields.settings().whole("seed"), "phi4-coupling." + part + ".width-" + network.width());
    }
}
