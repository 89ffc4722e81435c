package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.lab.model.ModelInputs;
import wick.lab.model.ModelLoss;
import wick.lab.model.ModelRecording;
import wick.lab.model.NetworkModel;
import wick.lab.model.WeightMatrix;
import wick.model.Axes;
import wick.model.Model;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.network.NetworkFile;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class FileDiagnosisTest {
    private static final int WIDTH = 128;

    private static double[] normals(int count, double deviation, int layer, long seed) {
        double[] values = new double[count];
        Address.of(seed, "file-diagnosis").layer(layer).open().normalsInto(count, values, 0);
        for (int i = 0; i < count; i++) {
            values[i] *= deviation;
        }
        return values;
    }

    /// A chain of six tanh layers of these variances on 32 inputs; `factor` times their deviation is added to
    /// the weights of the fourth, a direction of rank one.
    private static ModelRecording.Recorded run(double weight, double bias, double factor, long seed) {
        Map<String, NumberArray> arrays = new HashMap<>();
        for (int l = 0; l < 6; l++) {
            double deviation = Math.sqrt(weight / WIDTH);
            double[] w = normals(WIDTH * WIDTH, deviation, l, seed);
            for (int i = 0; l == 3 && factor != 0 && i < w.length; i++) {
                w[i] += factor * deviation;
            }
            arrays.put("net." + l + ".weight", RealArray.of(Axes.of(WIDTH, WIDTH), w));
            arrays.put(
                    "net." + l + ".bias", RealArray.of(Axes.of(WIDTH), normals(WIDTH, Math.sqrt(bias), 20 + l, seed)));
        }
        String layers = "{repeat: {times: 5, layers: [{dense: {width: 128, weight-variance: 1}}, {activation: tanh}]}},"
                + " {dense: {width: 128, weight-variance: 1}}";
        Model model = NetworkModel.of(
                NetworkFile.parse("n.yaml", "network: {input: 128, layers: [" + layers + "]}"),
                arrays,
                "w.safetensors");
        return ModelRecording.of(
                model, new ModelInputs(model, List.of()).noise(32, seed), new ModelLoss(32, List.of(), seed));
    }

    /// Over seeds 1 to 10 the largest deviation is 0.5 of the spread that finite width leaves to one input.
    @ParameterizedTest
    @CsvSource({"1.76, 0.05", "4, 0.05", "0.8, 0"})
    void theorysSignalsAndGradientsAreThoseOfThisVeryChain(double weight, double bias) {
        Chain chain = Chain.of(run(weight, bias, 0, 1).recording()).orElseThrow();
        assertEquals(6, chain.layers().size());
        for (Chain.Layer layer : chain.layers()) {
            assertEquals(0, layer.forward().deviations(), 1.5, layer.module());
            assertEquals(0, layer.backward().deviations(), 1.5, layer.module());
            assertEquals(weight, layer.weightVariance(), 0.05 * weight);
        }
    }

    /// At σ_b² = .05 the critical weight variance of tanh is 1.760954639606.
    @Test
    void aChainIsPlacedInThePhaseDiagramOfItsActivation() {
        Chain.Layer layer =
                Chain.of(run(4, 0.05, 0, 1).recording()).orElseThrow().layers().getFirst();
        assertEquals(
                "CHAOTIC", layer.state().orElseThrow().phase().orElseThrow().name());
        assertEquals(1.76, layer.critical().orElseThrow(), 0.1);
        for (Chain.Layer critical : Chain.of(run(1.76, 0.05, 0, 1).recording())
                .orElseThrow()
                .layers()
                .subList(0, 5)) {
            assertEquals("CRITICAL", critical.phase().orElseThrow().name());
        }
        assertEquals("CHAOTIC", layer.phase().orElseThrow().name());
        Chain.Layer ordered =
                Chain.of(run(0.8, 0, 0, 1).recording()).orElseThrow().layers().getFirst();
        assertEquals(
                "ORDERED", ordered.state().orElseThrow().phase().orElseThrow().name());
        assertEquals(1, ordered.critical().orElseThrow(), 1e-6);
    }

    /// Eight scales of the Tracy-Widom law: one independent matrix in more than 10^5 has an eigenvalue beyond.
    @Test
    void independentEntriesHaveNoDirectionThatStandsOutAndAPlantedOneIsCounted() {
        for (int seed = 1; seed <= 20; seed++) {
            double[] w = normals(60 * 90, 0.1, 0, seed);
            WeightLaw law = WeightLaw.of(new WeightMatrix("w", Matrix.of(60, 90, w)));
            assertEquals(0, law.spectrum().orElseThrow().outliers(), "seed " + seed);
            assertEquals("normal", law.law());
        }
        double[] w = normals(60 * 90, 0.1, 0, 1);
        double[] u = normals(60, 1 / Math.sqrt(60), 1, 1);
        double[] v = normals(90, 1 / Math.sqrt(90), 2, 1);
        for (int i = 0; i < w.length; i++) {
            w[i] += 3 * u[i / 90] * v[i % 90];
        }
        WeightLaw.Spectrum spectrum = WeightLaw.of(new WeightMatrix("w", Matrix.of(60, 90, w)))
                .spectrum()
                .orElseThrow();
        assertEquals(1, spectrum.outliers());
        assertTrue(spectrum.top() > 1.5 && spectrum.share() > 0.1, spectrum.toString());
    }

    @Test
    void theTailTellsUniformFromNormalEntries() {
        RandomStream random = Address.of(1, "uniform").open();
        double[] w = new double[4096];
        for (int i = 0; i < w.length; i++) {
            w[i] = 2 * random.nextUniform() - 1;
        }
        assertEquals(
                "uniform",
                WeightLaw.of(new WeightMatrix("w", Matrix.of(64, 64, w))).law());
    }

    @Test
    void aDirectionThatStandsOutIsASignOfTraining() {
        ModelRecording.Recorded fresh = run(1.76, 0.05, 0, 1);
        List<WeightLaw> laws = fresh.weights().stream().map(WeightLaw::of).toList();
        assertFalse(ConditionOfFile.of(fresh, laws, Chain.of(fresh.recording())).trained());
        ModelRecording.Recorded learned = run(1.76, 0.05, 0.5, 1);
        List<WeightLaw> moved = learned.weights().stream().map(WeightLaw::of).toList();
        assertTrue(ConditionOfFile.of(learned, moved, Chain.of(learned.recording()))
                .trained());
    }
}
