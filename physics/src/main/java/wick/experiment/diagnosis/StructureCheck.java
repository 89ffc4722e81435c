package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wick.network.signal.Kind;
import wick.network.signal.Quantity;
import wick.network.signal.Stage;

/// A normalization that is missing where a module's siblings have one.
final class StructureCheck {
    private static final Pattern NORM = Pattern.compile("(?i)(norm|ln|bn|gn)[0-9_a-z]*$");
    private static final int LEAST = 3;

    private final Examination given;
    private final Map<Integer, List<Integer>> siblings;
    private final Map<Integer, Group> groups = new HashMap<>();
    private final Map<Kind, Group> kinds = new EnumMap<>(Kind.class);

    /// Stages of one kind whose signals are known, counted together once, so that each of them can be compared with
    /// the others.
    ///
    /// @param before how many read a normalization
    /// @param after how many are read by one
    /// @param only how many are read by nothing but one
    /// @param normalized the parts that make what those normalizations read
    private record Group(List<Integer> members, int before, int after, int only, Set<String> normalized) {

        /// Whether `count` of `others` are most of them.
        private static boolean most(int count, int others) {
            return count >= LEAST && count >= 0.9 * others;
        }

        /// Of a member.
        int others() {
            return members.size() - 1;
        }

        /// Whether others stand before a member and behind it.
        boolean isInside(int i) {
            return others() >= LEAST && members.getFirst() < i && members.getLast() > i;
        }
    }

    StructureCheck(Examination given) {
        this.given = given;
        this.siblings = Roles.siblings(given.recording());
        Roles.of(given.recording()).values().stream()
                .flatMap(same -> byKind(same).stream())
                .forEach(group -> group.members().forEach(i -> groups.put(i, group)));
        byKind(IntStream.range(0, given.stages().size()).boxed().toList())
                .forEach(group ->
                        kinds.put(given.stage(group.members().getFirst()).kind(), group));
    }

    private List<Group> byKind(List<Integer> stages) {
        return stages.stream()
                .filter(this::ran)
                .collect(Collectors.groupingBy(i -> given.stage(i).kind()))
                .values()
                .stream()
                .map(this::group)
                .toList();
    }

    private Group group(List<Integer> members) {
        Wiring wiring = given.wiring();
        List<Integer> before = members.stream()
                .filter(i -> wiring.reads(i, Kind.NORMALIZATION))
                .toList();
        Set<String> normalized = before.stream()
                .flatMap(i -> wiring.sources(i).stream())
                .filter(source -> given.stage(source).kind() == Kind.NORMALIZATION)
                .flatMap(norm -> wiring.sources(norm).stream())
                .map(this::role)
                .collect(Collectors.toSet());
        long after = members.stream()
                .filter(i -> wiring.isReadBy(i, Kind.NORMALIZATION))
                .count();
        long only = members.stream().filter(this::isOnlyNormalized).count();
        return new Group(members, before.size(), (int) after, (int) only, normalized);
    }

    List<Finding> findings() {
        SequencedMap<String, Set<String>> identities = new LinkedHashMap<>();
        for (int i = 0; i < given.stages().size(); i++) {
            Stage stage = given.stage(i);
            if (stage.kind() == Kind.IDENTITY && standsForNormalization(i)) {
                identities.computeIfAbsent(role(i), _ -> new LinkedHashSet<>()).add(stage.module());
            }
        }
        return identities.isEmpty()
                ? isolated()
                : identities.values().stream().map(StructureCheck::finding).toList();
    }

    /// One identity among normalizations is a fault; where several of a part are, this is how the model was built.
    private static Finding finding(Set<String> identities) {
        boolean one = identities.size() == 1;
        String names = String.join(", ", identities);
        return new Finding(
                Fault.MISSING_NORMALIZATION,
                one ? Severity.FAULT : Severity.NOTICE,
                List.copyOf(identities),
                Finding.Words.of(
                        names
                                + (one
                                        ? " is an identity where its siblings normalize"
                                        : " are identities where their siblings normalize"),
                        "put a normalization at " + names + (one ? "" : ", unless this is meant")));
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
            Group fellows = kinds.get(kind);
            if (fellows != null && Group.most(fellows.after(), fellows.members().size() - (ran(source) ? 1 : 0))) {
                return true;
            }
        }
        return false;
    }

    /// What reads a signal that is not normalized, as one finding for all that read the same one; and then what is not
    /// followed by a normalization and leads to none of these, as one finding for all that the same ones read.
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
        Map<Set<Integer>, List<Integer>> ends = new LinkedHashMap<>();
        for (int i = 0; i < given.stages().size(); i++) {
            if (lacksAfter(i) && given.wiring().readers(i).stream().noneMatch(reading::contains)) {
                ends.computeIfAbsent(given.wiring().readers(i), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> stages : ends.values()) {
            findings.add(finding(
                    stages,
                    "after",
                    stages.size() == 1
                            ? " is not followed by a normalization"
                            : " are not followed by a normalization"));
        }
        return findings;
    }

    private Finding finding(List<Integer> stages, String where, String what) {
        String names = String.join(", ", modules(stages));
        List<Integer> readers = stages.stream()
                .filter(i -> given.stage(i).kind() == Kind.ADDITION)
                .flatMap(i -> given.wiring().readers(i).stream())
                .filter(reader -> given.stage(reader).kind().isLinear())
                .toList();
        return new Finding(
                Fault.MISSING_NORMALIZATION,
                Severity.FAULT,
                modules(readers.isEmpty() ? stages : readers),
                Finding.Words.of(
                        names + what + ", as it is for "
                                + among(stages.getFirst()).others() + " siblings",
                        "put a normalization " + where + " " + names));
    }

    private List<String> modules(List<Integer> stages) {
        return stages.stream().map(i -> given.stage(i).module()).distinct().toList();
    }

    /// A stage that ran, and its siblings of the same kind that ran.
    private Group among(int i) {
        Group group = groups.get(i);
        if (group == null) {
            throw new IllegalArgumentException("stage " + i + " did not run");
        }
        return group;
    }

    private boolean ran(int i) {
        return given.signals(i).of(Quantity.OUTPUT).isKnown();
    }

    /// A linear map that reads no normalization where all siblings do. The first and the last of a row may be
    /// wired otherwise, and count only where what they read is what the others' normalizations read.
    private boolean lacksBefore(int i) {
        Wiring wiring = given.wiring();
        if (!given.stage(i).kind().isLinear() || !ran(i) || wiring.reads(i, Kind.NORMALIZATION)) {
            return false;
        }
        Group group = among(i);
        return Group.most(group.before(), group.others())
                && (group.isInside(i)
                        || wiring.sources(i).stream().map(this::role).anyMatch(group.normalized()::contains));
    }

    private String role(int i) {
        return Roles.of(given.stage(i).name());
    }

    /// A linear map or sum that no normalization reads where one reads all siblings. The first and the last of a row
    /// count only where a linear map reads them directly; sums moreover only where nothing but a normalization
    /// reads their siblings, so that the stream itself is normalized.
    private boolean lacksAfter(int i) {
        Wiring wiring = given.wiring();
        Kind kind = given.stage(i).kind();
        boolean counts = kind.isLinear() || kind == Kind.ADDITION;
        if (!counts || !ran(i) || wiring.isReadBy(i, Kind.NORMALIZATION)) {
            return false;
        }
        Group group = among(i);
        return Group.most(group.after(), group.others())
                && (group.isInside(i)
                        || (isReadByLinear(i) && (kind.isLinear() || Group.most(group.only(), group.others()))));
    }

    private boolean isOnlyNormalized(int i) {
        Set<Integer> readers = given.wiring().readers(i);
        return !readers.isEmpty()
                && readers.stream().allMatch(reader -> given.stage(reader).kind() == Kind.NORMALIZATION);
    }

    private boolean isReadByLinear(int i) {
        return given.wiring().readers(i).stream()
                .anyMatch(reader -> given.stage(reader).kind().isLinear());
    }
}
