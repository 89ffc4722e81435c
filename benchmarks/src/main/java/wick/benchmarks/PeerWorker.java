package wick.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.Tensor;
import wick.lab.realization.Outputs;
import wick.lab.realization.RealNetwork;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// Wick's side of a comparison with another program: reads `network.yaml`, `x.npy` and, where they are
/// there, `z.npy` and `weights.npz` from a folder, and then obeys lines on standard input: `run` computes
/// once and prints the seconds that took, `save` writes what came out to `wick.npz`.
///
/// `java wick.benchmarks.PeerWorker kernels|empirical FOLDER`
public final class PeerWorker {
    private PeerWorker() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Supplier<SequencedMap<String, Tensor>> work = work(arguments[0], folder);
        SequencedMap<String, Tensor> found = new LinkedHashMap<>();
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("run")) {
                long start = System.nanoTime();
                found = work.get();
                System.out.println(1e-9 * (System.nanoTime() - start));
            } else {
                new Npz(found, new LinkedHashMap<>()).write(folder.resolve("wick.npz"));
                System.out.println("saved");
            }
        }
    }

    private static Supplier<SequencedMap<String, Tensor>> work(String kind, Path folder) {
        Wiring wiring = NetworkFile.read(folder.resolve("network.yaml")).wire();
        Matrix x = Npy.read(folder.resolve("x.npy")).matrix();
        Path second = folder.resolve("z.npy");
        Optional<Matrix> z = Files.exists(second) ? Optional.of(Npy.read(second).matrix()) : Optional.empty();
        return switch (kind) {
            case "kernels" -> kernels(NetworkKernels.of(wiring), x, z);
            case "empirical" -> empirical(wiring, x, folder.resolve("weights.npz"));
            default -> throw new IllegalArgumentException("kind " + kind + " must be kernels or empirical");
        };
    }

    private static Supplier<SequencedMap<String, Tensor>> kernels(KernelEngine engine, Matrix x, Optional<Matrix> z) {
        return () -> {
            Kernels kernels = z.map(other -> engine.kernels(x, other)).orElseGet(() -> engine.kernels(x));
            return arrays(Map.of("nngp", Tensor.of(kernels.nngp()), "ntk", Tensor.of(kernels.ntk())));
        };
    }

    /// Of a network with given weights: N x C x N x C.
    private static Supplier<SequencedMap<String, Tensor>> empirical(Wiring wiring, Matrix x, Path weights) {
        SequencedMap<String, Matrix> given = new LinkedHashMap<>();
        Npz.read(weights).arrays().forEach((name, tensor) -> given.put(name, tensor.matrix()));
        RealNetwork real = new RealNetwork(wiring);
        real.use(given);
        int size = x.rows() * wiring.outputs();
        return () -> {
            Matrix kernel = Matrix.zeros(size, size);
            real.forward(x);
            real.tangentKernelInto(new Outputs.All(), kernel);
            List<Integer> shape = List.of(x.rows(), wiring.outputs(), x.rows(), wiring.outputs());
            return arrays(Map.of("ntk", Tensor.of(shape, kernel.entries())));
        };
    }

    private static SequencedMap<String, Tensor> arrays(Map<String, Tensor> arrays) {
        return new LinkedHashMap<>(arrays);
    }
}
