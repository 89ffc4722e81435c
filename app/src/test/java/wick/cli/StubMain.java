package wick.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The class file of a `wick.cli.Main` that tells how it was started.
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
                    System.exit(7);
                }
            }
            """;

    private StubMain() {}

    static byte[] compiled() throws IOException {
        Path directory = Files.createTempDirectory("wick-stub-");
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Main.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SOURCE;
                    }
                };
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", directory.toString()), null, List.of(source))
                .call();
        if (!done) {
            throw new IOException("the stub does not compile");
        }
        return Files.readAllBytes(directory.resolve("wick/cli/Main.class"));
    }
}
