package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wick.network.signal.Fans;
import wick.network.signal.Kind;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// x → linear 0 → dropout 1 → norm 2 → linear 3 → identity 4 → sum 5 of 4 and 1 → linear 6
class WiringTest {
    private final Wiring wiring = new Wiring(recording());

    @Test
    void modulesThatOnlyHandOnAreSeenThrough() {
        assertEquals(Set.of(2, 5), wiring.readers(0));
        assertEquals(Set.of(0), wiring.sources(2));
        assertEquals(Set.of(0, 3), wiring.sources(5));
        assertEquals(3, wiring.made(4));
        assertTrue(wiring.isReadBy(0, Kind.NORMALIZATION));
        assertFalse(wiring.reads(3, Kind.LINEAR));
    }

    @Test
    void theStreamOfASumIsWhatWasThereFirst() {
        assertEquals(OptionalInt.of(1), wiring.stream(5));
        assertEquals(OptionalInt.of(4), wiring.branch(5));
        assertTrue(wiring.isInBranch(2));
        assertTrue(wiring.isInBranch(3));
        assertFalse(wiring.isInBranch(0));
        assertFalse(wiring.isInBranch(6));
    }

    /// x → linear 0 → linear 1 → sum of 1 and of linear 2, which reads 0 as well: a shortcut with weights of its own.
    @Test
    void aSumOfTwoNewSignalsIsNoResidualOne() {
        assertTrue(wiring.isResidual(5));
        Wiring projected = new Wiring(recording(
                List.of(stage(Kind.LINEAR), stage(Kind.LINEAR, 0), stage(Kind.LINEAR, 0), stage(Kind.ADDITION, 1, 2))));
        assertFalse(projected.isResidual(3));
    }

    private static Recording recording() {
        List<Stage> stages = List.of(
                stage(Kind.LINEAR),
                stage(Kind.OTHER, 0),
                stage(Kind.NORMALIZATION, 1),
                stage(Kind.LINEAR, 2),
                stage(Kind.IDENTITY, 3),
                stage(Kind.ADDITION, 4, 1),
                stage(Kind.LINEAR, 5));
        return recording(stages);
    }

    private static Recording recording(List<Stage> stages) {
        List<Signals> nothing = new ArrayList<>();
        stages.forEach(_ -> nothing.add(new Signals(Map.of(), Map.of())));
        return new Recording(
                new Recording.Circumstances("test", "block", 1, false),
                stages,
                List.of(new Recording.Step(OptionalDouble.empty(), nothing)));
    }

    private static Stage stage(Kind kind, Integer... inputs) {
        return new Stage("module", new Stage.Make(kind, "", Optional.empty()), List.of(inputs), Fans.NONE);
    }
}
