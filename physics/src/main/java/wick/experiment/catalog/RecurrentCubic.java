package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.simulation.Course;
import wick.lab.simulation.Field;
import wick.lab.simulation.Population;
import wick.lab.simulation.Reading;
import wick.lab.simulation.Simulation;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.recurrent.meanfield.CubicTruncation;
import wick.theory.recurrent.meanfield.CubicTruncation.Method;

/// tanh h ≈ h − h³/3: the first order in the cubic term gives the variance of tanh networks under weak noise and not
/// under strong noise.
///
/// Every tanh network is paired with the linear network of the same weights under the same noise, so that what is
/// measured is what the nonlinearity changes.
public final class RecurrentCubic implements Experiment {
    private static final Basis BASIS =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SCHUECKER_2018);
    private static final Reading READING = new Reading.Autocorrelation(Field.CURRENT, 0);

    @Override
    public String id() {
        return "recurrent-cubic";
    }

    @Override
    public String title() {
        return "How far the cubic term stands for tanh";
    }

    @Override
    public String question() {
        return "Up to which noise does h − h³/3 give the variance of a recurrent tanh network?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("gain", "weight deviation g, γ = 1", 0.5, 0.05, 0.8),
                new Parameter.Real("weak", "variance per time of the weak noise, κ", 0.02, 1e-4, 100),
                new Parameter.Real("strong", "that of the strong noise", 1, 1e-3, 100),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(48, 72, 108, 160), WidthSeries.FEWEST, 4000),
                new Parameter.Whole("networks", "networks of each size", 200, 20, 1_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.JEFFERSON_2025, Bibliography.SCHUECKER_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Case weak = new Case(settings, "weak", new CubicTruncation(settings.real("gain"), settings.real("weak")));
        Case strong = new Case(settings, "strong", new CubicTruncation(settings.real("gain"), settings.real("strong")));
        WidthSeries gentle = weak.draw((what, at) -> progress.at(what, at / 2));
        WidthSeries rough = strong.draw((what, at) -> progress.at(what, (1 + at) / 2));
        List<Comparison> held = List.of(
                weak.judge("exact", "dynamic mean field", weak.exact(), gentle),
                weak.judge("cubic", "first order in the cubic term", weak.cubic(), gentle),
                strong.judge("exact", "dynamic mean field", strong.exact(), rough));
        Comparison failed = strong.judge("cubic", "first order in the cubic term", strong.cubic(), rough)
                .expecting(Verdict.DISAGREES);
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("weak", Curves.table(gentle));
        arrays.put("strong", Curves.table(rough));
        String words = "Change of ⟨h²⟩ against the linear network of the same weights under the same noise, over"
                + " κ/(2m), m² = γ² − σ_w².";
        return new Result(
                id(),
                answer(settings, weak, strong),
                List.of(
                        new Section(id(), title(), words, held, List.of()),
                        new Section(
                                "wrong",
                                "Wrong: the cubic term under strong noise",
                                "The first order alone, taken at its word.",
                                List.of(failed),
                                List.of())),
                arrays);
    }

    private static String answer(Settings settings, Case weak, Case strong) {
        double gain = settings.real("gain");
        return String.format(
                Locale.ROOT,
                "At g = %.3g the cubic term is off by %.2g %% of the variance at κ = %.3g and by %.2g %% at κ = %.3g; within"
                        + " 1 %% it holds up to a variance of %.3g, within 10 %% up to %.3g.",
                gain,
                weak.percent(),
                weak.theory.noise(),
                strong.percent(),
                strong.theory.noise(),
                CubicTruncation.range(gain, Method.FIRST_ORDER, 0.01),
                CubicTruncation.range(gain, Method.FIRST_ORDER, 0.1));
    }

    /// One strength of the noise.
    private final class Case {
        private final Settings settings;
        private final String name;
        private final CubicTruncation theory;
        private final double free;

        Case(Settings settings, String name, CubicTruncation theory) {
            this.settings = settings;
            this.name = name;
            this.theory = theory;
            free = theory.noise() / (2 * Math.sqrt(1 - theory.gain() * theory.gain()));
        }

        private double change(double variance) {
            return variance / free - 1;
        }

        private double first() {
            return change(theory.variance(Method.FIRST_ORDER).orElseThrow());
        }

        /// |first order − tanh| in per cent of the variance of tanh.
        double percent() {
            return 100 * free * Math.abs(first() - change(theory.variance())) / theory.variance();
        }

        Prediction exact() {
            return Bases.limit(change(theory.variance()), 1e-9, BASIS);
        }

        /// With the order left out as its error where the noise is weak; at its word where it is strong.
        Prediction cubic() {
            double next = Math.abs(change(theory.variance(Method.SECOND_ORDER).orElseThrow()) - first());
            return Bases.limit(first(), name.equals("weak") ? next : 0, BASIS);
        }

        Comparison judge(String id, String words, Prediction prediction, WidthSeries measured) {
            boolean exact = id.equals("exact");
            Alternative rival = name.equals("weak")
                    ? new Alternative("none, as in a linear network", 0)
                    : new Alternative(
                            exact ? "first order in the cubic term" : "dynamic mean field",
                            exact ? first() : change(theory.variance()));
            Question question = Question.of(
                    Subject.of(
                            name + "." + id,
                            String.format(
                                    Locale.ROOT, "change of ⟨h²⟩ by tanh at κ = %.3g: %s", theory.noise(), words)),
                    prediction,
                    rival,
                    settings.more(RecurrentCubic.this, "networks"));
            return WidthExpansion.limit(question, measured, new WidthExpansion.Reading(4, OptionalInt.empty()));
        }

        WidthSeries draw(Progress progress) {
            List<Integer> sizes = settings.wholes("sizes");
            List<WidthSeries.Point> points = new ArrayList<>();
            for (int size : sizes) {
                progress.at(name + " noise, " + size + " units", points.size() / (double) sizes.size());
                points.add(new WidthSeries.Point(size, at(size).mean(0)));
            }
            return new WidthSeries(points);
        }

        private Sample at(int size) {
            RecurrentNetwork network =
                    RecurrentNetwork.of(new Tanh(), 1, theory.gain() * theory.gain(), theory.noise());
            Address address = Address.of(settings.whole("seed"), id() + "." + name + ".size-" + size);
            Population population = new Population(size, settings.size("networks"), 2);
            Course course = new Course(Math.sqrt(free), 12, 24, 1);
            Simulation bent =
                    Simulation.of(network, population, course, address).withEngine(Engine.REAL_WEIGHTS);
            Simulation straight = Simulation.of(network.withActivation(new Linear()), population, course, address)
                    .withEngine(Engine.REAL_WEIGHTS)
                    .withScheme(bent.scheme());
            Matrix with = bent.run(READING).rows();
            Matrix without = straight.run(READING).rows();
            Matrix rows = Matrix.zeros(with.rows(), 1);
            for (int k = 0; k < rows.rows(); k++) {
                rows.set(k, 0, (with.at(k, 0) - without.at(k, 0)) / free);
            }
            return new Sample(rows, settings.whole("seed"), Engine.REAL_WEIGHTS);
        }
    }
}
