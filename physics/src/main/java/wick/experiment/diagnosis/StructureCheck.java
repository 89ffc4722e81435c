package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wick.network.signal.Kind;
import wick.network.signal.Quantity;
import wick.network.signal.Stage;

/// A normalization that is missing where a module's siblings have one.
final class StructureCheck {
    private static final Pattern NORM = Pattern.compile("(?i)(norm|ln|bn|gn)[0-9_a-z]*$");
    private static final int LEAST = 3;

    private final Examination given;
    private final Map<Integer, List<Integer>> siblings;

    StructureCheck(Examination given) {
        this.given = given;
        this.siblings = Roles.siblings(given.recording());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (int i = 0; i < given.stages().size(); i++) {
            Stage stage = given.stage(i);
            if (stage.kind() == Kind.IDENTITY && standsForNormalization(i) && named.add(stage.module())) {
                findings.add(finding(
                        stage.module(),
                        stage.module() + " is an identity where its siblings normalize",
                        "put a normalization at " + stage.module()));
            }
        }
        return findings.isEmpty() ? isolated() : findings;
    }

    private static Finding finding(String module, String what, String advice) {
        return new Finding(
                Fault.MISSING_NORMALIZATION, Severity.FAULT, List.of(module), Finding.Words.of(what, advice));
    }

    private boolean standsForNormalization(int i) {
        List<Integer> same = siblings.getOrDefault(i, List.of());
        long normalizing = same.stream()
                .filter(other -> given.stage(other).kind() == Kind.NORMALIZATION)
                .count();
        if (normalizing >= 2 && (3 * normalizing >= 2L * (same.size() - 1))) {
            return true;
        }
        String name = given.stage(i).module();
        boolean numbered = Roles.of(name).endsWith("*");
        if (same.size() > 1 && !numbered) {
            return false;
        }
        boolean named = numbered
                || NORM.matcher(name.substring(name.lastIndexOf('.') + 1)).find();
        return named && leavesUnnormalized(i);
    }

    /// Whether what an identity reads is of a kind that is normalized next everywhere else, and not here.
    private boolean leavesUnnormalized(int i) {
        for (int source : given.wiring().sources(i)) {
            Kind kind = given.stage(source).kind();
            if (kind == Kind.NORMALIZATION || given.wiring().isReadBy(source, Kind.NORMALIZATION)) {
                continue;
            }
            List<Integer> others = new ArrayList<>();
            for (int other = 0; other < given.stages().size(); other++) {
                if (other != source && given.stage(other).kind() == kind && ran(other)) {
                    others.add(other);
                }
            }
            if (most(others, other -> given.wiring().isReadBy(other, Kind.NORMALIZATION))) {
                return true;
            }
        }
        return false;
    }

    private static boolean most(List<Integer> stages, IntPredicate property) {
        long count = stages.stream().filter(property::test).count();
        return count >= LEAST && count >= 0.9 * stages.size();
    }

    /// What reads a signal that is not normalized, as one finding for all that read the same one; and then what is not
    /// followed by a normalization and leads to none of these.
    private List<Finding> isolated() {
        Map<Set<Integer>, List<Integer>> open = new LinkedHashMap<>();
        Set<Integer> reading = new TreeSet<>();
        for (int i = 0; i < given.stages().size(); i++) {
            if (lacksBefore(i)) {
                open.computeIfAbsent(given.wiring().sources(i), _ -> new ArrayList<>())
                        .add(i);
                reading.add(i);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Integer> stages : open.values()) {
            findings.add(finding(
                    stages,
                    "before",
                    stages.size() == 1
                            ? " reads a signal that is not normalized"
                            : " read a signal that is not normalized"));
        }
        for (int i = 0; i < given.stages().size(); i++) {
            if (lacksAfter(i) && given.wiring().readers(i).stream().noneMatch(reading::contains)) {
                findings.add(finding(List.of(i), "after", " is not followed by a normalization"));
            }
        }
        return findings;
    }

    private Finding finding(List<Integer> stages, String where, String what) {
        List<String> modules =
                stages.stream().map(i -> given.stage(i).module()).distinct().toList();
        String names = String.join(", ", modules);
        return new Finding(
                Fault.MISSING_NORMALIZATION,
                Severity.FAULT,
                modules,
                Finding.Words.of(
                        names + what + ", as it is for "
                                + alike(stages.getFirst()).size() + " siblings",
                        "put a normalization " + where + " " + names));
    }

    /// The siblings of the same kind whose signals are known.
    private List<Integer> alike(int i) {
        return siblings.getOrDefault(i, List.of()).stream()
                .filter(other -> other != i
                        && given.stage(other).kind() == given.stage(i).kind())
                .filter(this::ran)
                .toList();
    }

    private boolean ran(int i) {
        return given.signals(i).of(Quantity.OUTPUT).isKnown();
    }

    /// Whether siblings stand before a module and behind it.
    private static boolean isInside(int i, List<Integer> others) {
        return others.size() >= LEAST && others.getFirst() < i && others.getLast() > i;
    }

    /// A linear map that reads no normalization where all siblings do. The first and the last of a row may be
    /// wired otherwise, and count only where what they read is what the others' normalizations read.
    private boolean lacksBefore(int i) {
        Wiring wiring = given.wiring();
        List<Integer> others = alike(i);
        return given.stage(i).kind().isLinear()
                && ran(i)
                && !wiring.reads(i, Kind.NORMALIZATION)
                && most(others, other -> wiring.reads(other, Kind.NORMALIZATION))
                && (isInside(i, others) || readsWhatIsNormalizedFor(i, others));
    }

    private boolean readsWhatIsNormalizedFor(int i, List<Integer> others) {
        Wiring wiring = given.wiring();
        Set<String> normalized = others.stream()
                .flatMap(other -> wiring.sources(other).stream())
                .filter(source -> given.stage(source).kind() == Kind.NORMALIZATION)
                .flatMap(norm -> wiring.sources(norm).stream())
                .map(this::role)
                .collect(Collectors.toSet());
        return wiring.sources(i).stream().map(this::role).anyMatch(normalized::contains);
    }

    private String role(int i) {
        return Roles.of(given.stage(i).name());
    }

    /// A linear map or sum that no normalization reads where one reads all siblings. The first and the last of a row
    /// count only where two linear maps follow each other directly, which for siblings have one between them.
    private boolean lacksAfter(int i) {
        Wiring wiring = given.wiring();
        Kind kind = given.stage(i).kind();
        List<Integer> others = alike(i);
        return (kind.isLinear() || kind == Kind.ADDITION)
                && ran(i)
                && (isInside(i, others) || (kind.isLinear() && isReadByLinear(i)))
                && !wiring.isReadBy(i, Kind.NORMALIZATION)
                && most(others, other -> wiring.isReadBy(other, Kind.NORMALIZATION));
    }

    private boolean isReadByLinear(int i) {
        return given.wiring().readers(i).stream()
                .anyMatch(reader -> given.stage(reader).kind().isLinear());
    }
}
