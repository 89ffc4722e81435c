package wick.theory.kernellaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

/// One output as a mixture of Gaussians over the kernel.
class OutputMixtureTest {

    /// Two linear units: K is exponential of mean 1, so that the output is Laplace's, P(z' > z) = e^{−√2 z}/2.
    @Test
    void behindTwoLinearUnitsAnOutputHasLaplacesLaw() {
        LayerLaw law =
                KernelLaw.of(Chains.of(new Linear(), Laws.ntk(1, 0), 2, 2), 1).getLast();
        for (double z : new double[] {0.3, 1, 3, 10}) {
            double tail = Math.exp(-Math.sqrt(2) * z) / 2;
            assertEquals(tail, law.outputTail(z).value(), 1e-6 * tail);
            assertEquals(1 - tail, law.outputCumulative(z).value(), 1e-9);
            assertEquals(Math.sqrt(2) * tail, law.outputDensity(z).value(), 1e-5 * tail);
            assertEquals(z, law.outputQuantile(1 - tail).value(), 1e-5 * z);
            assertEquals(-z, law.outputQuantile(tail).value(), 1e-5 * z);
        }
    }

    /// Four hidden units die with probability 1/16: the output is 0 in these networks.
    @Test
    void deadNetworksAreAnAtomOfTheOutput() {
        LayerLaw law =
                KernelLaw.of(Chains.of(new Relu(), Laws.ntk(2, 0), 2, 4), 1).getLast();
        assertEquals(15.0 / 32, law.outputTail(0).value(), 1e-12);
        assertEquals(1 - 15.0 / 32, law.outputCumulative(0).value(), 1e-12);
        assertEquals(0, law.outputQuantile(0.5).value());
        assertEquals(0, law.outputQuantile(0.52).value());
        assertThrows(IllegalArgumentException.class, () -> law.outputQuantile(1));
    }

    /// The density of tanh, ten units, from an integral over drawn kernels: .447454 ±
    /// .000034, .235799 ± .000007, .038130 ± .000010, .0022911.
    @Test
    void tenUnitsOfTanhHaveThePrintedDensity() {
        LayerLaw law = KernelLaw.of(Chains.of(new Tanh(), Laws.ntk(1.5, 0.1), 2, 10), 1)
                .getLast();
        assertEquals(0.447454, law.outputDensity(0).value(), 4 * 3.4e-5);
        assertEquals(0.235799, law.outputDensity(1).value(), 4 * 7e-6);
        assertEquals(0.038130, law.outputDensity(2).value(), 4 * 1e-5);
        assertEquals(0.0022911, law.outputDensity(3).value(), 4e-6);
        double step = 1e-3;
        double slope = (law.outputCumulative(1 + step).value()
                        - law.outputCumulative(1 - step).value())
                / (2 * step);
        assertEquals(law.outputDensity(1).value(), slope, 1e-6);
    }
}
