package wick.theory.featurelearning;

import java.util.*;
import wick.network.*;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

public final class Scratch {
    public static void main(String[] a) {
        switch (a[0]) {
            case "linear" -> {
                var net = new MeanFieldNetwork(1, 1, List.of(new Linear()), List.of(MeanFieldNetwork.Layer.of(1), MeanFieldNetwork.Layer.of(1)));
                var lesson = new Lesson(Matrix.of(1, 1, 1.3), Matrix.of(1, 1, 2), 0.1, 12);
                var r = new Replica(net, lesson, true, 256, Address.of(1, "x")).run();
                double A = .5, B = .5;
                for (int t = 0; t <= 12; t++) {
                    System.out.println(r.get(t).outputs().at(0, 0) + " " + 1.3 * (A - B) + " theta " + r.get(t).tangent().at(0, 0) + " " + 2 * 1.69 * (A + B) + " again " + r.get(t).again().at(0, 0));
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
                for (int s = Integer.getInteger("from", 512); s <= Integer.parseInt(a[6]); s *= 2) {
                    long t0 = System.nanoTime();
                    int reps = total / s;
                    int w = 4 * 3 + 2;
                    double[] m = new double[w], q = new double[w];
                    int st = 0;
                    for (int k = 0; k < reps; k++) {
                        var rep = new Replica(net, lesson, !(a.length > 7), s, Address.of(1, "x").network(k));
                        var r = rep.run();
                        st = rep.rank();
                        double[] x = new double[w];
                        for (int i = 0; i < 4; i++) {
                            x[i] = r.get(steps / 2).outputs().at(i, 0);
                            x[4 + i] = r.get(steps).outputs().at(i, 0);
                            x[8 + i] = r.get(steps).again().at(i, 0) - x[4 + i];
                        }
                        x[12] = r.get(steps).features().getLast().at(0, 0);
                        x[13] = r.get(steps).tangent().at(0, 0);
                        for (int i = 0; i < w; i++) { m[i] += x[i] / reps; q[i] += x[i] * x[i] / reps; }
                    }
                    StringBuilder b = new StringBuilder();
                    for (int i = 0; i < w; i++) b.append(String.format("%.5f(%.5f) ", m[i], Math.sqrt((q[i] - m[i] * m[i]) / (reps - 1))));
                    System.out.printf("S=%d reps=%d %.2fs rank %d: %s%n", s, reps, (System.nanoTime() - t0) / 1e9, st, b);
                }
            }
        }
    }

    static Activation ActivationOf(String n) { return Activation.named(n).orElseThrow(); }
}
