package wick.topic.information.theory.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.topic.information.QuadraticField;
import wick.topic.information.theory.Entropies;
import wick.topic.information.theory.field.TwoEnsembles.Modes;

class TwoEnsemblesTest {

    /// Two modes of equal variance: their sum of squares is exponential, so that the integral over it is elementary.
    @Test
    void twoModesSayWhatTheirExponentialPowerSays() {
        double one = 3;
        TwoEnsembles ensembles = TwoEnsembles.of(List.of(new Modes(1, one, 2)));
        double information = 0;
        double accuracy = 0;
        int steps = 400_000;
        double h = 150.0 / steps;
        for (int n = 0; n < steps; n++) {
            double x = (n + 0.5) * h;
            double p0 = Math.exp(-x);
            double p1 = Math.exp(-x / one) / one;
            double share = p1 / (p0 + p1);
            information += h * (p0 + p1) / 2 * (Math.log(2) - Entropies.of(share, 1 - share));
            accuracy += h * Math.max(p0, p1) / 2;
        }
        assertEquals(information, ensembles.information(), 1e-9);
        assertEquals(accuracy, ensembles.accuracy(), 2e-5);
    }

    @Test
    void equalEnsemblesAreNotToldApartAndDistantOnesAlways() {
        assertEquals(0, TwoEnsembles.of(List.of(new Modes(2, 2, 50))).information(), 1e-12);
        assertEquals(Math.log(2), TwoEnsembles.of(List.of(new Modes(1, 9, 400))).information(), 1e-9);
    }

    /// A difference in the mass survives coarse-graining, one in the second coupling does not; nothing is
    /// gained. Values
    /// of 20 000 fields drawn in reference/information/fields.py, errors below 0.003.
    @Test
    void coarseGrainingKeepsTheRelevantAndLosesTheIrrelevant() {
        QuadraticField base = QuadraticField.of(0.05, 1, 0.5);
        double[] mass = kept(base, QuadraticField.of(0.2, 1, 0.5));
        double[] second = kept(base, QuadraticField.of(0.05, 1, 0.7));
        assertEquals(0.4567, mass[0], 0.01);
        assertEquals(0.4293, mass[2], 0.01);
        assertEquals(0.6750, second[0], 0.01);
        assertEquals(0.2814, second[1], 0.01);
        assertEquals(0.0221, second[2], 0.005);
        for (int i = 1; i < mass.length; i++) {
            assertTrue(mass[i] <= mass[i - 1] && second[i] <= second[i - 1]);
        }
        assertTrue(mass[2] > 0.7 * mass[0], () -> mass[0] + " " + mass[2]);
        assertTrue(second[2] < 0.05 * second[0], () -> second[0] + " " + second[2]);
    }

    private static double[] kept(QuadraticField zero, QuadraticField one) {
        double[] kept = new double[3];
        for (int step = 0; step < 3; step++) {
            BlockMeans of0 = new BlockMeans(zero, 1 << step);
            BlockMeans of1 = new BlockMeans(one, 1 << step);
            kept[step] = TwoEnsembles.onLattice(32 >> step, of0::spectrum, of1::spectrum)
                    .information();
        }
        return kept;
    }
}
