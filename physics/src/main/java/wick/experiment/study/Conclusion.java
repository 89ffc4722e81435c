package wick.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wick.experiment.Comparison;
import wick.experiment.Verdict;
import wick.observable.Assumption;
import wick.observable.Source;

/// What a study comes to: the answer, its meaning, what to try next, and what it all rests on.
final class Conclusion {
    private final Bench bench;
    private final Diagnosis diagnosis;
    private final List<Comparison> comparisons;

    Conclusion(Bench bench, Diagnosis diagnosis) {
        this.bench = bench;
        this.diagnosis = diagnosis;
        comparisons = bench.notebook().comparisons();
    }

    String answer() {
        return (bench.anatomy().stack() ? diagnosis.sentence() : width()) + " " + tally();
    }

    private String tally() {
        long graded = comparisons.stream()
                .filter(c -> c.verdict() != Verdict.NOT_GRADED)
                .count();
        long right = comparisons.stream()
                .filter(c -> c.verdict() == Verdict.AGREES || c.verdict() == Verdict.NOT_VIOLATED)
                .count();
        long wrong = count(Verdict.DISAGREES);
        long open = count(Verdict.INCONCLUSIVE);
        return "Of " + graded + " predictions " + right + " hold"
                + (wrong > 0 ? ", " + wrong + " fail" : "")
                + (open > 0 ? ", " + open + " need more networks" : "")
                + (count(Verdict.OUT_OF_DOMAIN) > 0
                        ? ", " + count(Verdict.OUT_OF_DOMAIN) + " lie outside the theory's domain"
                        : "")
                + ".";
    }

    private long count(Verdict verdict) {
        return comparisons.stream().filter(c -> c.verdict() == verdict).count();
    }

    StudyReport.Closing closing() {
        return new StudyReport.Closing(true, List.of(depth(), width(), training()), next());
    }

    private String depth() {
        return diagnosis.sentence();
    }

    private String width() {
        return comparisons.stream()
                .filter(c -> c.id().equals("ntk.spread"))
                .flatMap(c -> c.deviation().stream())
                .map(d -> String.format(
                        Locale.ROOT,
                        "At width %d a single network's tangent kernel between two inputs is off the wide limit by %.2g %%;"
                                + " expect no better of theory for one such network.",
                        bench.anatomy().width(),
                        d.percent()))
                .findFirst()
                .orElse("How far single networks stray from the wide limit could not be measured here.");
    }

    private String training() {
        return comparisons.stream()
                .filter(c -> c.id().equals("training.loss") || c.id().equals("training.mean"))
                .flatMap(c -> c.deviation().stream())
                .map(d -> String.format(
                        Locale.ROOT,
                        "Trained networks of this width differ from training with a frozen kernel by %.2g %%: %s.",
                        Math.abs(d.percent()),
                        Math.abs(d.percent()) < 5 ? "they train lazily" : "they leave the lazy regime"))
                .findFirst()
                .orElse("Nothing was trained, so that nothing is said about learning.");
    }

    private List<String> next() {
        List<String> next = new ArrayList<>();
        comparisons.stream()
                .filter(c -> c.verdict() == Verdict.INCONCLUSIVE)
                .map(Comparison::remark)
                .filter(remark -> remark.contains(": wick study"))
                .map(remark -> remark.substring(remark.lastIndexOf("wick study")))
                .findFirst()
                .ifPresent(next::add);
        if (next.isEmpty() && bench.request().effort() != Effort.FULL) {
            next.add(bench.request().withEffort(Effort.FULL).command());
        }
        next.add(
                diagnosis
                                .depthScale()
                                .filter(scale -> bench.anatomy().hidden() > Diagnosis.TRAINABLE * scale)
                                .isPresent()
                        ? "wick run trainable-depth"
                        : "wick run depth-scale");
        return next.subList(0, Math.min(2, next.size()));
    }

    /// The section of assumptions and sources.
    void assumptions() {
        List<Assumption> used = comparisons.stream()
                .flatMap(c -> c.prediction().basis().assumptions().stream())
                .distinct()
                .sorted()
                .toList();
        List<Source> sources = comparisons.stream()
                .map(c -> c.prediction().basis().source())
                .distinct()
                .sorted(java.util.Comparator.comparing(Source::key))
                .toList();
        String summary = "Assumed: "
                + String.join("; ", used.stream().map(Assumption::statement).toList()) + ". Sources: "
                + String.join("; ", sources.stream().map(Source::citation).toList()) + ".";
        bench.notebook().close("assumptions", "Assumptions and sources", summary, List.of());
    }
}
