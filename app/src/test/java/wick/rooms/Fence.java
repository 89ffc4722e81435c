package wick.rooms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of `rooms.txt`: allowed imports of each room, walls, and packages that few may name.
record Fence(
        SortedMap<String, SortedSet<String>> allowed, List<Wall> walls, SortedMap<String, SortedSet<String>> only) {
    private static final String ROOT = "wick.";

    record Wall(String one, String other) {
        boolean stands(String room, String imported) {
            return below(room, one) && below(imported, other);
        }
    }

    /// Reads the text of `rooms.txt`.
    static Fence parse(List<String> lines) {
        Fence fence = new Fence(new TreeMap<>(), new ArrayList<>(), new TreeMap<>());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                fence.read(line, i + 1);
            }
        }
        return fence;
    }

    private void read(String line, int number) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        String mark = words.size() > 2 ? words.get(2) : "";
        switch (words.getFirst() + " " + mark) {
            case "room :" -> put(allowed, words, number);
            case "only :" -> put(only, words, number);
            case "wall |" -> walls.add(new Wall(words.get(1), words.getLast()));
            default -> throw new IllegalArgumentException("rooms.txt:" + number + ": cannot read '" + line + "'");
        }
    }

    private static void put(Map<String, SortedSet<String>> rules, List<String> words, int number) {
        if (rules.put(words.get(1), new TreeSet<>(words.subList(3, words.size()))) != null) {
            throw new IllegalArgumentException("rooms.txt:" + number + ": '" + words.get(1) + "' is listed twice");
        }
    }

    /// Everything in which the classes and the rules differ, one sentence each.
    List<String> violations(Imports imports) {
        SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
        List<String> found = new ArrayList<>();
        imports.byRoom().forEach((room, packages) -> {
            SortedSet<String> named = new TreeSet<>();
            packages.stream().filter(p -> p.startsWith(ROOT)).forEach(p -> named.add(p.substring(ROOT.length())));
            edges.put(room.substring(ROOT.length()), named);
        });
        compareRooms(edges, found);
        comparePermissions(edges, found);
        checkWalls(edges, found);
        checkWalls(allowed, found);
        checkCycles(edges, found);
        checkCycles(allowed, found);
        checkOutside(imports, found);
        return found.stream().distinct().toList();
    }

    private void compareRooms(Map<String, SortedSet<String>> edges, List<String> found) {
        edges.keySet().stream()
                .filter(room -> !allowed.containsKey(room))
                .forEach(room -> found.add("unlisted room: " + room));
        allowed.keySet().stream()
                .filter(room -> !edges.containsKey(room))
                .forEach(room -> found.add("listed room that does not exist: " + room));
    }

    private void comparePermissions(Map<String, SortedSet<String>> edges, List<String> found) {
        edges.forEach((room, named) -> named.stream()
                .filter(other -> allowed.containsKey(room) && !allowed.get(room).contains(other))
                .forEach(other -> found.add("forbidden import: " + room + " -> " + other)));
        allowed.forEach((room, permitted) -> permitted.stream()
                .filter(other -> edges.containsKey(room) && !edges.get(room).contains(other))
                .forEach(other -> found.add("unused permission: " + room + " -> " + other)));
    }

    private void checkWalls(Map<String, SortedSet<String>> edges, List<String> found) {
        for (Wall wall : walls) {
            edges.forEach((room, named) -> {
                for (String other : named) {
                    if (wall.stands(room, other) || wall.stands(other, room)) {
                        found.add("through the wall: " + room + " -> " + other);
                    }
                }
            });
        }
    }

    private static boolean below(String room, String ancestor) {
        return room.equals(ancestor) || room.startsWith(ancestor + ".");
    }

    private void checkOutside(Imports imports, List<String> found) {
        only.forEach((outside, rooms) -> {
            SortedSet<String> users = new TreeSet<>();
            imports.byRoom().forEach((room, packages) -> {
                if (packages.stream().anyMatch(p -> below(p, outside))) {
                    users.add(room.substring(ROOT.length()));
                }
            });
            users.stream()
                    .filter(room -> !rooms.contains(room))
                    .forEach(room -> found.add("forbidden import: " + room + " -> " + outside));
            rooms.stream()
                    .filter(room -> !users.contains(room))
                    .forEach(room -> found.add("unused permission: " + room + " -> " + outside));
        });
    }

    private static void checkCycles(Map<String, SortedSet<String>> edges, List<String> found) {
        Set<String> done = new HashSet<>();
        for (String room : edges.keySet()) {
            visit(room, edges, new ArrayList<>(), done, found);
        }
    }

    private static void visit(
            String room,
            Map<String, SortedSet<String>> edges,
            List<String> path,
            Set<String> done,
            List<String> found) {
        int start = path.indexOf(room);
        if (start >= 0) {
            found.add("cycle: " + String.join(" -> ", path.subList(start, path.size())) + " -> " + room);
            return;
        }
        if (done.contains(room)) {
            return;
        }
        path.add(room);
        for (String other : edges.getOrDefault(room, new TreeSet<>())) {
            visit(other, edges, path, done, found);
        }
        path.removeLast();
        done.add(room);
    }
}
