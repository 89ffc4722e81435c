package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.network.Activation;
import wick.network.Relu;
import wick.observable.Bibliography;
import wick.observable.Source;

/// How the outputs of narrow networks are distributed: the exact law and the Edgeworth series against real networks,
/// which exclude a Gaussian. In deep narrow relu networks the series must fail.
public final class EdgeworthDensity implements Experiment {
    /// |f| ≤ these times √E f²; the normal and the exact probabilities cross near 0 and 1.7.
    private static final List<Double> LEVELS = List.of(0.3, 0.75, 1.2, 3.0);

    private static final List<Double> RAW = List.of(0.75, 3.0);

    @Override
    public String id() {
        return "edgeworth-density";
    }

    @Override
    public String title() {
        return "The density of an output beyond the Gaussian";
    }

    @Override
    public String question() {
        return "Are outputs of narrow networks distributed as the Edgeworth series of their cumulants says?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Whole("width", "width of the hidden layers", 10, 2, 100_000),
                                Setup.networks(600_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.DEMIRTAS_2024, Bibliography.HALVERSON_2024, Bibliography.YAIDA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        progress.at("real networks", 0);
        OutputLaw law = OutputLaw.of(this, settings, shape(settings));
        progress.at("deep narrow relu networks", 0.9);
        Stack deep = Stack.of(new Relu(), 2, 0, new Stack.Size(2, 4, 1));
        OutputLaw failing = OutputLaw.of(this, settings, new OutputLaw.Shape(deep, 8));
        List<Comparison> series = LEVELS.stream().map(law::series).toList();
        List<Comparison> exact = new ArrayList<>(LEVELS.stream().map(law::exact).toList());
        RAW.forEach(level -> exact.add(law.raw(level)));
        List<Comparison> wrong = List.of(failing.wrong(0.3), failing.wrong(1.2));
        return new Result(
                id(),
                answer(law, series),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Probabilities of |f| ≤ x √E f², to second order in 1/width; what the series leaves out"
                                        + " is estimated from its terms and counted as an error.",
                                series,
                                List.of(law.figure())),
                        new Section(
                                "exact-density",
                                "Exact at this width",
                                "The same from the law of the kernel, given every network's hidden layers, and for the"
                                        + " outputs themselves.",
                                exact,
                                List.of()),
                        new Section(
                                "too-deep",
                                "Wrong: the first order in deep narrow networks",
                                "Four hidden layers of relu of width 8, where κ₄ is several times (E f²)².",
                                wrong,
                                List.of())),
                new TreeMap<>());
    }

    private static OutputLaw.Shape shape(Settings settings) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(2, settings.size("hidden"), 1));
        return new OutputLaw.Shape(stack, settings.size("width"));
    }

    private static String answer(OutputLaw law, List<Comparison> series) {
        double worst = series.stream()
                .mapToDouble(c -> Math.abs(c.z().orElse(0)))
                .max()
                .orElse(0);
        double gaussian = series.stream()
                .mapToDouble(c -> c.rival().map(Comparison.Rival::excludedBy).orElse(0.0))
                .min()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "Outputs with an excess kurtosis of %.3g follow the series of second order: the largest of %d deviations is"
                        + " %.1f standard errors; a Gaussian is excluded by at least %.0f.",
                law.excess(),
                series.size(),
                worst,
                gaussian);
    }
}
