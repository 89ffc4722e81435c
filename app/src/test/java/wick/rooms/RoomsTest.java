package wick.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final Path ROOT = Path.of(System.getProperty("wick.root", ".."));
    private static final List<String> RULES = List.of(
            "# a small house",
            "",
            "wall theory | lab",
            "room network :",
            "room theory : network",
            "room lab : network");

    @Test
    void theHouseKeepsItsOwnFence() throws IOException {
        Fence fence = Fence.parse(Files.readAllLines(ROOT.resolve("rooms.txt")));
        Imports imports =
                Imports.of(List.of(ROOT.resolve("physics/target/classes"), ROOT.resolve("app/target/classes")));
        List<String> violations = fence.violations(imports);
        assertTrue(
                violations.isEmpty(),
                () -> "rooms.txt and the compiled classes differ:\n  " + String.join("\n  ", violations)
                        + "\nThe rooms as they are compiled:\n" + String.join("\n", imports.lines()));
    }

    @Test
    void importsAreReadFromClassFiles() throws IOException {
        Imports imports = Imports.of(List.of(ROOT.resolve("physics/target/classes")));
        SortedSet<String> experiment = imports.byRoom().getOrDefault("wick.experiment", new TreeSet<>());
        assertTrue(experiment.containsAll(List.of("wick.observable", "wick.numeric.matrix", "java.util")));
    }

    @Test
    void aHouseThatKeepsItsRulesPasses() {
        assertEquals(List.of(), violations(RULES, house("network", "theory network", "lab network")));
    }

    @Test
    void aForbiddenImportIsFound() {
        assertEquals(
                List.of("forbidden import: network -> lab", "cycle: lab -> network -> lab"),
                violations(RULES, house("network lab", "theory network", "lab network")));
    }

    @Test
    void aCycleIsFoundEvenIfEveryImportIsAllowed() {
        List<String> rules = List.of("room a : b", "room b : c", "room c : a");
        assertEquals(List.of("cycle: a -> b -> c -> a"), violations(rules, house("a b", "b c", "c a")));
    }

    @Test
    void anUnlistedRoomIsFound() {
        assertEquals(
                List.of("unlisted room: attic"),
                violations(RULES, house("network", "theory network", "lab network", "attic network")));
    }

    @Test
    void aListedRoomThatDoesNotExistIsFound() {
        assertEquals(
                List.of("listed room that does not exist: lab"), violations(RULES, house("network", "theory network")));
    }

    @Test
    void anUnusedPermissionIsFound() {
        assertEquals(
                List.of("unused permission: theory -> network"),
                violations(RULES, house("network", "theory", "lab network")));
    }

    @Test
    void noPermissionOpensTheWallBetweenTheoryAndLab() {
        List<String> rules = List.of("wall theory | lab", "room theory.x : lab.y", "room lab.y :");
        assertEquals(
                List.of("through the wall: theory.x -> lab.y"), violations(rules, house("theory.x lab.y", "lab.y")));
    }

    @Test
    void aPackageFromOutsideIsKeptToTheRoomsThatMayNameIt() {
        List<String> rules = List.of("only jdk.incubator.vector : a c", "room a :", "room b :", "room c :");
        SortedMap<String, SortedSet<String>> rooms = house("a", "b", "c").byRoom();
        rooms.get("wick.a").add("jdk.incubator.vector");
        rooms.get("wick.b").add("jdk.incubator.vector");
        assertEquals(
                List.of("forbidden import: b -> jdk.incubator.vector", "unused permission: c -> jdk.incubator.vector"),
                violations(rules, new Imports(rooms)));
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Fence.parse(List.of("room a", "")));
        assertEquals("rooms.txt:1: cannot read 'room a'", failure.getMessage());
    }

    private static List<String> violations(List<String> rules, Imports imports) {
        return Fence.parse(rules).violations(imports);
    }

    /// Each text is a room followed by what it imports.
    private static Imports house(String... rooms) {
        SortedMap<String, SortedSet<String>> byRoom = new TreeMap<>();
        for (String room : rooms) {
            List<String> words = List.of(room.split(" "));
            SortedSet<String> named = new TreeSet<>();
            words.subList(1, words.size()).forEach(word -> named.add("wick." + word));
            byRoom.put("wick." + words.getFirst(), named);
        }
        return new Imports(byRoom);
    }
}
