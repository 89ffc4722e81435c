package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import wick.network.signal.Recording;
import wick.network.signal.Stage;

/// The part that a module plays in its block: its name without the numbers that count blocks. Modules with
/// the same part are siblings.
final class Roles {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern USE = Pattern.compile("#[0-9]+$");

    private Roles() {}

    /// `blocks.3.mlp.fc1` plays `blocks.*.mlp.fc1`, `features.6` `features.*`, `layer2.0.downsample.1` keeps its
    /// last number: `layer*.*.downsample.1`.
    static String of(String name) {
        List<String> parts = DOT.splitAsStream(name).toList();
        List<String> role = new ArrayList<>();
        boolean counted = false;
        for (String part : parts.subList(0, parts.size() - 1)) {
            counted |= DIGITS.matcher(part).find();
            role.add(DIGITS.matcher(part).replaceAll("*"));
        }
        String last = parts.getLast();
        if (!counted) {
            String plain = USE.matcher(last).replaceFirst("");
            last = NUMBER.matcher(plain).matches() ? "*" : plain;
        }
        role.add(last);
        return String.join(".", role);
    }

    /// The stages of each part, by position in order of execution.
    static SequencedMap<String, List<Integer>> of(Recording recording) {
        SequencedMap<String, List<Integer>> roles = new LinkedHashMap<>();
        List<Stage> stages = recording.stages();
        for (int i = 0; i < stages.size(); i++) {
            roles.computeIfAbsent(of(stages.get(i).name()), _ -> new ArrayList<>())
                    .add(i);
        }
        return roles;
    }

    /// The stages of the same part as each stage.
    static Map<Integer, List<Integer>> siblings(Recording recording) {
        Map<Integer, List<Integer>> siblings = new LinkedHashMap<>();
        of(recording).values().forEach(members -> members.forEach(stage -> siblings.put(stage, members)));
        return siblings;
    }
}
