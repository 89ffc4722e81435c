package wick.experiment.diagnosis;

import java.util.List;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// What every check looks at.
record Examination(Recording recording, Wiring wiring, Condition condition) {

    static Examination of(Recording recording) {
        return of(recording, Condition.of(recording));
    }

    static Examination of(Recording recording, Condition condition) {
        return new Examination(recording, new Wiring(recording), condition);
    }

    List<Stage> stages() {
        return recording.stages();
    }

    Stage stage(int i) {
        return recording.stages().get(i);
    }

    Signals signals(int i) {
        return recording.first(i);
    }
}
