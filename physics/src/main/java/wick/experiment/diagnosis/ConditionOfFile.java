package wick.experiment.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.lab.model.ModelLoss;
import wick.lab.model.ModelRecording;

/// Whether the model in a file is trained. A file shows more than moments do: whole spectra, what a
/// chain does to signals
/// beside what independent weights of its sizes would do, and labels that are right.
public final class ConditionOfFile {
    private static final double CERTAIN = 5;
    private static final double FAR = 4;
    private static final double CLOSE = 1.5;

    private ConditionOfFile() {}

    /// Labels decide first, then directions that stand out, then the chain, and otherwise the moments.
    public static Condition of(ModelRecording.Recorded recorded, List<WeightLaw> laws, Optional<Chain> chain) {
        Optional<ModelLoss.Accuracy> accuracy = recorded.accuracy().filter(found -> found.deviations() > CERTAIN);
        if (accuracy.isPresent()) {
            return new Condition(
                    true,
                    String.format(
                            Locale.ROOT,
                            "%d of %d labels are right, where the commonest one alone gives %d",
                            accuracy.get().right(),
                            accuracy.get().inputs(),
                            accuracy.get().commonest()));
        }
        Optional<WeightLaw> standing = laws.stream()
                .filter(law -> law.spectrum().map(found -> found.outliers() > 0).orElse(false))
                .max(Comparator.comparingDouble(
                        law -> law.spectrum().orElseThrow().top()));
        Condition moments = Condition.of(recorded.recording());
        if (standing.isPresent() && moments.trained()) {
            return moments;
        }
        if (standing.isPresent()) {
            return new Condition(
                    true,
                    "the weights of " + standing.get().shape().module() + " have "
                            + standing.get().spectrum().orElseThrow().outliers()
                            + " directions beyond the edge of the spectrum of independent ones");
        }
        return chain.flatMap(ConditionOfFile::ofChain).orElse(moments);
    }

    /// Independent weights leave a chain's signals where theory expects them, within what finite width leaves open; in
    /// between a chain says nothing.
    private static Optional<Condition> ofChain(Chain chain) {
        double most = chain.layers().stream()
                .mapToDouble(layer -> Math.max(
                        Math.abs(layer.forward().deviations()),
                        Math.abs(layer.backward().deviations())))
                .max()
                .orElse(0);
        if (most < CLOSE) {
            return Optional.of(
                    new Condition(false, "signals are at every layer what independent weights of these sizes give"));
        }
        return chain.layers().stream()
                .filter(layer -> Math.abs(layer.forward().deviations()) > FAR)
                .max(Comparator.comparingDouble(
                        layer -> Math.abs(layer.forward().deviations())))
                .map(layer -> new Condition(
                        true,
                        "signals at " + layer.module() + " have a mean square of "
                                + Numbers.text(layer.forward().measured())
                                + " where independent weights of these sizes give "
                                + Numbers.text(layer.forward().predicted())));
    }
}
