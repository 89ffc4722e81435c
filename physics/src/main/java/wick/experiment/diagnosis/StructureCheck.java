package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import wick.network.signal.Kind;
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
        if (findings.isEmpty()) {
            for (int i = 0; i < given.stages().size(); i++) {
                isolated(i, named).ifPresent(findings::add);
            }
        }
        return findings;
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
                if (other != source && given.stage(other).kind() == kind) {
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

    /// A module inside a row of siblings that reads no normalization, or is read by none, where all others do.
    private Optional<Finding> isolated(int i, Set<String> named) {
        Stage stage = given.stage(i);
        List<Integer> same = siblings.getOrDefault(i, List.of()).stream()
                .filter(other -> given.stage(other).kind() == stage.kind())
                .toList();
        boolean inside = same.size() >= 4 && same.getFirst() != i && same.getLast() != i;
        if (!inside || !(stage.kind().isLinear() || stage.kind() == Kind.ADDITION)) {
            return Optional.empty();
        }
        List<Integer> others = same.stream().filter(other -> other != i).toList();
        Wiring wiring = given.wiring();
        boolean before = stage.kind().isLinear()
                && !wiring.reads(i, Kind.NORMALIZATION)
                && most(others, other -> wiring.reads(other, Kind.NORMALIZATION));
        boolean after = !wiring.isReadBy(i, Kind.NORMALIZATION)
                && most(others, other -> wiring.isReadBy(other, Kind.NORMALIZATION));
        if (!(before || after) || !named.add(stage.module())) {
            return Optional.empty();
        }
        String where = before ? " reads a signal that is not normalized" : " is not followed by a normalization";
        return Optional.of(finding(
                stage.module(),
                stage.module() + where + ", as it is for its " + others.size() + " siblings",
                "put a normalization " + (before ? "before " : "after ") + stage.module()));
    }
}
