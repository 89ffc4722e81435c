package wick.theory.featurelearning;

import java.util.*;
import wick.network.*;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

public final class Scratch {
    public static void main(String[] a) {
        switch (a[0]) {
            case "linear" -> {
                var net = new MeanFieldNetwork(1, 1, List.of(new Linear()), List.of(new MeanFieldNetwork.Layer(1,0,1,0,1), new MeanFieldNetwork.Layer(1,0,1,0,1)));
                var lesson = new Lesson(Matrix.of(1, 1, 1.3), Matrix.of(1, 1, 2), 0.1, 12);
                var r = new Replica(new DynamicMeanField(net, lesson, new Sampling(256,2,.1,1)), Address.of(1, "x")).run();
                double A = .5, B = .5;
                for (int t = 0; t <= 12; t++) {
                    System.out.println(r.get(t).outputs().at(0, 0) + " " + 1.3 * (A - B) + " theta " + r.get(t).tangent().at(0, 0) + " " + 2 * 1.69 * (A + B) + " again " + r.get(t).again().at(0));
                    double m = .1 * 1.3 * (1.3 * (A - B) - 2);
                    A *= (1 - m) * (1 - m);
                    B *= (1 + m) * (1 + m);
                }
            }
            default -> {
                int depth = Integer.parseInt(a[1]);
                int steps = Integer.parseInt(a[2]);
                Activation phi = ActivationOf(a[0]);
                List<Activation> acts = Collections.nCopies(depth, phi);
                List<MeanFieldNetwork.Layer> layers = new ArrayList<>();
                double v = Double.parseDouble(a[3]);
                layers.add(new MeanFieldNetwork.Layer(v / 2, 0.1, 1, 1, 1));
                for (int l = 1; l < depth; l++) layers.add(new MeanFieldNetwork.Layer(v, 0.1, 1, 1, 1));
                layers.add(new MeanFieldNetwork.Layer(1, 0, 1, 1, 1));
                var net = new MeanFieldNetwork(2, 1, acts, layers);
                double eta = Double.parseDouble(a[4]);
                var lesson = new Lesson(Matrix.of(4, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1, -.7, -.6), Matrix.of(4, 1, 1, -0.5, 0.3, .8), eta, steps);
                int total = Integer.parseInt(a[5]);
                for (int s = Integer.getInteger("from", 1024); s <= Integer.parseInt(a[6]); s *= 2) {
                    long t0 = System.nanoTime();
                    int reps = total / s;
                    var o = new DynamicMeanField(net, lesson, new Sampling(s, reps, 0.1, 1), a.length == 7).solve();
                    System.out.printf("S=%d reps=%d %.2fs %s%n", s, reps, (System.nanoTime() - t0) / 1e9, o instanceof Outcome.Converged c ? Arrays.toString(c.training().last().outputs().mean().entries()) + Arrays.toString(c.training().last().outputs().error().entries()) + c.training().residual() + c.training().last().layers().get(0).change() + c.training().last().drift() : o);
                }
            }
        }
    }

    static Activation ActivationOf(String n) { return Activation.named(n).orElseThrow(); }
}
