package wick.lab.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Tangent vectors: responses, growth of perturbations, Lyapunov exponents. See [Ask] for seed and bounds.
class ResponseTest {
    private static final double STEP = 0.25;

    /// With P = a + ηW: (1/N) 𝓔 tr P² = a² + η²σ_w²/N, (1/N) 𝓔 tr P Pᵀ = a² + η²σ_w², at every size; for
    /// fresh weights a² and the same.
    @ParameterizedTest
    @ValueSource(ints = {2, 30})
    void responsesToTheFirstStepsAreThoseOfTheMap(int size) {
        Reading response = new Reading.Response(2);
        Reading growth = new Reading.Perturbation(2);
        double a = 0.75;
        double v = STEP * STEP * 1.44;
        for (Engine engine : new Engine[] {Engine.REAL_WEIGHTS, Engine.IMPLICIT_WEIGHTS}) {
            Population population = new Population(size, 3000, 2);
            Outcome tied = Ask.of(Ask.linear(1.44).inSteps(STEP), population, new Course(0, 0, 3, STEP))
                    .withEngine(engine)
                    .run(response, growth);
            Ask.within(a, tied.mean(response, 1));
            Ask.within(a * a + v / size, tied.mean(response, 2));
            Ask.within(a * a + v, tied.mean(growth, 1));

            Outcome fresh = Ask.of(Ask.linear(1.44).withFreshWeights(STEP), population, new Course(0, 0, 3, STEP))
                    .withEngine(engine)
                    .run(response, growth);
            Ask.within(a * a, fresh.mean(response, 2));
            Ask.within((a * a + v) * (a * a + v), fresh.mean(growth, 2));
        }
    }

    /// R(τ) = e^{−τ}, unrenormalized, in wide linear networks; the square of a perturbation grows by
    /// e^{−2τ} (I₀(2σ_wτ) + F₁(σ_wτ)/N), with values of F₁ by an independent program.
    @Test
    void theMeanResponseOfAWideNetworkIsThatOfAUnitAloneAndThePerturbationIsNot() {
        Reading response = new Reading.Response(2);
        Reading growth = new Reading.Perturbation(2);
        int size = 150;
        Outcome outcome = Ask.of(Ask.linear(0.25), new Population(size, 60, 1), new Course(0, 0, 20, 1))
                .run(response, growth);

        double[] bessel = {1, 1.2660658778, 2.2795853023};
        double[] first = {0, 0.2994562499, 1.9281970873};
        for (int lag = 1; lag <= 2; lag++) {
            Ask.within(Math.exp(-lag), outcome.mean(response, lag));
            var square = outcome.mean(growth, lag);
            Ask.within(Math.exp(-2 * lag) * (bessel[lag] + first[lag] / size), square);
            assertTrue(square.deviationsFrom(Math.exp(-2 * lag)) > 5, square::toString);
        }
    }

    /// One noiseless tanh unit: its response is the derivative of its own map, here by central differences
    /// of plain loops.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theResponseOfANonlinearUnitIsTheDerivativeOfItsOwnMap(boolean heun) {
        RecurrentNetwork continuous = RecurrentNetwork.of(new Tanh(), 1.5, 9, 0);
        RecurrentNetwork network = heun ? continuous : continuous.inSteps(STEP);
        Simulation simulation = new Simulation(
                network,
                new Population(1, 20, 1),
                new Course(2, 0, 2, STEP),
                heun ? new Scheme.Heun(STEP / 2) : new Scheme.OwnSteps(),
                Engine.REAL_WEIGHTS,
                Address.of(1, "simulation-test"));
        Reading response = new Reading.Response(8);
        Reading twoTime = new Reading.TwoTime(Field.CURRENT, 8);
        Outcome outcome = simulation.run(response, twoTime);

        for (int k = 0; k < 20; k++) {
            double w = simulation.weights(k).at(0, 0);
            double start = Math.sqrt(outcome.numbers(twoTime, 0)[k]);
            int steps = heun ? 16 : 8;
            double slope = (end(w, start + 1e-5, steps, heun) - end(w, start - 1e-5, steps, heun)) / 2e-5;
            double end = end(w, start, steps, heun);
            assertEquals(end * start, outcome.numbers(twoTime, 8)[k], 1e-12 * (1 + start * Math.abs(end)));
            assertEquals(slope, outcome.numbers(response, 8)[k], 1e-7 * (1 + Math.abs(slope)));
        }
    }

    private static double end(double w, double start, int steps, boolean heun) {
        double h = start;
        for (int k = 0; k < steps; k++) {
            double eta = heun ? STEP / 2 : STEP;
            double slope = -1.5 * h + w * Math.tanh(h);
            double ahead = h + eta * slope;
            h = heun ? h + eta / 2 * (slope - 1.5 * ahead + w * Math.tanh(ahead)) : ahead;
        }
        return h;
    }

    /// All exponents of a linear network sum to ln |det (a + ηW)| / η in every interval, whatever the
    /// vectors.
    @Test
    void exponentsOfALinearNetworkSumToTheLogarithmOfItsDeterminant() {
        Simulation simulation =
                Ask.of(Ask.linear(2).inSteps(STEP), new Population(4, 20, 3), new Course(0, 2 * STEP, 2, STEP));
        Reading exponents = new Reading.Exponents(4);
        Outcome outcome = simulation.run(exponents);

        for (int k = 0; k < 20; k++) {
            double sum = 0;
            for (int g = 0; g < 4; g++) {
                sum += outcome.numbers(exponents, g)[k];
            }
            assertEquals(Math.log(Math.abs(determinant(map(simulation, k)))) / STEP, sum, 1e-9);
        }
    }

    /// Benettin's method finds the largest |eigenvalue| of the map, here from the norm of its powers.
    @Test
    void theLargestExponentOfALinearNetworkIsItsSpectralAbscissa() {
        Simulation simulation =
                Ask.of(Ask.linear(0.81).inSteps(STEP), new Population(40, 12, 1), new Course(0, 250, 2500, 5));
        Reading exponents = new Reading.Exponents(1);
        Outcome outcome = simulation.run(exponents);

        for (int k = 0; k < 12; k++) {
            // a vector that turns in its plane leaves a rest of order 1 / duration
            assertEquals(growth(map(simulation, k)), outcome.numbers(exponents, 0)[k], 2e-3);
        }
    }

    private static Matrix map(Simulation simulation, int k) {
        Matrix map = simulation.weights(k);
        for (int i = 0; i < map.rows(); i++) {
            for (int j = 0; j < map.columns(); j++) {
                map.set(i, j, STEP * map.at(i, j) + (i == j ? 1 - STEP : 0));
            }
        }
        return map;
    }

    /// ln ‖P^m‖ / (mη) at m = 2¹⁶.
    private static double growth(Matrix map) {
        Matrix power = map;
        double logarithm = 0;
        int exponent = 1;
        for (int k = 0; k <= 16; k++) {
            double norm = 0;
            for (double entry : power.entries()) {
                norm += entry * entry;
            }
            norm = Math.sqrt(norm);
            logarithm += Math.log(norm) / exponent;
            for (int i = 0; i < power.entries().length; i++) {
                power.entries()[i] /= norm;
            }
            power = Products.times(power, power);
            exponent *= 2;
        }
        return logarithm / STEP;
    }

    private static double determinant(Matrix a) {
        double[][] rows = new double[a.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = a.row(i);
        }
        double determinant = 1;
        for (int i = 0; i < rows.length; i++) {
            determinant *= rows[i][i];
            for (int j = i + 1; j < rows.length; j++) {
                double factor = rows[j][i] / rows[i][i];
                for (int k = i; k < rows.length; k++) {
                    rows[j][k] -= factor * rows[i][k];
                }
            }
        }
        return determinant;
    }
}
