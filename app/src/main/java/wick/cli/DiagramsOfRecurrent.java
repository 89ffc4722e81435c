package wick.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine.Option;
import wick.network.Activation;
import wick.network.recurrent.RecurrentNetwork;
import wick.text.Nearest;
import wick.theory.fieldtheory.ComponentPolynomial;
import wick.theory.fieldtheory.Fraction;
import wick.theory.recurrent.diagrams.CactusChain;
import wick.theory.recurrent.diagrams.OrderedTimes;
import wick.theory.recurrent.diagrams.RecurrentDiagram;
import wick.theory.recurrent.diagrams.RecurrentDiagrams;

/// The diagrams of a stochastic recurrent network.
final class DiagramsOfRecurrent {
    private static final int MOST_CHAIN = 200;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            description = "With --theory recurrent: the decay rate, such as 1, 0.5 or 3/2 (default: 1).")
    private Optional<String> gamma = Optional.empty();

    @Option(
            names = "--noise",
            paramLabel = "K",
            description = "With --theory recurrent: kappa, the variance of the noise per time (default: 1).")
    private Optional<String> noise = Optional.empty();

    @Option(
            names = "--frequency",
            paramLabel = "W",
            description = "With --theory recurrent: the spectrum C(w) at this frequency instead of the variance.")
    private Optional<String> frequency = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "ETA",
            description = "With --theory recurrent: time in steps of this length (default: continuous).")
    private Optional<String> step = Optional.empty();

    @Option(
            names = "--one-over-n",
            paramLabel = "P",
            description = "With --theory recurrent: only diagrams of order 1/N^P; 0 for cacti, 1 for mushrooms.")
    private Optional<Integer> oneOverN = Optional.empty();

    @Option(
            names = "--chain",
            paramLabel = "S",
            description = "With --theory recurrent: the cacti up to --order added up at sigma_w^2 = S, on the bare"
                    + " line and on one that is dressed already.")
    private Optional<Double> chain = Optional.empty();

    @Option(
            names = "--series",
            paramLabel = "PHI",
            description = "With --theory recurrent: instead of diagrams the second moment of a network with this"
                    + " activation, all loops up to (sigma_w^2)^2.")
    private Optional<String> series = Optional.empty();

    /// Refuses these options for other theories.
    void requireNone() {
        boolean any = gamma.isPresent()
                || noise.isPresent()
                || frequency.isPresent()
                || step.isPresent()
                || oneOverN.isPresent()
                || chain.isPresent()
                || series.isPresent();
        if (any) {
            throw new BadInput("--gamma, --noise, --frequency, --step, --one-over-n, --chain and --series belong to"
                    + " --theory recurrent or recurrent-cubic");
        }
    }

    /// Whether the expansion of a nonlinear network is asked for.
    boolean wantsSeries() {
        return series.isPresent();
    }

    /// The network to expand.
    RecurrentNetwork nonlinear(DiagramOptions asked) {
        String name = series.orElseThrow();
        if (!asked.recurrentIsLinear() || frequency.isPresent() || oneOverN.isPresent() || chain.isPresent()) {
            throw new BadInput("--series is for --theory recurrent and gives every power of 1/N of the second moment;"
                    + " --frequency, --one-over-n and --chain have no place there");
        }
        Activation activation = Activation.named(name)
                .orElseThrow(() -> new BadInput("--series " + name + " must be one of "
                        + String.join(", ", Activation.names()) + Nearest.suggestion(name, Activation.names())));
        RecurrentNetwork network = RecurrentNetwork.of(activation, gamma().toDouble(), 0, noise().toDouble());
        if (step.isEmpty()) {
            return network;
        }
        Fraction eta = positive("--step", step.get());
        if (eta.times(gamma()).compareTo(Fraction.of(2)) >= 0) {
            throw new BadInput("--step " + step.get() + " times gamma " + gamma()
                    + " must be below 2; units without weights grow beyond bounds");
        }
        return network.inSteps(eta.toDouble());
    }

    /// Whether the sums of cacti are asked for.
    boolean wantsChain() {
        return chain.isPresent();
    }

    CactusChain chain(DiagramOptions asked) {
        double weights = chain.orElseThrow();
        double decay = gamma().toDouble();
        int last = asked.plainOrder();
        if (!asked.recurrentIsLinear() || step.isPresent() || oneOverN.isPresent()) {
            throw new BadInput("--chain adds up the cacti of --theory recurrent in continuous time; --step and"
                    + " --one-over-n have no place there");
        }
        if (last > MOST_CHAIN) {
            throw new BadInput("--order " + last + " with --chain must be at most " + MOST_CHAIN);
        }
        if (!(weights >= 0) || !(weights < decay * decay)) {
            throw new BadInput("--chain " + weights + " must be at least 0 and below gamma^2 = " + (decay * decay)
                    + ", where the sum of the cacti diverges");
        }
        CactusChain unit = frequency.isPresent()
                ? CactusChain.spectrum(decay, weights, frequency().toDouble(), last)
                : CactusChain.variance(decay, weights, last);
        return unit.times(noise().toDouble());
    }

    /// Values are coefficients of (σ_w²)^order. Adds what is particular to `json`.
    DiagramListing listing(DiagramOptions asked, Optional<Integer> components, SequencedMap<String, Object> json) {
        if (asked.plainLegs() != 2) {
            throw new BadInput(asked.said() + ": the diagrams of a recurrent network are those of its two-point"
                    + " function; --legs must be 2");
        }
        oneOverN.filter(p -> p < 0).ifPresent(p -> {
            throw new BadInput("--one-over-n " + p + " must not be negative");
        });
        boolean linear = asked.recurrentIsLinear();
        if (frequency.isPresent() && (!linear || step.isPresent())) {
            throw new BadInput(
                    "--frequency is for --theory recurrent in continuous time; leave it out for the variance");
        }
        RecurrentDiagrams diagrams;
        try {
            diagrams =
                    linear ? RecurrentDiagrams.linear(asked.plainOrder()) : RecurrentDiagrams.cubic(asked.plainOrder());
        } catch (IllegalArgumentException explosive) {
            throw new BadInput(asked.said() + ": " + explosive.getMessage());
        }
        json.put("theory", diagrams.theory().name());
        json.put("legs", 2);
        json.put("order", asked.plainOrder());
        json.put("acausal", diagrams.acausal());
        List<DiagramListing.Entry> entries = new ArrayList<>();
        ComponentPolynomial sum = ComponentPolynomial.ZERO;
        OrderedTimes time = time();
        List<RecurrentDiagram> sorted = new ArrayList<>(diagrams.diagrams());
        sorted.removeIf(diagram -> oneOverN.isPresent() && diagram.power() != -oneOverN.get());
        sorted.sort(Comparator.comparingInt(diagram -> -diagram.power()));
        for (RecurrentDiagram diagram : sorted) {
            Fraction coefficient =
                    frequency.isPresent() ? diagram.spectrum(gamma(), noise(), frequency()) : diagram.equalTime(time);
            ComponentPolynomial value = ComponentPolynomial.term(coefficient, diagram.power());
            sum = sum.plus(value);
            entries.add(new DiagramListing.Entry(
                    diagram.diagram(),
                    components.map(value::at).orElse(coefficient).toDouble(),
                    Optional.of(components.map(n -> value.at(n).toString()).orElse(value.toString())),
                    Optional.of(diagram.power())));
        }
        ComponentPolynomial whole = sum;
        Optional<Double> number = components.isPresent() || whole.coefficients().size() <= 1
                ? Optional.of(whole.at(components.orElse(1)).toDouble())
                : Optional.empty();
        return new DiagramListing(
                heading(asked, diagrams),
                RecurrentPictures.look(diagrams.theory()),
                entries,
                number,
                Optional.of(components.map(n -> whole.at(n).toString()).orElse(whole.toString())));
    }

    private String heading(DiagramOptions asked, RecurrentDiagrams diagrams) {
        String what = frequency.map(w -> "C(" + w + ")").orElse("variance");
        int order = asked.plainOrder();
        return diagrams.theory().name() + ": " + what + ", order "
                + (order == 1 ? "sigma_w^2" : "(sigma_w^2)^" + order)
                + (asked.recurrentIsLinear() ? "" : " epsilon")
                + oneOverN.map(p -> p == 0 ? " N^0" : " N^-" + p).orElse("") + ", gamma " + gamma() + ", noise "
                + noise()
                + step.map(eta -> ", step " + eta).orElse("");
    }

    private OrderedTimes time() {
        if (step.isEmpty()) {
            return OrderedTimes.continuous(gamma(), noise());
        }
        Fraction eta = positive("--step", step.get());
        try {
            return OrderedTimes.steps(gamma(), noise(), eta);
        } catch (IllegalArgumentException outside) {
            throw new BadInput("--step " + step.get() + ": " + outside.getMessage());
        }
    }

    private Fraction gamma() {
        return positive("--gamma", gamma.orElse("1"));
    }

    private Fraction noise() {
        return positive("--noise", noise.orElse("1"));
    }

    private Fraction frequency() {
        return number("--frequency", frequency.orElseThrow());
    }

    private static Fraction positive(String option, String text) {
        Fraction number = number(option, text);
        if (number.signum() <= 0) {
            throw new BadInput(option + " " + text + " must be above 0");
        }
        return number;
    }

    private static Fraction number(String option, String text) {
        try {
            return Fraction.parseDecimal(text);
        } catch (IllegalArgumentException | ArithmeticException notOne) {
            throw new BadInput(option + " " + text + " must be a number such as 1, 0.5 or 3/2");
        }
    }

    SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("gamma", gamma().toString());
        request.put("noise", noise().toString());
        frequency.ifPresent(w -> request.put("frequency", w));
        step.ifPresent(eta -> request.put("step", eta));
        oneOverN.ifPresent(p -> request.put("one_over_n", p));
        chain.ifPresent(s -> request.put("chain", s));
        series.ifPresent(name -> request.put("series", name));
        return request;
    }
}
