package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;
import wick.observable.Measurement.Engine;

/// Variances and correlations of linear networks, γ = κ = 1, against closed forms and against each
/// network's own equations. See [Ask] for seed and bounds.
class LinearVarianceTest {
    private static final double STEP = 0.1;
    /// X(0) of infinitely wide networks at σ_w = 1/2 in steps of 0.1, by an independent program.
    private static final double IN_STEPS = 0.6079476701;
    private static final double CONTINUOUS = 0.5773502692;

    @Test
    void stepsHaveTheVarianceOfTheirOwnMapAndNotThatOfContinuousTime() {
        Outcome outcome = Ask.of(Ask.linear(0.25).inSteps(STEP), new Population(400, 30, 1), new Course(0, 20, 50, 1))
                .run(Ask.VARIANCE);

        // the term of order 1/N is 0.2 / 400 of this, a fifth of the error
        var variance = outcome.mean(Ask.VARIANCE, 0);
        Ask.within(IN_STEPS, variance);
        assertTrue(variance.deviationsFrom(CONTINUOUS) > 5, variance::toString);
    }

    @Test
    void theExactPropagatorHasTheVarianceOfContinuousTime() {
        Outcome outcome = Ask.of(Ask.linear(0.25), new Population(200, 40, 1), new Course(0, 20, 200, 2))
                .run(Ask.VARIANCE);

        var variance = outcome.mean(Ask.VARIANCE, 0);
        // the term of order 1/N, γ²(γ − m)/m³ of it
        Ask.within(CONTINUOUS * (1 + 0.20626738 / 200), variance);
        assertTrue(variance.deviationsFrom(IN_STEPS) < -5, variance::toString);
    }

    @Test
    void correlationsOfEveryNetworkAreThoseOfItsOwnLyapunovEquation() {
        Population population = new Population(5, 60, 200);
        Simulation simulation = Ask.of(Ask.linear(0.1), population, new Course(0, 24, 30, 0.75));
        Reading reading = new Reading.Autocorrelation(Field.CURRENT, 2);
        Outcome outcome = simulation.run(reading);

        for (int lag = 0; lag <= 2; lag++) {
            double[] measured = outcome.numbers(reading, lag);
            double[] differences = new double[measured.length];
            for (int k = 0; k < measured.length; k++) {
                differences[k] = measured[k] - stationary(simulation.weights(k), 0.75 * lag);
            }
            Ask.within(0, wick.numeric.statistics.Moments.of(differences).estimate());
        }
    }

    /// (1/N) tr e^{Aτ} ∫₀^∞ e^{As} e^{Aᵀs} ds by small steps of fourth order; plain loops.
    private static double stationary(Matrix weights, double lag) {
        int n = weights.rows();
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = weights.at(i, j) - (i == j ? 1 : 0);
            }
        }
        double h = 0.025;
        double[][] e = new double[n][n];
        for (int i = 0; i < n; i++) {
            e[i][i] = 1;
        }
        int ahead = (int) Math.rint(lag / h);
        double[][] once = taylor(a, h);
        double[][][] later = new double[ahead + 1][][];
        double sum = 0;
        for (int step = 0; step < 2400; step++) {
            later[step % (ahead + 1)] = e;
            if (step >= ahead) {
                double[][] before = later[(step - ahead) % (ahead + 1)];
                double part = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        part += e[i][j] * before[i][j];
                    }
                }
                sum += (step == ahead ? 0.5 : 1) * part * h;
            }
            e = times(once, e);
        }
        // the trapezoidal rule, with the end correction −h²/12 (f′(end) − f′(start)), is wrong by 1e-9 here
        return (sum + h * h / 12 * slopeAtStart(a, lag)) / n;
    }

    /// d/ds tr e^{A(s+τ)} e^{Aᵀs} at s = 0.
    private static double slopeAtStart(double[][] a, double lag) {
        double[][] e = taylor(a, lag);
        double[][] ae = times(a, e);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += (i == j ? ae[i][j] : 0) + e[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static double[][] taylor(double[][] a, double time) {
        int n = a.length;
        double[][] sum = new double[n][n];
        double[][] term = new double[n][n];
        for (int i = 0; i < n; i++) {
            term[i][i] = 1;
            sum[i][i] = 1;
        }
        for (int k = 1; k < 40; k++) {
            term = times(a, term);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    term[i][j] *= time / k;
                    sum[i][j] += term[i][j];
                }
            }
        }
        return sum;
    }

    private static double[][] times(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    /// Fresh weights give κη / (1 − a² − η²σ_w²), and with biases η²σ_b² more in the numerator, at any size.
    @ParameterizedTest
    @CsvSource({"3, REAL_WEIGHTS", "3, IMPLICIT_WEIGHTS", "40, REAL_WEIGHTS", "40, IMPLICIT_WEIGHTS"})
    void freshWeightsHaveTheirOwnVarianceAtEverySize(int size, Engine engine) {
        double step = 0.4;
        RecurrentNetwork network = Ask.linear(0.64).withFreshWeights(step).withBiasVariance(0.3);
        Outcome outcome = Ask.of(network, new Population(size, 400, 2), new Course(0, 16, 80, 2))
                .withEngine(engine)
                .run(Ask.VARIANCE);

        assertEquals(List.of(), outcome.diverged());
        var variance = outcome.mean(Ask.VARIANCE, 0);
        // tied weights would have heavy tails instead
        assertTrue(variance.standardError() < 0.02 * variance.mean(), variance::toString);
        Ask.within((step + step * step * 0.3) / (1 - 0.36 - step * step * 0.64), variance);
    }

    /// One unit without weights: κ / 2γ times what the scheme makes of it, with x = ηγ: 1 / (1 − x/2) for
    /// Euler, (1 − x/2) / (1 − x/2 + x²/4) for Heun.
    @Test
    void everySchemeHasItsOwnBiasAndStatesIt() {
        double step = 0.5;
        double x = 2 * step;
        RecurrentNetwork unit = RecurrentNetwork.of(new Linear(), 2, 0, 1);
        assertBias(unit, new Scheme.Exact(step), 0);
        assertBias(unit, new Scheme.EulerMaruyama(step), 1 / (1 - x / 2) - 1);
        assertBias(unit, new Scheme.Heun(step), (1 - x / 2) / (1 - x / 2 + x * x / 4) - 1);
        assertBias(unit.inSteps(step), new Scheme.OwnSteps(), 1 / (1 - x / 2) - 1);
    }

    private static void assertBias(RecurrentNetwork unit, Scheme scheme, double bias) {
        Simulation simulation = new Simulation(
                unit,
                new Population(1, 400, 4),
                new Course(0, 5, 40, 1),
                scheme,
                Engine.REAL_WEIGHTS,
                wick.numeric.random.Address.of(1, "simulation-test"));
        assertEquals(bias, scheme.relativeBias(unit), 1e-12);
        Ask.within(0.25 * (1 + bias), simulation.run(Ask.VARIANCE).mean(Ask.VARIANCE, 0));
    }

    @Test
    void theStatedBiasOfStepsIsThatOfTheClosedForm() {
        assertEquals(IN_STEPS / CONTINUOUS - 1, new Scheme.EulerMaruyama(STEP).relativeBias(Ask.linear(0.25)), 1e-9);
    }

    /// 𝓔X(t,t) = ∫₀ᵗ e^{−2u} (I₀(u) + F₁(u/2)/N) du at σ_w = 1/2, and C(t, s) of a unit without weights.
    @Test
    void transientsFromZeroAreThoseOfTheory() {
        Reading twoTime = new Reading.TwoTime(Field.CURRENT, 4);
        Outcome coupled = Ask.of(Ask.linear(0.25), new Population(200, 100, 4), Course.fromZero(2, 0.5))
                .run(twoTime);
        for (int k = 1; k <= 4; k++) {
            // the term of order 1/N, at most 0.0004, is a third of the error
            Ask.within(variance(0.5 * k), coupled.mean(twoTime, 6 * k));
        }

        Outcome single = Ask.of(Ask.linear(0), new Population(50, 200, 2), Course.fromZero(2, 0.5))
                .run(twoTime);
        for (int t = 0; t <= 4; t++) {
            for (int s = 1; s <= t; s++) {
                double exact = (Math.exp(-0.5 * (t - s)) - Math.exp(-0.5 * (t + s))) / 2;
                Ask.within(exact, single.mean(twoTime, 5 * t + s));
                Ask.within(exact, single.mean(twoTime, 5 * s + t));
            }
        }
    }

    private static double variance(double time) {
        int steps = 2000;
        double h = time / steps;
        double sum = 0;
        for (int k = 0; k < steps; k++) {
            double u = (k + 0.5) * h;
            double term = 1;
            double bessel = 1;
            for (int m = 1; m < 30; m++) {
                term *= u * u / (4.0 * m * m);
                bessel += term;
            }
            sum += Math.exp(-2 * u) * bessel * h;
        }
        return sum;
    }

    @Test
    void whatRealizationsShareIsTheStaticPart() {
        RecurrentNetwork network = Ask.linear(0.25).withBiasVariance(0.4);
        Reading shared = new Reading.Shared(Field.CURRENT, 1);
        Outcome outcome = Ask.of(network, new Population(200, 60, 3), new Course(0, 24, 40, 2))
                .run(shared, Ask.VARIANCE);

        // σ_b² / m² (1 + (2/N) γ² σ_w² / m⁴), m² = 3/4
        double exact = 0.4 / 0.75 * (1 + 2.0 / 200 * 0.25 / 0.5625);
        Ask.within(exact, outcome.mean(shared, 0));
        Ask.within(exact, outcome.mean(shared, 1));
        Ask.within(exact + CONTINUOUS, outcome.mean(Ask.VARIANCE, 0));
    }

    @Test
    void whiteInputIsNoiseThatRealizationsShare() {
        Reading shared = new Reading.Shared(Field.CURRENT, 0);
        RecurrentNetwork network = Ask.linear(0).withSignal(new Signal.White(0.6));
        for (RecurrentNetwork one : new RecurrentNetwork[] {network, network.inSteps(0.25)}) {
            double factor = one.equals(network) ? 1 : 1 / (1 - 0.125);
            Outcome outcome = Ask.of(one, new Population(40, 100, 3), new Course(0, 8, 40, 1))
                    .run(shared, Ask.VARIANCE);
            Ask.within(factor * 0.3, outcome.mean(shared, 0));
            Ask.within(factor * 0.8, outcome.mean(Ask.VARIANCE, 0));
        }
    }

    @Test
    void constantInputActsAsBias() {
        RecurrentNetwork network =
                Ask.linear(0).withSignal(new Signal.Constant(0.5)).withBiasVariance(0.25);
        Reading shared = new Reading.Shared(Field.CURRENT, 0);
        Outcome outcome = Ask.of(network, new Population(40, 100, 2), new Course(0, 20, 20, 1))
                .run(shared);

        Ask.within(0.75, outcome.mean(shared, 0));
    }

    /// h_i(t) = Σ_j U_ij ∫ e^{−(t−s)} x_j(s) ds; x₁ = 1 in \[0, 1), x₂ = 2 in \[1, 2), nothing later.
    @Test
    void aSeriesOfInputsIsFollowedUntilItsEnd() {
        Matrix values = Matrix.of(2, 2, 1, 0, 0, 2);
        RecurrentNetwork network = Ask.linear(0).withNoise(0).withSignal(new Signal.Series(0.8, 1, values));
        Reading twoTime = new Reading.TwoTime(Field.CURRENT, 3);
        Outcome outcome = Ask.of(network, new Population(60, 200, 1), Course.fromZero(3, 1))
                .run(twoTime);

        double e = Math.exp(-1);
        double[][] h = {{0, 0}, {1 - e, 0}, {e * (1 - e), 2 * (1 - e)}, {e * e * (1 - e), 2 * e * (1 - e)}};
        for (int t = 1; t <= 3; t++) {
            for (int s = 1; s <= t; s++) {
                Ask.within(0.4 * (h[t][0] * h[s][0] + h[t][1] * h[s][1]), outcome.mean(twoTime, 4 * t + s));
            }
        }
    }
}
