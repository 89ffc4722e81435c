package wick.experiment.study;

import java.util.List;
import java.util.OptionalInt;
import wick.experiment.Remedy;
import wick.experiment.WidthExpansion;
import wick.network.Presence;
import wick.network.Wiring;
import wick.observable.Measurement.Engine;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// What all chapters of a study share: the request, the network, two inputs, and where findings are
/// written down.
record Bench(StudyRequest request, Anatomy anatomy, Probe probe, Budget budget, Notebook notebook) {

    /// Implicit weights where the law of the weights and the layers allow it.
    Engine engine() {
        return anatomy.gaussian() && anatomy.stack() ? Engine.IMPLICIT_WEIGHTS : Engine.REAL_WEIGHTS;
    }

    long seed() {
        return request.ensembles().seed();
    }

    List<Integer> widths() {
        return request.ensembles().widths();
    }

    /// More networks are asked for on the command line.
    Remedy remedy() {
        return new Remedy(
                request.command("--networks"),
                "--networks ",
                request.ensembles().networks());
    }

    WidthExpansion.Reading reading() {
        return new WidthExpansion.Reading(Math.max(1, anatomy.hidden()), OptionalInt.of(anatomy.width()));
    }

    List<Initial> measure(String name, int networks) {
        return widths().stream()
                .map(width -> Initial.measure(
                        width,
                        anatomy.atWidth(width),
                        probe.pair(),
                        new Initial.Draw(engine(), networks, seed(), name)))
                .toList();
    }

    /// The kernels of the two inputs at infinite width, at the readout. A wiring without absences reads
    /// zeros at absent positions.
    Kernels kernels(Wiring wired) {
        return NetworkKernels.of(wired).kernels(wired.absences() ? probe.pair() : Presence.filled(probe.pair()));
    }
}
