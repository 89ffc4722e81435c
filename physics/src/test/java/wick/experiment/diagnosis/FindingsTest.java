package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;
import wick.numeric.random.Address;

/// What the checks find in recordings made by hand.
class FindingsTest {
    private static final int WIDTH = 64;

    private final List<Stage> stages = new ArrayList<>();
    private final List<Signals> signals = new ArrayList<>();

    private static Moments normal(int count, double variance, int draw) {
        double[] values = new double[count];
        Address.of(1, "findings").layer(draw).open().normalsInto(count, values, 0);
        return Moments.of(IntStream.range(0, count)
                .mapToDouble(i -> values[i] * Math.sqrt(variance))
                .toArray());
    }

    private int add(String name, Kind kind, Integer... inputs) {
        boolean linear = kind.isLinear();
        stages.add(new Stage(
                name,
                new Stage.Make(kind, "", Optional.empty()),
                List.of(inputs),
                linear ? Fans.of(WIDTH, WIDTH) : Fans.NONE));
        Map<Quantity, Moments> moments = new EnumMap<>(Quantity.class);
        moments.put(Quantity.OUTPUT, normal(256, 1, 0));
        if (linear) {
            moments.put(Quantity.WEIGHT, normal(WIDTH * WIDTH, 2.0 / WIDTH, stages.size()));
        }
        signals.add(new Signals(moments, Map.of()));
        return stages.size() - 1;
    }

    private void put(int stage, Quantity quantity, Moments moments) {
        Map<Quantity, Moments> all = new EnumMap<>(Quantity.class);
        for (Quantity known : List.of(Quantity.OUTPUT, Quantity.WEIGHT, Quantity.BIAS)) {
            if (signals.get(stage).of(known).isKnown()) {
                all.put(known, signals.get(stage).of(known));
            }
        }
        all.put(quantity, moments);
        signals.set(stage, new Signals(all, Map.of()));
    }

    private Recording recording() {
        return new Recording(
                new Recording.Circumstances("test", "made by hand", 4, false),
                stages,
                List.of(new Recording.Step(OptionalDouble.empty(), signals)));
    }

    private List<Finding> found(Fault fault) {
        return Diagnosis.of(recording()).findings().stream()
                .filter(finding -> finding.fault() == fault)
                .toList();
    }

    private void plain(int layers) {
        for (int l = 0; l < layers; l++) {
            add(String.valueOf(2 * l), Kind.LINEAR, l == 0 ? new Integer[0] : new Integer[] {stages.size() - 1});
            add(String.valueOf(2 * l + 1), Kind.ACTIVATION, stages.size() - 1);
        }
    }

    /// Hidden layers of variance 2/n: a readout of 1/n, 1/n² or 0 is no fault, and a hidden layer of these is.
    @ParameterizedTest
    @ValueSource(doubles = {1.0 / WIDTH, 1.0 / (WIDTH * WIDTH), 0})
    void aReadoutMayBeOfAnySizeAndAHiddenLayerMayNot(double variance) {
        plain(6);
        put(10, Quantity.WEIGHT, normal(WIDTH * WIDTH, variance, 99));
        assertEquals(List.of(), found(Fault.WEIGHT_SCALE));
        put(4, Quantity.WEIGHT, normal(WIDTH * WIDTH, variance, 99));
        assertEquals(List.of("4"), found(Fault.WEIGHT_SCALE).getFirst().modules());
    }

    /// Blocks norm → q, k, v → sum of the stream and v; the norm of block `without` is missing.
    private void blocks(int count, int without) {
        int stream = add("embed", Kind.EMBEDDING);
        for (int b = 0; b < count; b++) {
            int source = b == without ? stream : add("b." + b + ".norm", Kind.NORMALIZATION, stream);
            add("b." + b + ".q", Kind.LINEAR, source);
            add("b." + b + ".k", Kind.LINEAR, source);
            int value = add("b." + b + ".v", Kind.LINEAR, source);
            stream = add("b." + b + ".add", Kind.ADDITION, stream, value);
        }
        add("head", Kind.LINEAR, add("norm", Kind.NORMALIZATION, stream));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void oneMissingNormalizationIsOneFindingThatNamesAllWhoReadWhatItLeaves(int block) {
        blocks(5, block);
        List<Finding> found = found(Fault.MISSING_NORMALIZATION);
        assertEquals(1, found.size(), found.toString());
        assertEquals(
                List.of("b." + block + ".q", "b." + block + ".k", "b." + block + ".v"),
                found.getFirst().modules());
    }

    /// What the first block reads is no sum of a block, and may be meant to go on as it is.
    @Test
    void aFirstBlockThatReadsTheEmbeddingRaisesNoAlarm() {
        blocks(5, 0);
        assertEquals(List.of(), found(Fault.MISSING_NORMALIZATION));
    }

    /// Linear map → norm → activation in a row; behind the last linear map stands `last`, and then the readout.
    private List<String> missingInRowThatEndsWith(Optional<Kind> last) {
        stages.clear();
        signals.clear();
        int stream = add("stem", Kind.EMBEDDING);
        for (int b = 0; b < 4; b++) {
            int norm = add("b." + b + ".norm", Kind.NORMALIZATION, add("b." + b + ".fc", Kind.LINEAR, stream));
            stream = add("b." + b + ".act", Kind.ACTIVATION, norm);
        }
        int end = add("b.4.fc", Kind.LINEAR, stream);
        add("head", Kind.LINEAR, last.map(kind -> add("b.4.end", kind, end)).orElse(end));
        return found(Fault.MISSING_NORMALIZATION).stream()
                .flatMap(finding -> finding.modules().stream())
                .toList();
    }

    /// Two linear maps that follow each other directly are one; the last of a row may end without a norm where
    /// something else stands between it and the readout.
    @Test
    void theLastOfARowLacksItsNormalizationWhereTheReadoutReadsItDirectly() {
        assertEquals(List.of("b.4.fc"), missingInRowThatEndsWith(Optional.empty()));
        assertEquals(List.of("b.4.fc"), missingInRowThatEndsWith(Optional.of(Kind.OTHER)));
        assertEquals(List.of(), missingInRowThatEndsWith(Optional.of(Kind.ACTIVATION)));
        assertEquals(List.of(), missingInRowThatEndsWith(Optional.of(Kind.NORMALIZATION)));
    }

    @Test
    void whatDidNotRunIsJudgedByItsWeightsAlone() {
        blocks(5, -1);
        for (int i = stages.size() - 8; i < stages.size(); i++) {
            Moments weight = signals.get(i).of(Quantity.WEIGHT);
            Stage old = stages.get(i);
            stages.set(i, new Stage(old.name(), old.make(), List.of(), old.fans()));
            signals.set(i, new Signals(weight.isKnown() ? Map.of(Quantity.WEIGHT, weight) : Map.of(), Map.of()));
        }
        assertTrue(
                Diagnosis.of(recording()).isHealthy(),
                Diagnosis.of(recording()).findings().toString());
        int last = stages.size() - 5;
        assertEquals("b.4.k", stages.get(last).name());
        signals.set(last, new Signals(Map.of(Quantity.WEIGHT, normal(WIDTH * WIDTH, 32.0 / WIDTH, 7)), Map.of()));
        assertEquals(List.of("b.4.k"), found(Fault.WEIGHT_SCALE).getFirst().modules());
    }

    /// Biases drawn from one normal law are no sign of training; of different ones in each layer they are.
    @Test
    void normalBiasesOfOneVarianceAreAsDrawn() {
        plain(4);
        for (int l = 0; l < 4; l++) {
            put(2 * l, Quantity.BIAS, normal(WIDTH, 0.05, 20 + l));
        }
        assertFalse(Condition.of(recording()).trained());
        put(2, Quantity.BIAS, normal(WIDTH, 0.01, 22));
        assertTrue(Condition.of(recording()).trained());
    }

    /// The largest eigenvalue of an independent 64 x 64 matrix is at 4 · 64 v, and its scale is v · 16 ·
    /// (1/4)^{1/3} = 10 v.
    @Test
    void aDirectionBeyondTheEdgeIsASignOfTraining() {
        plain(4);
        Map<Quantity, Moments> kept = Map.of(
                Quantity.OUTPUT, signals.get(2).of(Quantity.OUTPUT),
                Quantity.WEIGHT, signals.get(2).of(Quantity.WEIGHT));
        double v = signals.get(2).of(Quantity.WEIGHT).variance();
        signals.set(2, new Signals(kept, Map.of(Figure.TOP, 330 * v)));
        assertFalse(Condition.of(recording()).trained());
        signals.set(2, new Signals(kept, Map.of(Figure.TOP, 345 * v)));
        assertTrue(Condition.of(recording()).trained());
    }
}
