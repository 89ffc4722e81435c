package wick.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import wick.torch.message.Messages;
import wick.torch.message.Reply;
import wick.torch.message.Request;

/// A process with libtorch in it. It ends when this one ends, however that happens; when it ends by itself,
/// whoever waits for it is told.
final class Worker {
    private static final String MAIN = "wick.torch.worker.Main";
    private static final int MOST_SAID = 2000;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final Messages messages;
    private final int threads;
    /// The end of what it wrote to its error stream.
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private final Thread listener;

    private Worker(Process process, int threads) {
        this.process = process;
        this.threads = threads;
        messages = new Messages(process.getInputStream(), process.getOutputStream());
        listener = Thread.ofPlatform().daemon().name("libtorch-says").start(this::listen);
    }

    /// A fresh process whose linear algebra has `threads` threads.
    ///
    /// @throws IllegalStateException if it cannot be started or is of another version
    static Worker start(int threads) {
        ProcessBuilder builder = new ProcessBuilder(command());
        Map<String, String> environment = builder.environment();
        // Two pools of threads would wait for each other: many times slower.
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start a process for libtorch: " + e.getMessage(), e);
        }
        Worker worker = new Worker(process, threads);
        Reply reply = worker.ask(new Request.Greet(Messages.VERSION));
        if (reply instanceof Reply.Greeting greeting && greeting.version() == Messages.VERSION) {
            return worker;
        }
        worker.end();
        throw new IllegalStateException("the process of libtorch is of another version: it answered " + reply
                + " to version " + Messages.VERSION + "; build the module torch again");
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                // Memory of libtorch is freed step by step: no collector is to wait for, no limit to count.
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        String options = System.getProperty("wick.torch.options", "");
        options.lines().filter(option -> !option.isBlank()).forEach(command::add);
        command.addAll(List.of("-cp", Libraries.classPath(), MAIN));
        return command;
    }

    private void listen() {
        byte[] some = new byte[512];
        try (InputStream errors = process.getErrorStream()) {
            for (int count = errors.read(some); count >= 0; count = errors.read(some)) {
                synchronized (said) {
                    said.write(some, 0, count);
                    if (said.size() > 2 * MOST_SAID) {
                        byte[] all = said.toByteArray();
                        said.reset();
                        said.write(all, all.length - MOST_SAID, MOST_SAID);
                    }
                }
            }
        } catch (IOException e) {
            // the process is gone; whoever asked it is told
        }
    }

    int threads() {
        return threads;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The answer to `request`.
    ///
    /// @throws IllegalArgumentException if the request is refused
    /// @throws IllegalStateException if it cannot be fulfilled, or if the process has ended
    Reply ask(Request request) {
        Reply reply;
        try {
            messages.send((Record) request);
            reply = messages.receive(Reply.class);
        } catch (IOException e) {
            throw new IllegalStateException(obituary(e), e);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        return switch (reply) {
            case Reply.Failed(boolean misuse, String message) -> {
                if (misuse) {
                    throw new IllegalArgumentException(message);
                }
                throw new IllegalStateException("libtorch: " + message);
            }
            case Reply.Greeting _, Reply.Done _, Reply.Advanced _, Reply.Values _, Reply.Saved _ -> reply;
        };
    }

    /// What became of a process that no longer answers.
    private String obituary(IOException failure) {
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            listener.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String fate = fate();
        end();
        String last;
        synchronized (said) {
            last = said.toString(StandardCharsets.UTF_8).strip();
        }
        return "the process of libtorch " + fate + " (" + failure.getClass().getSimpleName() + ")"
                + (last.isEmpty() ? "" : "; it said last:\n" + last);
    }

    private String fate() {
        if (process.isAlive()) {
            return "does not answer";
        }
        int status = process.exitValue();
        return "ended with status " + status
                + switch (status) {
                    case 137 -> ", killed, perhaps as memory ran out";
                    case 134, 139 -> ", a crash";
                    default -> "";
                };
    }

    /// Ends the process without asking.
    void end() {
        process.destroyForcibly();
    }
}
