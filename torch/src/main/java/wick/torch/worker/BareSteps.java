package wick.torch.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// What libtorch takes by itself for a training step of a network 784-512-512-10 with relu and cross-entropy, batch
/// 128 of 1024 points, in float32: the bare calls, as short as they can be written, and libtorch's own optimizers
/// where there is something to remember.
///
/// Each line of standard input, `sgd`, `momentum` or `adam` and a number of steps, is answered by nanoseconds per
/// step. The threads are those of `OPENBLAS_NUM_THREADS`.
public final class BareSteps {
    private static final int POINTS = 1024;
    private static final int BATCH = 128;

    private final Tensor inputs = torch.randn(POINTS, 784);
    private final Tensor targets = torch.softmax(torch.randn(POINTS, 10), 1);
    private final Tensor[] parameters = {
        weight(512, 784), torch.zeros(512), weight(512, 512), torch.zeros(512), weight(10, 512), torch.zeros(10)
    };
    private final Runnable move;
    private int step;

    private BareSteps(String optimizer) {
        for (Tensor parameter : parameters) {
            parameter.set_requires_grad(true);
        }
        move = switch (optimizer) {
            case "sgd" -> this::descend;
            case "momentum" -> {
                SGDOptions options = new SGDOptions(0.005);
                options.momentum().put(0.9);
                yield moving(new SGD(new TensorVector(parameters), options));
            }
            case "adam" -> moving(new Adam(new TensorVector(parameters), new AdamOptions(1e-4)));
            default -> throw new IllegalArgumentException("optimizer " + optimizer);
        };
    }

    private void descend() {
        try (NoGradGuard _ = new NoGradGuard()) {
            for (Tensor parameter : parameters) {
                Tensor gradient = parameter.mutable_grad();
                parameter.add_(gradient, new Scalar(-0.05));
                gradient.reset();
            }
        }
    }

    private static Runnable moving(Optimizer optimizer) {
        return () -> {
            optimizer.step();
            optimizer.zero_grad();
        };
    }

    private static Tensor weight(int fanOut, int fanIn) {
        return torch.randn(fanOut, fanIn).mul(new Scalar(1 / Math.sqrt(fanIn)));
    }

    public static void main(String[] none) throws IOException {
        torch.set_num_threads(1);
        Map<String, BareSteps> all = new HashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int space = line.indexOf(' ');
            BareSteps bare = all.computeIfAbsent(line.substring(0, space), BareSteps::new);
            int steps = Integer.parseInt(line.substring(space + 1));
            long begin = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                bare.step();
            }
            System.out.println((System.nanoTime() - begin) / (double) steps);
        }
    }

    private void step() {
        try (PointerScope _ = new PointerScope()) {
            long[] points = new long[BATCH];
            for (int i = 0; i < BATCH; i++) {
                points[i] = (step * (long) BATCH + i) % POINTS;
            }
            step++;
            Tensor batch = torch.tensor(points);
            Tensor hidden =
                    torch.linear(inputs.index_select(0, batch), parameters[0], new TensorOptional(parameters[1]));
            hidden = torch.linear(hidden.relu(), parameters[2], new TensorOptional(parameters[3]));
            Tensor outputs = torch.linear(hidden.relu(), parameters[4], new TensorOptional(parameters[5]));
            Tensor wanted = targets.index_select(0, batch);
            Tensor loss = torch.log_softmax(outputs, 1).mul(wanted).sum().mul(new Scalar(-1.0 / BATCH));
            if (!Double.isFinite(loss.item_double())) {
                throw new IllegalStateException("the loss is not finite");
            }
            loss.backward();
            move.run();
        }
    }
}
