package wick.lab.networkfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.field.Box;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.network.field.FieldNetwork;
import wick.network.field.Frequencies;
import wick.network.field.Phases;
import wick.network.field.Readout;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Autocorrelation;
import wick.numeric.statistics.Estimate;

/// Seed 1. Bounds are four standard errors: a right sampler fails in one of 16 000 cases.
class InteractionTest {
    private static final Matrix PLACES = Matrix.of(2, 1, 0, 0.5);
    private static final FieldReading PRODUCTS = (values, numbers) -> {
        numbers[0] = values[0] * values[0];
        numbers[1] = values[0] * values[1];
    };

    record Row(double mass, double cutoff, Box box, double coupling, List<Double> exact) {
        FieldNetwork network(int width) {
            return FieldNetwork.freeScalar(new Frequencies.Ball(1, mass, cutoff), width);
        }
    }

    /// Networks of one neuron, by quadrature over its parameters.
    static Stream<Row> rows() throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "lab", "network_fields.csv");
        return Files.readAllLines(file).stream().skip(1).map(line -> {
            double[] c = Stream.of(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Row(c[0], c[1], new Box(1, c[2], (int) c[3]), c[4], List.of(c[5], c[6]));
        });
    }

    private static Reweighting reweighted(FieldNetwork network, QuarticAction action, int networks) {
        Matrix box = action.points();
        Matrix points = Matrix.zeros(box.rows() + 2, 1);
        System.arraycopy(box.entries(), 0, points.entries(), 0, box.rows());
        points.set(box.rows() + 1, 0, 0.5);
        int at = box.rows();
        return Reweighting.of(new FieldEnsemble(network, Address.of(1, "reweighted"), networks)
                .sample(points, 3, (values, numbers) -> {
                    numbers[0] = action.of(values);
                    numbers[1] = values[at] * values[at];
                    numbers[2] = values[at] * values[at + 1];
                }));
    }

    private static ParameterChain.Outcome chain(FieldNetwork network, QuarticAction action, int steps) {
        return new ParameterChain(network, action, new ParameterChain.Schedule(8, 300, steps))
                .run(Address.of(1, "chain"), PLACES, 2, PRODUCTS);
    }

    private static void assertWithin(double exact, Estimate measured) {
        assertEquals(0, measured.deviationsFrom(exact), 4, () -> measured + " for " + exact);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reweightingAndChainsHaveTheAveragesOfAQuadratureOverTheParameters(Row row) {
        QuarticAction action = new QuarticAction(row.box(), row.coupling());
        Reweighting reweighting = reweighted(row.network(1), action, 100_000);
        if (row.coupling() < 3000) {
            Reweighting.Trusted trusted = assertInstanceOf(Reweighting.Trusted.class, reweighting);
            assertWithin(row.exact().get(0), trusted.estimates().get(0));
            assertWithin(row.exact().get(1), trusted.estimates().get(1));
        }
        ParameterChain.Outcome.Mixed mixed =
                assertInstanceOf(ParameterChain.Outcome.Mixed.class, chain(row.network(1), action, 4000));
        for (int j = 0; j < 2; j++) {
            Autocorrelation average = mixed.averages().get(j);
            assertWithin(row.exact().get(j), average.mean());
            assertTrue(average.effective() > 2000, average::toString);
        }
    }

    @Test
    void whereReweightingCollapsesItSaysSoAndChainsStillMove() {
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 4), 64);
        QuarticAction action = new QuarticAction(new Box(1, 3, 13), 2000);
        Reweighting.Collapsed collapsed =
                assertInstanceOf(Reweighting.Collapsed.class, reweighted(network, action, 20_000));
        assertTrue(collapsed.effectiveNetworks() < 200, collapsed::toString);
        ParameterChain.Outcome.Mixed mixed =
                assertInstanceOf(ParameterChain.Outcome.Mixed.class, chain(network, action, 600));
        assertTrue(mixed.averages().getFirst().mean().mean() < 0.1, mixed::toString);
    }

    /// Without neurons that are drawn afresh nothing else would be tested at strong coupling, so the
    /// trajectories are tested alone: they keep the free density, walls included.
    @Test
    void trajectoriesAloneKeepTheDensity() {
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 4), 1);
        Row row = rowWith(30);
        QuarticAction action = new QuarticAction(row.box(), row.coupling());
        List<wick.numeric.matrix.Vector> series = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            RandomStream stream = Address.of(1, "alone").network(c).open();
            Trajectory trajectory = new Trajectory(network, new DeformedDensity(action), 1);
            FieldParameters state = new FieldParameters(network);
            state.draw(stream);
            FieldValues field = new FieldValues(PLACES);
            double[] values = new double[2];
            double[] squares = new double[6000];
            for (int s = -200; s < squares.length; s++) {
                trajectory.move(state, 0.35, 3 + (s & 3), stream);
                field.into(state, values);
                if (s >= 0) {
                    squares[s] = values[0] * values[0];
                }
            }
            series.add(wick.numeric.matrix.Vector.of(squares));
        }
        assertWithin(row.exact().getFirst(), Autocorrelation.of(series).mean());
    }

    private static Row rowWith(double coupling) {
        try {
            return rows().filter(r -> r.coupling() == coupling).findFirst().orElseThrow();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    static Stream<FieldNetwork> movable() {
        return Stream.of(
                FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 4), 3),
                FieldNetwork.freeScalar(new Frequencies.Ball(2, 0.7, 3), 2),
                FieldNetwork.freeScalar(new Frequencies.Ball(3, 1.2, 3), 2),
                FieldNetwork.cosine(3, 0.8, 1.5),
                FieldNetwork.of(
                        new CosineNeuron(
                                new Frequencies.Ball(1, 1, 2),
                                Phases.circle(),
                                new Readout(Readout.Law.NORMAL, 0.4, 0.7)),
                        2));
    }

    @ParameterizedTest
    @MethodSource("movable")
    void theGradientIsThatOfFiniteDifferences(FieldNetwork network) {
        int d = network.neuron().dimension();
        DeformedDensity density = new DeformedDensity(new QuarticAction(new Box(d, 1.5, 4), 3));
        FieldParameters at = new FieldParameters(network);
        at.draw(Address.of(1, "gradient").open());
        FieldParameters gradient = new FieldParameters(network);
        density.gradientInto(at, gradient);
        for (int i = 0; i < network.width(); i++) {
            assertEquals(slope(density, at, at.readouts, i), gradient.readouts[i], 1e-7);
            assertEquals(slope(density, at, at.phases, i), gradient.phases[i], 1e-7);
            for (int k = i * d; k < (i + 1) * d; k++) {
                assertEquals(slope(density, at, at.frequencies, k), gradient.frequencies[k], 1e-7);
            }
        }
    }

    private static double slope(DeformedDensity density, FieldParameters at, double[] array, int index) {
        double[] values = new double[2];
        double center = array[index];
        for (int side = 0; side < 2; side++) {
            array[index] = center + (side == 0 ? -1e-4 : 1e-4);
            values[side] = density.action(at) + DeformedDensity.prior(at);
        }
        array[index] = center;
        return (values[1] - values[0]) / 2e-4;
    }

    @ParameterizedTest
    @MethodSource("movable")
    void aTrajectoryThatTurnsRoundComesBackThroughEveryReflection(FieldNetwork network) {
        QuarticAction action = new QuarticAction(new Box(network.neuron().dimension(), 1, 3), 5);
        Trajectory trajectory = new Trajectory(network, new DeformedDensity(action), 0.4);
        FieldParameters state = new FieldParameters(network);
        RandomStream stream = Address.of(1, "reversible").open();
        state.draw(stream);
        assertEquals(0, trajectory.returnError(state, 0.1, 30, stream), 1e-8);
    }

    @Test
    void numbersDoNotDependOnTheNumberOfThreads() {
        QuarticAction action = new QuarticAction(new Box(1, 1, 5), 1);
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 4), 3);
        List<ParameterChain.Outcome> outcomes = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Parallel.withThreads(threads, () -> outcomes.add(chain(network, action, 100)));
        }
        assertEquals(outcomes.get(0), outcomes.get(1));
    }

    @Test
    void chainsThatAreTooShortGiveNoAverage() {
        FieldNetwork network = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 4), 16);
        QuarticAction action = new QuarticAction(new Box(1, 3, 13), 1e9);
        Matrix outside = Matrix.of(2, 1, 30, 30.5);
        ParameterChain.Outcome outcome = new ParameterChain(network, action, new ParameterChain.Schedule(4, 10, 100))
                .run(Address.of(1, "short"), outside, 2, PRODUCTS);
        assertInstanceOf(ParameterChain.Outcome.Unmixed.class, outcome, outcome::toString);
    }

    @Test
    void whatCannotBeSampledIsRefusedWithTheReason() {
        Box box = new Box(1, 1, 5);
        assertRefused("unbounded below", () -> new QuarticAction(box, -1));
        QuarticAction action = new QuarticAction(box, 1);
        assertRefused("shared scale", () -> chain(FieldNetwork.cosine(3, 1.0).withScaleSpread(0.5), action, 100));
        var exponential = FieldNetwork.of(new ExponentialNeuron(1, 1, 1, Readout.standard()), 3);
        assertRefused("cosine neurons only", () -> chain(exponential, action, 100));
        assertRefused(
                "2 dimensions", () -> chain(FieldNetwork.cosine(3, 1.0), new QuarticAction(new Box(2, 1, 3), 1), 100));
        assertRefused("action NaN", () -> Reweighting.of(Matrix.of(2, 2, Double.NaN, 1, 0, 1)));
    }

    private static void assertRefused(String word, Runnable work) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, work::run).getMessage());
        assertTrue(message.contains(word), message);
    }
}
