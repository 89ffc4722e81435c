package wick.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `java -jar wick.jar` starts a second Java with the flags that fast arithmetic needs, and gives way to it.
final class Relaunch {
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow");

    private Relaunch() {}

    /// Help and version need no flags; neither does a process that has them, or is itself a relaunched one.
    static boolean needed(List<String> arguments) {
        boolean light = arguments.isEmpty()
                || arguments.stream()
                        .anyMatch(a -> List.of("--help", "-h", "--version", "-V", "help", "version")
                                .contains(a));
        boolean equipped = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && Main.class.getModule().isNativeAccessEnabled();
        return !light && !equipped && System.getProperty("wick.relaunched") == null;
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
        command.add("-Dwick.relaunched=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        return command;
    }

    /// The options this Java was started with, such as -Xmx.
    private static List<String> given() {
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
