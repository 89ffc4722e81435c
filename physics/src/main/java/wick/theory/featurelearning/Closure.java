package wick.theory.featurelearning;

import java.util.List;
import wick.numeric.statistics.Estimate;

/// The certificate of a solution: what fresh particles say against what own ones said.
record Closure(Lesson lesson, List<List<Moment>> replicas) {

    Closure {
        replicas = replicas.stream().map(List::copyOf).toList();
    }

    /// Where the bound on the residual is largest.
    Residual worst() {
        double target = 0;
        for (double y : lesson.targets().entries()) {
            target += y * y / lesson.targets().entries().length;
        }
        int outputs = replicas.getFirst().getFirst().outputs().entries().length;
        Residual worst = new Residual(0, 0, 0);
        for (int step = 0; step <= lesson.steps(); step++) {
            for (int i = 0; i < replicas.getFirst().getFirst().closing().size(); i++) {
                Residual residual = residual(step, i, i < outputs ? Math.sqrt(target) : before(i));
                worst = residual.bound() > worst.bound() ? residual : worst;
            }
        }
        return worst;
    }

    private double before(int i) {
        return replicas.stream()
                .mapToDouble(replica -> replica.getFirst().closing().at(i))
                .average()
                .orElseThrow();
    }

    private Residual residual(int step, int i, double unit) {
        Estimate difference = Averaged.estimate(replicas.stream()
                .mapToDouble(replica -> replica.get(step).again().at(i)
                        - replica.get(step).closing().at(i))
                .toArray());
        double scale = unit > 0 ? unit : 1;
        return new Residual(difference.mean() / scale, difference.standardError() / scale, step);
    }
}
