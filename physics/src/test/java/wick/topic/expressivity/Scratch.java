package wick.topic.expressivity;

import java.util.*;
import wick.network.Activation;
import wick.network.formula.Interval;
import wick.topic.expressivity.polynomial.*;
import wick.topic.expressivity.theory.compiler.*;
import wick.topic.expressivity.theory.gate.*;

public class Scratch {
    public static void main(String[] a) {
        for (String name : a[1].split(",")) {
            Activation act = Activation.named(name).orElseThrow();
            for (int n : new int[] {2, 3, 4}) {
                Gate g = n == 2 ? Gate.half(List.of(1, 1)) : n == 3 ? Gate.three() : Gate.full(List.of(1, 1));
                for (TunedGate t : new GateTuner(act).tuned(g))
                    System.out.printf(
                            "%s gate %d b=%.13f lambda=%.3g err=%.3g%n",
                            name, n, t.bias(), t.scale(), GateTuner.error(t));
            }
            Polynomial p = Polynomial.of(a[0]);
            for (boolean tree : new boolean[] {true, false})
                for (boolean skip : new boolean[] {false, true}) {
                    var dom = Collections.nCopies(p.variables().size(), new Interval(-1, 1));
                    long t0 = System.nanoTime();
                    try {
                        var c = new PolynomialCompiler(act)
                                .compile(p, dom, Target.TREE.withTree(tree).withSkips(skip), Double.parseDouble(a[2]));
                        double worst = 0;
                        Random r = new Random(1);
                        for (int i = 0; i < 3000; i++) {
                            double[] x = r.doubles(p.variables().size(), -1, 1).toArray();
                            if (i < 64) for (int k = 0; k < x.length; k++) x[k] = ((i >> k) & 1) == 0 ? -1 : 1;
                            worst = Math.max(
                                    worst,
                                    Math.abs(
                                            c.network().apply(x)[0] - p.value(x).doubleValue()));
                        }
                        System.out.printf(
                                "  tree %s skip %s: neurons %d syn %d hid %d bound %.3g measured %.3g ratio %.1f scale %s biases %s mult %d  (%.0f ms)%n",
                                tree,
                                skip,
                                c.network().neurons(),
                                c.network().synapses(),
                                c.network().hiddenLayers(),
                                c.errorBound(),
                                worst,
                                c.errorBound() / worst,
                                c.scale(),
                                c.biases(),
                                c.multiplications(),
                                (System.nanoTime() - t0) / 1e6);
                    } catch (RuntimeException e) {
                        System.out.println("  " + tree + " " + e);
                    }
                }
        }
    }
}
