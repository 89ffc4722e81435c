package wick.cli;

import java.util.List;
import wick.experiment.Section;

/// The answer of an action of `wick recurrent`, and the pictures that go with it.
record RecurrentReply(Answer answer, List<Section> pictures) {
    RecurrentReply {
        pictures = List.copyOf(pictures);
    }
}
