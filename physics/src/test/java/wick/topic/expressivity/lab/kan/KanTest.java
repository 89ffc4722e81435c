package wick.topic.expressivity.lab.kan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.lab.symbolic.Formula;
import wick.topic.expressivity.lab.symbolic.FormulaFit;
import wick.topic.expressivity.lab.symbolic.FormulaText;

class KanTest {

    static Samples samples(int count, int inputs, ToDoubleFunction<double[]> function) {
        RandomStream stream = Address.of(5, "kan-test").open();
        Matrix x = Matrix.zeros(count, inputs);
        Matrix y = Matrix.zeros(count, 1);
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < inputs; i++) {
                x.set(s, i, 2 * stream.nextUniform() - 1);
            }
            y.set(s, 0, function.applyAsDouble(x.row(s)));
        }
        return new Samples(x, y);
    }

    private static double exponential(double[] x) {
        return Math.exp(Math.sin(Math.PI * x[0]) + x[1] * x[1]);
    }

    private static KanTraining training(Samples samples, List<Integer> shape, KanPlan.Method method) {
        KanPlan plan = new KanPlan(shape, List.of(4), 3, new KanPlan.Search(30, 8, method, 1));
        return new KanTraining(plan, samples, (_, _, _) -> {});
    }

    @Test
    void gradientsAreTheDifferencesOfTheLossPenaltyIncluded() {
        Samples samples = samples(300, 2, KanTest::exponential);
        Kan kan = training(samples, List.of(2, 3, 1), KanPlan.Method.LBFGS).drawn(0);
        Samples scaled =
                new Samples(kan.inputs().apply(samples.inputs()), kan.outputs().apply(samples.targets()));
        KanLoss loss = new KanLoss(kan, scaled, new Penalty(0.3, 2));
        double[] x = kan.parameters().toArray();
        double[] gradient = new double[x.length];
        loss.valueInto(x, gradient);
        double[] unused = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            double kept = x[p];
            double step = 1e-6;
            x[p] = kept + step;
            double above = loss.valueInto(x, unused);
            x[p] = kept - step;
            double below = loss.valueInto(x, unused);
            x[p] = kept;
            assertEquals((above - below) / (2 * step), gradient[p], 2e-6);
        }
    }

    @Test
    void normalMatrixIsTheGramMatrixOfTheJacobian() {
        Samples samples = samples(300, 2, KanTest::exponential);
        Kan kan = training(samples, List.of(2, 3, 1), KanPlan.Method.LBFGS).drawn(0);
        Samples scaled =
                new Samples(kan.inputs().apply(samples.inputs()), kan.outputs().apply(samples.targets()));
        int size = kan.parameters().size();
        Matrix normal = Matrix.zeros(size, size);
        double[] gradient = new double[size];
        KanLoss loss = new KanLoss(kan, scaled, Penalty.NONE);
        double[] x = kan.parameters().toArray();
        double value = loss.normalInto(x, normal, gradient);
        double[] other = new double[size];
        assertEquals(loss.valueInto(x, other), value, 1e-14);
        assertArrayEquals(other, gradient, 1e-14);
        Matrix jacobian = KanJacobian.of(kan, samples.inputs());
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int s = 0; s < 300; s++) {
                    sum += jacobian.at(s, i) * jacobian.at(s, j) / 300;
                }
                assertEquals(sum, normal.at(i, j), 1e-13);
            }
        }
    }

    @Test
    void oneAndTwoThreadsGiveTheSameBits() {
        Samples samples = samples(500, 2, KanTest::exponential);
        double[][] found = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            int own = threads;
            Parallel.withThreads(threads, () -> {
                KanTraining training = training(samples, List.of(2, 2, 1), KanPlan.Method.BEST);
                found[own - 1] =
                        training.begin(new Penalty(1e-3, 1)).parameters().toArray();
            });
        }
        assertArrayEquals(found[0], found[1], 0);
    }

    @Test
    void aGridTwiceAsFineHoldsTheSameFunction() {
        Samples samples = samples(400, 2, KanTest::exponential);
        KanTraining training = training(samples, List.of(2, 1, 1), KanPlan.Method.BEST);
        Kan coarse = training.begin(Penalty.NONE);
        Matrix inputs = coarse.inputs().apply(samples.inputs());
        Kan even = Regrid.of(coarse, inputs, 4);
        Kan fine = Regrid.of(even, inputs, 8);
        Matrix before = even.apply(samples.inputs());
        Matrix after = fine.apply(samples.inputs());
        for (int s = 0; s < 400; s++) {
            assertEquals(before.at(s, 0), after.at(s, 0), 1e-11);
        }
        assertTrue(samples.rootMeanSquare(before) < 0.05);
    }

    /// Five hidden nodes are asked for where one is enough: the penalty leaves few, names are found, and the printed
    /// formula is the function itself.
    @Test
    void aFormulaIsFoundAgain() {
        Samples samples = samples(400, 2, KanTest::exponential);
        KanPlan plan =
                new KanPlan(List.of(2, 1, 1), List.of(3, 5, 10), 3, new KanPlan.Search(40, 8, KanPlan.Method.BEST, 1));
        KanTraining training = new KanTraining(plan, samples, (_, _, _) -> {});
        Kan kan = training.begin(Penalty.NONE);
        kan = training.on(training.on(kan, 5, Penalty.NONE), 10, Penalty.NONE);
        Kan named = new KanFormula(training, samples).named(kan, _ -> {});
        Formula formula = KanFormula.formulas(named).orElseThrow().getFirst();
        FormulaFit fit = new FormulaFit(samples.inputs(), samples.targets().entries());
        Formula plain = fit.plain(formula);
        assertEquals("exp(sin(pi*x) + y^2)", FormulaText.of(plain, List.of("x", "y"), fit.digits(plain)));
        assertTrue(fit.rootMeanSquare(plain) < 1e-12);
    }

    @Test
    void edgesThatSayNothingArePruned() {
        Samples samples = samples(400, 3, x -> Math.sin(2 * x[0]) + x[1]);
        KanPlan plan = new KanPlan(List.of(3, 2, 1), List.of(4), 3, new KanPlan.Search(100, 8, KanPlan.Method.BEST, 1));
        KanTraining training = new KanTraining(plan, samples, (_, _, _) -> {});
        Kan kan = training.pruned(training.begin(new Penalty(0.01, 2)), 0.03);
        for (int j = 0; j < kan.shape().get(1); j++) {
            assertTrue(kan.layers().getFirst().edge(j, 2) instanceof Edge.Absent, "the third input says nothing");
        }
        Kan again = training.on(kan, 4, Penalty.NONE);
        assertTrue(samples.rootMeanSquare(again.apply(samples.inputs())) < 2e-3);
    }

    @Test
    void whatAConstantEdgeSaysMovesToAnother() {
        Grid grid = new Grid(-1, 1, 1, 1);
        Layer layer = new Layer(List.of(grid, grid), 1, List.of(new Edge.Spline(), new Edge.Spline()));
        Scale inputs = new Scale(Vector.of(0, 0), Vector.of(1, 1));
        Kan kan = new Kan(inputs, List.of(layer), new Scale(Vector.of(0), Vector.of(1)), Vector.of(0, -1, 1, 0, 5, 5));
        Matrix rows = samples(50, 2, x -> 0).inputs();
        Kan pruned = Pruning.of(kan, rows, 0.03);
        assertTrue(pruned.layers().getFirst().edge(0, 1) instanceof Edge.Absent);
        for (int s = 0; s < rows.rows(); s++) {
            assertEquals(rows.at(s, 0) + 5, pruned.apply(rows).at(s, 0), 1e-13);
        }
    }

    @Test
    void aNetworkReadsBackFromItsFile(@TempDir Path folder) throws Exception {
        Samples samples = samples(100, 2, KanTest::exponential);
        Kan kan = training(samples, List.of(2, 2, 1), KanPlan.Method.BEST).begin(new Penalty(0.01, 2));
        KanFile file = new KanFile(kan, List.of("a", "b"), List.of("y"));
        file.arrays(Map.of()).write(folder.resolve("kan.npz"));
        assertEquals(file, KanFile.read(folder.resolve("kan.npz")));
    }
}
