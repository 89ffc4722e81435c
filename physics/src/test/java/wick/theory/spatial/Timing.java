package wick.theory.spatial;

import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;

final class Timing {
    public static void main(String[] a) {
        String only = a.length > 0 ? a[0] : "abc";
        String block =
                "- conv: {channels: 16, size: [3, 3], weight-variance: 2, bias-variance: 0.01}\n- activation: relu\n";
        String out = "- dense: {width: 1, weight-variance: 1}";
        if (only.contains("a")) run("a", "[3, 32, 32]", block.repeat(21) + "- flatten\n" + out, 32, 6);
        if (only.contains("c")) run("c", "[3, 8, 8]", block.repeat(5) + "- global-average-pool\n" + out, 16, 12);
        if (only.contains("b")) run("b", "[3, 32, 32]", block.repeat(21) + "- global-average-pool\n" + out, 2, 4);
    }

    static void run(String name, String input, String layers, int n, int times) {
        Wiring wiring = NetworkKernelsTest.wiring(input, layers);
        long t0 = System.nanoTime();
        KernelEngine engine = NetworkKernels.of(wiring);
        System.out.printf("%s compile %.1f ms%n", name, (System.nanoTime() - t0) / 1e6);
        Matrix x = NetworkKernelsTest.matrix(NetworkKernelsTest.inputs(n, wiring.inputs(), 1));
        double best = 1e99;
        var bean = java.lang.management.ManagementFactory.getThreadMXBean();
        Kernels k = null;
        for (int i = 0; i < times; i++) {
            long t = bean.getCurrentThreadCpuTime();
            Kernels[] r = new Kernels[1];
            wick.numeric.parallel.Parallel.withThreads(1, () -> r[0] = engine.kernels(x));
            k = r[0];
            double ms = (bean.getCurrentThreadCpuTime() - t) / 2e6;
            best = Math.min(best, ms);
        }
        System.out.printf(
                "%s %.4f ms per entry  (%s %s) errors %.1e %.1e%n",
                name, best / n / n, k.ntk().at(1, 0), k.ntk().at(0, 0), k.nngpError(), k.ntkError());
    }
}
