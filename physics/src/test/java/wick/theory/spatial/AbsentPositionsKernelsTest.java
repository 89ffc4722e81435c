package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.theory.infinitewidth.KernelDiagonal;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.Kernels;

/// Kernels of inputs with absent positions where something else says what they are.
class AbsentPositionsKernelsTest {
    private static final int CHANNELS = 2;
    private static final int LONG = 9;
    private static final int SHORT = 6;

    private static Wiring wiring(String input, String layers) {
        return NetworkFile.parse(
                        "net.yaml",
                        "network:\n  input: " + input + "\n  layers: [" + layers
                                + ", {dense: {width: 1, weight-variance: 1.25, bias-variance: 0.5}}]\n")
                .wire();
    }

    private static Matrix sequences(int length) {
        Matrix all = Matrix.zeros(4, CHANNELS * LONG);
        Address.of(3, "sequences").open().normalsInto(all.entries().length, all.entries(), 0);
        Matrix cut = Matrix.zeros(4, CHANNELS * length);
        for (int row = 0; row < 4; row++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int p = 0; p < length; p++) {
                    cut.set(row, channel * length + p, all.at(row, channel * LONG + p));
                }
            }
        }
        return cut;
    }

    /// The short sequences in the place of long ones.
    private static Matrix padded() {
        Matrix inputs = sequences(LONG);
        for (int i = 0; i < inputs.entries().length; i++) {
            inputs.entries()[i] = i % LONG < SHORT ? inputs.entries()[i] : Double.NaN;
        }
        return inputs;
    }

    private static final String CONV = "{conv: {channels: 4, size: [3], weight-variance: 1.5, bias-variance: 0.25}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CONV + ", {activation: relu}, " + CONV + ", {activation: cos}, global-average-pool",
                "{conv: {channels: 4, size: [3], padding: valid, weight-variance: 1.5, bias-variance: 0.25}},"
                        + " {activation: erf}, {average-pool: {size: [2], stride: [2], padding: valid}},"
                        + " global-average-pool",
                CONV + ", {activation: relu}, {average-pool: {size: [3], stride: [1], padding: same}},"
                        + " global-sum-pool",
                CONV + ", {attention: {channels: 4, key-variance: 2}}, {activation: relu}, global-average-pool",
                CONV + ", flatten, layer-norm, {dense: {width: 4, weight-variance: 9}}, {activation: erf}",
                CONV + ", {residual: {branch: [{activation: relu}, " + CONV
                        + "]}}, layer-norm, {activation: relu}, global-average-pool",
            })
    void aSequencePaddedAtItsEndHasTheKernelsOfTheSequenceItself(String layers) {
        // flattened, the same weights meet fewer units: a ninth of 9 against a sixth of 6
        String alone = layers.replace("weight-variance: 9", "weight-variance: 6");
        Kernels expected = NetworkKernels.of(wiring("[2, 6]", alone)).kernels(sequences(SHORT));
        KernelEngine engine = NetworkKernels.of(wiring("{shape: [2, 9], absent: nan}", layers));
        Kernels found = engine.kernels(padded());
        check(expected.nngp(), found.nngp());
        check(expected.ntk(), found.ntk());
        assertTrue(found.nngpError() <= 4 * expected.nngpError(), found.nngpError() + " for " + expected.nngpError());
        assertTrue(found.ntkError() <= 4 * expected.ntkError(), found.ntkError() + " for " + expected.ntkError());
        // between sequences with and without absent positions, and every input by itself
        Kernels mixed = engine.kernels(padded(), sequences(LONG));
        Matrix both = Matrix.zeros(8, CHANNELS * LONG);
        System.arraycopy(padded().entries(), 0, both.entries(), 0, 4 * CHANNELS * LONG);
        System.arraycopy(sequences(LONG).entries(), 0, both.entries(), 4 * CHANNELS * LONG, 4 * CHANNELS * LONG);
        Kernels whole = engine.kernels(both);
        KernelDiagonal diagonal = engine.diagonal(both);
        for (int i = 0; i < 4; i++) {
            assertEquals(whole.ntk().at(i, i), diagonal.ntk().at(i));
            for (int j = 0; j < 4; j++) {
                assertEquals(whole.nngp().at(i, 4 + j), mixed.nngp().at(i, j), 1e-13);
                assertEquals(whole.ntk().at(i, 4 + j), mixed.ntk().at(i, j), 1e-12);
            }
        }
        Matrix tile = Matrix.zeros(8, 8);
        engine.tiles(both, KernelKinds.NTK).tileInto(0, 0, Matrix.zeros(0, 0), tile);
        assertEquals(whole.ntk(), tile);
    }

    private static void check(Matrix expected, Matrix found) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertEquals(expected.at(i, j), found.at(i, j), 1e-13 * Math.max(1, expected.at(i, i)), i + "," + j);
            }
        }
    }

    /// The general path for inputs with absent positions carries whole inputs too.
    @Test
    void inputsThatLackNothingHaveTheKernelsOfTheNetworkWithoutAbsentPositions() {
        String layers = CONV + ", {activation: cos}, global-average-pool";
        Kernels expected = NetworkKernels.of(wiring("[2, 9]", layers)).kernels(sequences(LONG));
        Kernels found = NetworkKernels.of(wiring("{shape: [2, 9], absent: nan}", layers))
                .kernels(sequences(LONG));
        check(expected.nngp(), found.nngp());
        check(expected.ntk(), found.ntk());
    }

    @Test
    void nanIsAnErrorWhereNoPositionMayBeAbsent() {
        KernelEngine engine = NetworkKernels.of(wiring("[2, 9]", CONV + ", global-average-pool"));
        Matrix inputs = padded();
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> engine.kernels(inputs))
                .getMessage());
        assertTrue(message.contains("NaN"), message);
    }

    @Test
    void branchesThatLeaveDifferentPositionsAreNotSetSideBySide() {
        KernelEngine engine = NetworkKernels.of(wiring(
                "{shape: [2, 9], absent: nan}",
                CONV + ", {concatenate: {branches: [["
                        + CONV.replace("size: [3]", "size: [4], stride: [3]") + "], ["
                        + CONV.replace("size: [3]", "size: [1], stride: [3]")
                        + "]]}}, global-average-pool"));
        Matrix inputs = sequences(LONG);
        inputs.set(0, 1, Double.NaN);
        inputs.set(0, 10, Double.NaN);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> engine.kernels(inputs))
                .getMessage());
        assertTrue(message.contains("concatenate: the branches end with different positions of input row 0"), message);
    }
}
