package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.observable.Bibliography;
import wick.observable.Source;

/// The quartic coupling V/K² against depth in four kinds of networks, one for every way that it can run,
/// from ensembles at several widths. That all run alike must fail.
public final class RunningCouplings implements Experiment {
    private static final List<Integer> DEPTHS = List.of(4, 8);

    private static final RunningCase.Kind CRITICAL =
            kind("tanh-critical", new Tanh(), 1, 0, 2, "2 per layer, as in linear networks");
    private static final List<RunningCase.Kind> KINDS = List.of(
            CRITICAL,
            kind("relu", new Relu(), 2, 0, 2, "2 per layer, as in linear networks"),
            kind("linear", new Linear(), 1, 0, 5, "5 per layer, as in relu networks"),
            kind("tanh-fixed-point", new Tanh(), 1.5, 0.1, 2.0 / 3, "2/3 per layer, as where K vanishes"));

    private static RunningCase.Kind kind(
            String id, Activation activation, double weight, double bias, double otherSlope, String other) {
        Stack stack = Stack.of(activation, weight, bias, new Stack.Size(2, DEPTHS.getLast(), 1));
        return new RunningCase.Kind(id, stack, otherSlope, other);
    }

    @Override
    public String id() {
        return "running-couplings";
    }

    @Override
    public String title() {
        return "Couplings run with depth as their universality class says";
    }

    @Override
    public String question() {
        return "Does the quartic coupling grow with depth by 2/3, 2 or 5 per layer, or stop, as the network's class says?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Setup.widths(96, 128, 192, 256, 384), Setup.networks(60_000), Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Comparison> wrong = new ArrayList<>();
        List<Figure.Trace> traces = new ArrayList<>();
        for (RunningCase.Kind kind : KINDS) {
            progress.at(kind.id(), comparisons.size() / (double) (KINDS.size() * DEPTHS.size()));
            RunningCase one = RunningCase.draw(this, settings, kind);
            List<Comparison> own = DEPTHS.stream().map(one::right).toList();
            comparisons.addAll(own);
            traces.addAll(one.traces(DEPTHS, own));
            if (kind.equals(CRITICAL)) {
                wrong.add(one.wrong(DEPTHS.getLast()));
            }
        }
        return new Result(
                id(),
                answer(comparisons),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "S is the variance of a pre-activation given the layers before; V/K² the coefficient of 1/n"
                                        + " in ln (E S²/(E S)²).",
                                comparisons,
                                List.of(figure(traces))),
                        new Section(
                                "one-class",
                                "Wrong: all networks run like linear ones",
                                "The slope of linear networks for tanh where it is critical.",
                                wrong,
                                List.of())),
                new TreeMap<>());
    }

    private static String answer(List<Comparison> comparisons) {
        double worst = comparisons.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "In four classes of networks the quartic coupling runs as predicted: %d couplings deviate by at most %.1f"
                        + " standard errors.",
                comparisons.size(),
                worst);
    }

    private static Figure figure(List<Figure.Trace> traces) {
        return new Figure.Plot(
                "couplings",
                "The quartic coupling against depth",
                "V/K² grows by 5 per layer in relu, 2 in linear and 2/3 in critical tanh networks, and stops where the"
                        + " kernel has a stable fixed point.",
                new Figure.Axis("hidden layers", false),
                new Figure.Axis("V/K²", false),
                traces);
    }
}
