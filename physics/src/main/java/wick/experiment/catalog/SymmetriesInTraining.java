package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.dynamics.OutputLaw;

/// Symmetries that trained networks keep, exactly and at every width: if the law of the weights is invariant
/// under a change of variables that turns the inputs, gradient descent commutes with it, and the training set
/// is mapped to itself, then all correlators of trained outputs are invariant.
///
/// Gaussian first-layer weights allow every rotation of the inputs, and a readout of either sign f → −f.
public final class SymmetriesInTraining implements Experiment {
    static final Basis LAW =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.HALVERSON_2024);

    /// The same target everywhere on the circle: a third of a turn maps the training set to itself.
    static final List<Double> EVEN = List.of(1.5, 1.5, 1.5);

    /// Not so.
    static final List<Double> UNEVEN = List.of(2.0, -1.0, 0.6);

    /// Opposite points with opposite targets: half a turn together with f → −f maps the set to itself.
    static final List<Double> ODD = List.of(1.5, 0.6, -1.5, -0.6);

    @Override
    public String id() {
        return "symmetries-in-training";
    }

    @Override
    public String title() {
        return "Trained networks keep the symmetries of their data";
    }

    @Override
    public String question() {
        return "Which symmetries of random networks survive training, at a finite width?";
    }

    static List<Parameter> all() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                new Parameter.Whole("width", "width of the hidden layers", 24, 1, 100_000),
                                Setup.networks(8000),
                                Lesson.steps(20),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Parameter> parameters() {
        return all();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Address address = Address.of(settings.whole("seed"), id());
        int networks = settings.size("networks");
        Sample even = SymmetricLesson.of(settings, EVEN).run(address.network(0), networks, progress);
        Sample odd = SymmetricLesson.of(settings, ODD).run(address.network(1), networks, progress);
        OutputLaw uneven = SymmetricLesson.of(settings, UNEVEN).linear();
        OutputLaw plain = SymmetricLesson.of(settings, ODD).linear();
        double broken = mean(uneven, SymmetricLesson.HERE) - mean(uneven, SymmetricLesson.TURNED);
        double brokenSquare = square(uneven, SymmetricLesson.HERE) - square(uneven, SymmetricLesson.TURNED);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(Judge.of(
                question(
                        settings,
                        Subject.of("symmetry.mean", "E f(t) − E f(t′), t′ the test point after a third of a turn"),
                        new Alternative("the difference that uneven targets make", broken)),
                even.mean(row -> row[SymmetricLesson.HERE] - row[SymmetricLesson.TURNED])));
        comparisons.add(Judge.of(
                question(
                        settings,
                        Subject.of("symmetry.square", "E f(t)² − E f(t′)²"),
                        new Alternative("the difference that uneven targets make", brokenSquare)),
                even.mean(row -> squared(row, SymmetricLesson.HERE) - squared(row, SymmetricLesson.TURNED))));
        comparisons.add(Judge.of(
                question(
                        settings,
                        Subject.of("symmetry.odd", "E f(t) + E f(−t) after targets of opposite signs"),
                        new Alternative("twice the mean, as if f were even", 2 * mean(plain, SymmetricLesson.HERE))),
                odd.mean(row -> row[SymmetricLesson.HERE] + row[SymmetricLesson.OPPOSITE])));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Those that the training set has: after a turn that maps it to itself the mean differs by %.4f ±"
                                + " %.4f at width %d.",
                        comparisons.getFirst().measurement().mean(),
                        comparisons.getFirst().measurement().standardError(),
                        settings.size("width")),
                List.of(new Section(
                        id(),
                        title(),
                        "Points evenly on a circle; networks of one width learn targets with a symmetry. The prediction is"
                                + " exact at every width and after any number of steps.",
                        comparisons,
                        List.of())),
                new TreeMap<>());
    }

    private Question question(Settings settings, Subject subject, Alternative rival) {
        return Question.of(
                subject.atWidth(settings.size("width")),
                new Prediction.Exact(0, 0, LAW),
                rival,
                settings.more(this, "networks"));
    }

    static double mean(OutputLaw law, int test) {
        return law.mean().at(test, 0);
    }

    private static double square(OutputLaw law, int test) {
        return law.covariance().at(test, test) + mean(law, test) * mean(law, test);
    }

    private static double squared(double[] row, int test) {
        return row[test] * row[test];
    }
}
