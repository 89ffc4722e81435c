package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.signal.Quantity;
import wick.network.signal.Stage;
import wick.theory.signal.Band;
import wick.theory.signal.StageTheory;

/// Linear maps of an untrained model that leave the band of independent weights of their size.
final class GainCheck {
    private final Examination given;

    GainCheck(Examination given) {
        this.given = given;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < given.stages().size() && !given.condition().trained(); i++) {
            Stage stage = given.stage(i);
            double measured = given.signals(i).of(Quantity.OUTPUT).square();
            Optional<Band> band = StageTheory.forward(stage, given.signals(i));
            boolean counts = stage.kind().isLinear()
                    && given.signals(i).of(Quantity.OUTPUT).isKnown();
            if (counts && band.isPresent() && !band.get().contains(measured)) {
                findings.add(new Finding(
                        Fault.STRUCTURED_WEIGHTS,
                        Severity.NOTICE,
                        List.of(stage.module()),
                        Finding.Words.of(
                                stage.module() + " gives a mean square of " + Numbers.text(measured)
                                        + " where independent weights of its size give "
                                        + Numbers.text(band.get().low()) + " to "
                                        + Numbers.text(band.get().high()),
                                "")));
            }
        }
        return findings;
    }
}
