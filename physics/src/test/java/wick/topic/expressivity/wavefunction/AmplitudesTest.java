package wick.topic.expressivity.wavefunction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class AmplitudesTest {
    private static final int SITES = 6;
    private static final int FILTERS = 2;

    private static Machine machine(int changed, double by) {
        RandomStream stream = Address.of(1, "amplitudes").open();
        double[] parameters = new double[FILTERS * (SITES + 1)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 0.4 * stream.nextNormal() + (i == changed ? by : 0);
        }
        return new Machine(SITES, FILTERS, Vector.of(parameters));
    }

    /// ln ψ by its formula.
    private static double logarithm(Machine machine, int state) {
        double sum = 0;
        for (int f = 0; f < FILTERS; f++) {
            for (int t = 0; t < SITES; t++) {
                double theta = machine.bias(f);
                for (int i = 0; i < SITES; i++) {
                    theta += machine.weight(f, i) * ((state >> (i + t) % SITES & 1) == 1 ? -1 : 1);
                }
                sum += Math.log(Math.cosh(theta));
            }
        }
        return sum;
    }

    @Test
    void ratiosAndMovesAreThoseOfTheFormula() {
        Machine machine = machine(-1, 0);
        SpinChain[] chains = {new SpinChain.TransverseIsing(SITES, 0.7), new SpinChain.Heisenberg(SITES)};
        for (SpinChain chain : chains) {
            Amplitudes amplitudes = new Amplitudes(chain, machine);
            for (int step = 0; step < 40; step++) {
                int move = (5 * step + step / 7) % SITES;
                if (chain.offDiagonal(amplitudes.state(), move) != 0) {
                    int before = amplitudes.state();
                    int after = chain.after(before, move);
                    double expected = logarithm(machine, after) - logarithm(machine, before);
                    assertEquals(expected, Math.log(amplitudes.ratio(move)), 1e-12);
                    amplitudes.move(move);
                    assertEquals(after, amplitudes.state());
                    assertEquals(logarithm(machine, after), amplitudes.logarithm(), 1e-12);
                }
            }
        }
    }

    @Test
    void derivativesAreDifferencesOfLogarithms() {
        int state = 0b010011;
        Amplitudes amplitudes = new Amplitudes(new SpinChain.TransverseIsing(SITES, 1), machine(-1, 0));
        amplitudes.moveTo(state);
        double[] derivatives = new double[FILTERS * (SITES + 1)];
        amplitudes.derivativesInto(derivatives);
        for (int p = 0; p < derivatives.length; p++) {
            double difference = (logarithm(machine(p, 1e-5), state) - logarithm(machine(p, -1e-5), state)) / 2e-5;
            assertEquals(difference, derivatives[p], 1e-9, "parameter " + p);
        }
    }

    /// Weights 0: every amplitude is 1, spins point along x.
    @Test
    void withoutWeightsTheLocalEnergyIsThatOfEqualAmplitudes() {
        Machine flat = new Machine(SITES, 1, Vector.of(new double[SITES + 1]));
        Amplitudes ising = new Amplitudes(new SpinChain.TransverseIsing(SITES, 0.7), flat);
        ising.moveTo(0b000111);
        assertEquals(-(6 - 4) - 6 * 0.7, ising.localEnergy(), 1e-12);
        Amplitudes heisenberg = new Amplitudes(new SpinChain.Heisenberg(SITES), flat);
        heisenberg.moveTo(0b000111);
        assertEquals(0.25 * (4 - 2) - 2 * 0.5, heisenberg.localEnergy(), 1e-12);
    }
}
