package wick.lab.networkfields;
import wick.network.field.*;
import wick.numeric.matrix.*;
import wick.numeric.random.*;
public final class Probe {
    public static void main(String[] args) {
        double lambda = Double.parseDouble(args[0]);
        int n = Integer.parseInt(args[1]);
        int steps = Integer.parseInt(args[2]);
        FieldNetwork net = FieldNetwork.freeScalar(new Frequencies.Ball(1, 1, 10), n);
        Box box = new Box(1, 3, 41);
        QuarticAction action = new QuarticAction(box, lambda);
        for (int r = 0; r < 2; r++) {
        long t = System.nanoTime();
        Matrix origin = Matrix.of(1, 1, 0);
        Matrix all = Matrix.zeros(42, 1);
        for (int i = 0; i < 41; i++) all.set(i, 0, box.points().at(i, 0));
        int m = 100000;
        Matrix rows = new FieldEnsemble(net, Address.of(1, "probe"), m).sample(all, 2, (v, o) -> { o[0] = action.of(v); o[1] = v[41] * v[41]; });
        System.out.println(Reweighting.of(rows) + " s " + (System.nanoTime() - t) * 1e-9);
        t = System.nanoTime();
        System.out.println(new ParameterChain(net, action, new ParameterChain.Schedule(8, 200, steps)).run(Address.of(1, "chain"), origin, 1, (v, o) -> o[0] = v[0] * v[0]) + " s " + (System.nanoTime() - t) * 1e-9);
        }
    }
}
