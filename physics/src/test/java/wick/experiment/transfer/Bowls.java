package wick.experiment.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Made-up networks: ln loss = ½ `bend` (k − own)² plus noise of size `noise` of each network at each
/// rate, with own best
/// powers that scatter by 3 times the noise about `best`. The mean over all networks has its lowest point at `best` and
/// bends by `bend`.
record Bowls(int width, double best, double bend, double noise) {
    private static final int WIDER = 3;

    static RateCurve of(Bowls bowls, int networks, long seed) {
        RandomStream random = Address.of(seed, "bowls").network(bowls.width()).open();
        double[] own = new double[networks];
        for (int k = 0; k < networks; k++) {
            own[k] = bowls.best() + WIDER * bowls.noise() * random.nextNormal();
        }
        TreeMap<Integer, List<RateSweep.Ending>> endings = new TreeMap<>();
        int center = (int) Math.rint(bowls.best());
        for (int power = center - 4; power <= center + 4; power++) {
            List<RateSweep.Ending> there = new ArrayList<>();
            for (int k = 0; k < networks; k++) {
                double off = power - own[k];
                double log = 0.5 * bowls.bend() * off * off + bowls.noise() * random.nextNormal();
                there.add(new RateSweep.Ending(Math.exp(log), 1, 1, false));
            }
            endings.put(power, there);
        }
        return new RateCurve(bowls.width(), endings);
    }
}
