package wick.torch.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.SynchronousQueue;
import org.bytedeco.pytorch.global.torch;
import wick.torch.message.Messages;
import wick.torch.message.Reply;
import wick.torch.message.Request;

/// Answers requests that come in at standard input, one at a time, on standard output.
///
/// A thread of its own listens all the time, so that the process ends within the step in which the other end
/// is gone.
public final class Main {
    private static final int OUT_OF_STEP = 65;

    private final Messages messages;
    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final Desk desk = new Desk();

    private Main(Messages messages) {
        this.messages = messages;
    }

    public static void main(String[] none) throws IOException, InterruptedException {
        PrintStream pipe = System.out;
        // whatever is printed must not come between the messages
        System.setOut(System.err);
        Main main = new Main(new Messages(System.in, pipe));
        Thread.ofPlatform().daemon().name("listener").start(main::listen);
        main.answer();
    }

    private void listen() {
        try {
            while (true) {
                requests.put(messages.receive(Request.class));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException | RuntimeException | InterruptedException e) {
            System.err.println("a request could not be read: " + e.getMessage());
            Runtime.getRuntime().halt(OUT_OF_STEP);
        }
    }

    private void answer() throws IOException, InterruptedException {
        while (true) {
            messages.send((Record) answer(requests.take()));
        }
    }

    private Reply answer(Request request) {
        try {
            return request instanceof Request.Greet ? greeting() : desk.answer(request);
        } catch (IllegalArgumentException e) {
            return new Reply.Failed(true, String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            return new Reply.Failed(false, firstLine(e));
        }
    }

    private static Reply greeting() {
        // The threads of OpenBLAS are set by its environment; those of libtorch's own loops would disturb them.
        torch.set_num_threads(1);
        String threads = System.getenv().getOrDefault("OPENBLAS_NUM_THREADS", "1");
        return new Reply.Greeting(Messages.VERSION, Library.version(), Integer.parseInt(threads));
    }

    /// libtorch adds a trace of its own calls, line by line.
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + " ("
                + failure.getClass().getSimpleName() + ")";
    }
}
