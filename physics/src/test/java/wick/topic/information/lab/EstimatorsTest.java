package wick.topic.information.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Moments;
import wick.topic.information.Hierarchy.BroadcastTree;
import wick.topic.information.RandomGrammar;

class EstimatorsTest {

    /// Leaving out every sample in turn, one by one.
    @Test
    void theJackknifeIsThatOfEverySampleLeftOut() {
        int[][] counts = {{5, 0, 2, 1}, {1, 3, 0, 1}, {0, 0, 4, 2}};
        double without = 0;
        for (int[] row : counts) {
            for (int j = 0; j < row.length; j++) {
                int n = row[j];
                if (n > 0) {
                    row[j]--;
                    without += n / 19.0 * direct(counts);
                    row[j]++;
                }
            }
        }
        PluginInformation estimate = PluginInformation.of(counts);
        assertEquals(direct(counts), estimate.plugin(), 1e-14);
        assertEquals(19 * direct(counts) - 18 * without, estimate.jackknife(), 1e-12);
        assertEquals(direct(counts) - (8 - 3 - 4 + 1) / 38.0, estimate.millerMadow(), 1e-14);
    }

    private static double direct(int[][] counts) {
        double total = 0;
        double[] rows = new double[counts.length];
        double[] columns = new double[counts[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                total += counts[i][j];
            }
        }
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double n = counts[i][j];
                sum += n > 0 ? n / total * Math.log(n * total / (rows[i] * columns[j])) : 0;
            }
        }
        return sum;
    }

    /// Independent variables of 4 and 5 values, 200 samples: the plug-in is 12/400 too large, corrected
    /// ones are not; four
    /// standard errors, this seed is fixed.
    @Test
    void correctionsTakeTheBiasOff() {
        Moments plugin = new Moments();
        Moments corrected = new Moments();
        Moments jackknife = new Moments();
        for (int set = 0; set < 4000; set++) {
            RandomStream stream = Address.of(1, "bias").network(set).open();
            int[][] counts = new int[4][5];
            for (int s = 0; s < 200; s++) {
                counts[(int) (4 * stream.nextUniform())][(int) (5 * stream.nextUniform())]++;
            }
            PluginInformation estimate = PluginInformation.of(counts);
            plugin.add(estimate.plugin());
            corrected.add(estimate.millerMadow());
            jackknife.add(estimate.jackknife());
        }
        assertEquals(0.03, plugin.mean(), 0.002);
        // the next order, (12/400)² or so, is left
        assertEquals(0, corrected.mean(), 4 * corrected.estimate().standardError() + 0.0012);
        assertEquals(0, jackknife.mean(), 4 * jackknife.estimate().standardError() + 0.0012);
    }

    /// Against looking at all pairs of samples.
    @Test
    void neighborsFoundByOrderAreThoseOfAllPairs() {
        RandomStream stream = Address.of(1, "neighbors").open();
        int samples = 150;
        Matrix x = Matrix.zeros(samples, 2);
        Matrix y = Matrix.zeros(samples, 1);
        for (int i = 0; i < samples; i++) {
            y.set(i, 0, stream.nextNormal());
            x.set(i, 0, y.at(i, 0) + 0.5 * stream.nextNormal());
            x.set(i, 1, stream.nextNormal());
        }
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            double[] joint = new double[samples];
            for (int j = 0; j < samples; j++) {
                joint[j] = j == i ? Double.MAX_VALUE : Math.max(apart(x, i, j), apart(y, i, j));
            }
            java.util.Arrays.sort(joint);
            int nearX = 0;
            int nearY = 0;
            for (int j = 0; j < samples; j++) {
                nearX += j != i && apart(x, i, j) < joint[2] ? 1 : 0;
                nearY += j != i && apart(y, i, j) < joint[2] ? 1 : 0;
            }
            sum += Gamma.digamma(nearX + 1.0) + Gamma.digamma(nearY + 1.0);
        }
        double expected = Gamma.digamma(3) + Gamma.digamma(samples) - sum / samples;
        assertEquals(expected, NearestNeighbors.information(x, y, 3), 1e-12);
    }

    private static double apart(Matrix x, int i, int j) {
        double largest = 0;
        for (int c = 0; c < x.columns(); c++) {
            largest = Math.max(largest, Math.abs(x.at(i, c) - x.at(j, c)));
        }
        return largest;
    }

    /// P(leaves) of a tree of depth 1 is known; messages give E(root | leaves).
    @Test
    void drawnTreesHaveTheirNoiseAndMessagesAreBayes() {
        BroadcastTree tree = new BroadcastTree(2, 0.2, 3);
        int[] leaves = new int[8];
        int equal = 0;
        RandomStream stream = Address.of(1, "trees").open();
        for (int k = 0; k < 40_000; k++) {
            HierarchySamples.leavesInto(tree, stream, leaves);
            equal += leaves[0] == leaves[1] ? 1 : 0;
        }
        // siblings agree with probability 0.8² + 0.2²; four standard errors
        assertEquals(0.68, equal / 40_000.0, 4 * Math.sqrt(0.68 * 0.32 / 40_000));
        BroadcastTree pair = new BroadcastTree(2, 0.2, 1);
        double same = 0.64 / (0.64 + 0.04);
        assertEquals(2 * same - 1, TreeInference.bias(pair, new int[] {1, 1}), 1e-14);
        assertEquals(0, TreeInference.bias(pair, new int[] {1, -1}), 1e-14);
    }

    @Test
    void ringsAreDrawnWithTheirProbabilities() {
        int[] counts = RingSamples.counts(4, 0.5, Address.of(1, "rings").open(), 60_000);
        double z = 2 * Math.exp(2) + 12 + 2 * Math.exp(-2);
        assertEquals(Math.exp(2) / z, counts[0] / 60_000.0, 0.008);
        assertEquals(Math.exp(-2) / z, counts[5] / 60_000.0, 0.002);
        assertEquals(0, RingSamples.divergence(counts, counts), 0.001);
    }

    /// Every pair of a level stands for one symbol, so that a word can be read back to its class.
    @Test
    void wordsOfAGrammarDetermineTheirClass() {
        RandomGrammar grammar = new RandomGrammar(4, 2, 3, 7);
        LearnedInference.Examples examples =
                LabeledLeaves.of(grammar, Address.of(1, "words").open(), 200);
        for (int k = 0; k < 200; k++) {
            int[] word = new int[8];
            for (int i = 0; i < 8; i++) {
                for (int s = 0; s < 4; s++) {
                    word[i] += examples.inputs().at(k, s * 8 + i) == 1 ? s : 0;
                }
            }
            for (int level = 2; level >= 0; level--) {
                for (int at = 0; at < 1 << level; at++) {
                    word[at] = symbol(grammar.rules(level), 4 * word[2 * at] + word[2 * at + 1]);
                }
            }
            double[] target = new double[4];
            target[word[0]] = 1;
            assertArrayEquals(target, examples.targets().row(k));
        }
    }

    private static int symbol(int[] rules, int pair) {
        int found = -1;
        for (int k = 0; k < rules.length; k++) {
            if (rules[k] == pair) {
                assertTrue(found < 0, "a pair stands for two symbols");
                found = k / 2;
            }
        }
        return found;
    }
}
