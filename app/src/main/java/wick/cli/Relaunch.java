package wick.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `java -jar wick.jar` and a lean start with heavy work start a second Java with the flags that fast
/// arithmetic needs, and give way to it.
final class Relaunch {
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow");

    /// The process that waits for a relaunched one.
    private static final String PARENT = "wick.relaunched";

    private Relaunch() {}

    /// A relaunched process ends with the one that waits for it, even if that was killed.
    static void endWithParent() {
        Long parent = Long.getLong(PARENT);
        if (parent != null) {
            Thread.ofPlatform().daemon().name("watches the parent").start(() -> {
                ProcessHandle.of(parent).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
                Runtime.getRuntime().halt(Failures.KILLED);
            });
        }
    }

    /// Help and version need no flags; neither does a process that has them, or is itself a relaunched one.
    static boolean needed(List<String> arguments) {
        boolean light = arguments.isEmpty()
                || arguments.stream()
                        .anyMatch(a -> List.of("--help", "-h", "--version", "-V", "help", "version")
                                .contains(a));
        boolean equipped = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && Main.class.getModule().isNativeAccessEnabled();
        return !light && !equipped && !LeanStart.here() && System.getProperty(PARENT) == null;
    }

    /// Runs the same command line in a Java with the flags and returns its exit code.
    static int run(List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("OMP_NUM_THREADS", "1");
        try {
            Process child = builder.start();
            // Whoever stops this process means the child; it gets time to finish what it is writing.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                child.destroy();
                try {
                    if (!child.waitFor(10, TimeUnit.SECONDS)) {
                        child.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    child.destroyForcibly();
                }
            }));
            return child.waitFor();
        } catch (IOException e) {
            System.err.println("wick: cannot start Java again with its flags: " + e.getMessage());
            return Failures.INTERNAL;
        } catch (InterruptedException e) {
            return 130;
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(given());
        command.addAll(FLAGS);
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        return command;
    }

    /// The options this Java was started with, such as -Xmx, but for those of a lean start.
    private static List<String> given() {
        List<String> lean = List.of("-D" + LeanStart.PROPERTY, "-XX:AOT", "-Xlog:aot", "-Xlog:cds", "-XX:+UseSerialGC");
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !LeanStart.here() || lean.stream().noneMatch(option::startsWith))
                .toList();
    }
}
