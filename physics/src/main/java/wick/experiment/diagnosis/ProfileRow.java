package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;
import wick.theory.signal.Band;
import wick.theory.signal.StageTheory;

/// One stage: the mean squares measured, and the bands in which theory expects them.
///
/// @param output of the output; nothing is known where its count is 0
/// @param back of what this stage sends back to its input
/// @param gradient of the gradient in its output
public record ProfileRow(
        Stage stage,
        Moments output,
        Optional<Band> expected,
        Moments gradient,
        Moments back,
        Optional<Band> expectedBack) {

    static List<ProfileRow> of(Recording recording) {
        List<ProfileRow> rows = new ArrayList<>();
        for (int i = 0; i < recording.stages().size(); i++) {
            Stage stage = recording.stages().get(i);
            Signals signals = recording.first(i);
            rows.add(new ProfileRow(
                    stage,
                    signals.of(Quantity.OUTPUT),
                    StageTheory.forward(stage, signals),
                    signals.of(Quantity.OUTPUT_GRADIENT),
                    signals.of(Quantity.INPUT_GRADIENT),
                    StageTheory.backward(stage, signals)));
        }
        return rows;
    }
}
