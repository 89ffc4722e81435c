package wick.torch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the libraries lie that the process of libtorch is started with.
final class Libraries {
    private Libraries() {}

    /// Why there is no libtorch; empty if there is.
    static Optional<String> obstacle() {
        if (!beside().isEmpty() || Stream.of(ours().split(File.pathSeparator)).anyMatch(Libraries::isTorch)) {
            return Optional.empty();
        }
        return Optional.of("libtorch is not where the build puts it, in a folder 'lib' beside " + home()
                + "; build it with ./mvnw -Ptorch -DskipTests package");
    }

    /// Our own classes first, then the jars that the build has put beside this module's.
    static String classPath() {
        return Stream.concat(
                        Stream.of(home().toString(), ours()),
                        beside().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String ours() {
        return System.getProperty("java.class.path");
    }

    private static boolean isTorch(String entry) {
        return entry.contains("pytorch-");
    }

    /// The jar or folder that this class comes from.
    private static Path home() {
        try {
            return Path.of(Libraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class from a place that is no file", e);
        }
    }

    private static List<Path> beside() {
        Path lib = home().resolveSibling("lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
