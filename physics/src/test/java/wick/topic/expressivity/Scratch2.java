package wick.topic.expressivity;

import java.util.*;
import wick.network.Activation;
import wick.network.formula.Interval;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.*;
import wick.topic.expressivity.theory.compiler.*;

public class Scratch2 {
    public static void main(String[] a) {
        Activation act = Activation.named(a[0]).orElseThrow();
        int from = Integer.parseInt(a[1]), to = Integer.parseInt(a[2]);
        boolean tree = a[3].equals("tree"), skip = a[4].equals("skip");
        int terms = Integer.parseInt(a[5]);
        var compiler = new PolynomialCompiler(act);
        var random = new RandomPolynomials(6, 6, terms);
        List<Double> ratios = new ArrayList<>();
        int bad = 0;
        double neurons = 0, tc = 0, tm = 0;
        Target t = Target.TREE.withTree(tree).withSkips(skip);
        if (a.length > 6) t = t.withNeurons(Integer.parseInt(a[6]));
        List<Double> bounds = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Polynomial p = random.draw(1, i);
            long t0 = System.nanoTime();
            var c = compiler.compile(p, Collections.nCopies(p.variables().size(), new Interval(-1, 1)), t, 0);
            long t1 = System.nanoTime();
            var m = SupremumError.of(
                    c.network(), p::value, SupremumError.Box.cube(p.variables().size(), -1, 1, 100));
            tc += t1 - t0;
            tm += System.nanoTime() - t1;
            neurons += c.network().neurons();
            bounds.add(c.errorBound());
            if (m.largest() > c.errorBound()) {
                bad++;
                System.out.println("VIOLATION " + i + " " + m + " " + c.errorBound() + " "
                        + p.expanded(1000).terms());
            }
            ratios.add(c.errorBound() / m.largest());
        }
        Collections.sort(ratios);
        Collections.sort(bounds);
        int n = ratios.size();
        System.out.printf(
                "%s n=%d violations %d ratio min %.2f median %.1f 90%% %.1f max %.1f; bound median %.2g max %.2g; neurons mean %.0f; compile %.1f ms measure %.1f ms%n",
                a[0],
                n,
                bad,
                ratios.get(0),
                ratios.get(n / 2),
                ratios.get(n * 9 / 10),
                ratios.get(n - 1),
                bounds.get(n / 2),
                bounds.get(n - 1),
                neurons / n,
                tc / n / 1e6,
                tm / n / 1e6);
    }
}
