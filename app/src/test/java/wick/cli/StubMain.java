package wick.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A jar in the place of Wick's.
final class StubMain {
    private static final String SOURCE = """
            package wick.cli;
            public final class Main {
                public static void main(String[] arguments) {
                    for (String argument : arguments) {
                        System.out.print("[" + argument + "]");
                    }
                    System.out.println();
                    System.out.println("cwd=" + System.getProperty("user.dir"));
                    System.out.println("vector=" + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
                    System.out.println("native=" + Main.class.getModule().isNativeAccessEnabled());
                    System.out.println("openblas=" + System.getenv("OPENBLAS_NUM_THREADS")
                            + " omp=" + System.getenv("OMP_NUM_THREADS"));
                    System.out.println("lean=" + System.getProperty("wick.lean"));
                    System.out.println("cached=" + ProcessHandle.current().info().arguments().stream()
                            .flatMap(java.util.Arrays::stream)
                            .anyMatch(word -> word.startsWith("-XX:AOTCache=")));
                    System.exit(7);
                }
            }
            """;
    private static final String REHEARSAL = """
            package wick.cli;
            public final class Rehearsal {
                public static void main(String[] arguments) {}
            }
            """;

    private StubMain() {}

    /// A jar whose `wick.cli.Main` tells how it was started and ends with exit code 7, with or without a rehearsal.
    static void writeJar(Path target, boolean rehearsal) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream stub = new JarOutputStream(file)) {
            write("Main", SOURCE, stub);
            if (rehearsal) {
                write("Rehearsal", REHEARSAL, stub);
            }
        }
    }

    private static void write(String name, String text, JarOutputStream stub) throws IOException {
        stub.putNextEntry(new JarEntry("wick/cli/" + name + ".class"));
        stub.write(compiled(name, text));
        stub.closeEntry();
    }

    private static byte[] compiled(String name, String text) throws IOException {
        Path directory = Files.createTempDirectory("wick-stub-");
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", directory.toString()), null, List.of(source))
                .call();
        if (!done) {
            throw new IOException("the stub does not compile");
        }
        return Files.readAllBytes(directory.resolve("wick/cli/" + name + ".class"));
    }
}
