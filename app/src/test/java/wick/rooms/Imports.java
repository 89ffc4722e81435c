package wick.rooms;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What compiled classes name: for each package of ours the packages, of ours or from outside, that it
/// imports.
record Imports(SortedMap<String, SortedSet<String>> byRoom) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    /// Reads every class file below the directories.
    static Imports of(List<Path> directories) throws IOException {
        SortedMap<String, SortedSet<String>> byRoom = new TreeMap<>();
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new IOException(directory + " holds no compiled classes; build the module first");
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    ClassModel model = ClassFile.of().parse(file);
                    String room = packageOf(model.thisClass().asInternalName());
                    byRoom.computeIfAbsent(room, _ -> new TreeSet<>()).addAll(named(model, room));
                }
            }
        }
        return new Imports(byRoom);
    }

    /// The packages named by a class: of its constants those that are classes, and all descriptors and
    /// signatures.
    private static SortedSet<String> named(ClassModel model, String room) {
        SortedSet<String> packages = new TreeSet<>();
        for (var constant : model.constantPool()) {
            switch (constant) {
                case ClassEntry entry -> {
                    String name = entry.asInternalName();
                    packages.add(packageOf(name.substring(name.startsWith("[") ? name.lastIndexOf('[') + 2 : 0)));
                }
                case Utf8Entry entry -> {
                    Matcher matcher = IN_DESCRIPTOR.matcher(entry.stringValue());
                    while (matcher.find()) {
                        packages.add(packageOf(matcher.group(1)));
                    }
                }
                default -> {}
            }
        }
        packages.remove("");
        packages.remove(room);
        return packages;
    }

    private static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
    }

    /// The rooms and their imports as `rooms.txt` would list them.
    List<String> lines() {
        return byRoom.entrySet().stream()
                .map(entry -> "room %-26s: %s"
                        .formatted(
                                entry.getKey().replaceFirst("^wick\\.", ""),
                                entry.getValue().stream()
                                        .filter(name -> name.startsWith("wick."))
                                        .map(name -> name.replaceFirst("^wick\\.", ""))
                                        .collect(Collectors.joining(" ")))
                        .strip())
                .toList();
    }
}
