package wick.lab.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Estimate;

class LanczosTest {

    /// A matrix that is all there.
    record Full(Matrix matrix) implements SymmetricOperator {
        @Override
        public int size() {
            return matrix.rows();
        }

        @Override
        public void applyInto(double[] direction, double[] product) {
            Products.applyInto(matrix, direction, product);
        }

        @Override
        public double relativeError() {
            return 0;
        }
    }

    private static RandomStream stream(String name) {
        return Address.of(17, name).open();
    }

    /// With given eigenvalues in a random basis.
    private static Full rotated(Vector values) {
        int size = values.size();
        Matrix normals = Matrix.zeros(size, size);
        stream("basis").normalsInto(size * size, normals.entries(), 0);
        Matrix basis = SymmetricEigen.of(Products.gram(normals)).vectors();
        Matrix scaled = basis.copy();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled.set(i, j, basis.at(i, j) * values.at(j));
            }
        }
        return new Full(Products.timesTransposed(scaled, basis));
    }

    /// Most of them 0, some equal, some negative: as Hessians have them.
    private static Vector spectrum() {
        return Vector.range(0, 200)
                .map(i -> i < 5 ? -0.3 * i : i >= 195 ? 40 - 7 * (i - 195) : i >= 180 ? 2 : i >= 150 ? 1e-3 * i : 0);
    }

    @Test
    void largestEigenvaluesLieWithinTheErrorsGiven() {
        Full matrix = rotated(spectrum());
        List<Lanczos.Eigenpair> top = Lanczos.largest(matrix, 5, Lanczos.Effort.USUAL, stream("start"));
        for (int k = 0; k < 5; k++) {
            assertEquals(40 - 7 * k, top.get(k).value(), top.get(k).error() + 1e-12);
            assertTrue(top.get(k).error() < 1e-4, "error " + top.get(k).error());
        }
        double[] along = top.getFirst().vector().toArray();
        assertEquals(1, top.getFirst().share(Vector.of(along)), 1e-12);
        assertEquals(0, top.get(1).share(Vector.of(along)), 1e-12);
    }

    @Test
    void fewStepsGiveALargeErrorThatIsTrue() {
        Full matrix = rotated(spectrum());
        Lanczos.Eigenpair top = Lanczos.largest(matrix, 1, new Lanczos.Effort(1e-12, 4), stream("start"))
                .getFirst();
        double nearest = Double.POSITIVE_INFINITY;
        for (double value : spectrum().toArray()) {
            nearest = Math.min(nearest, Math.abs(value - top.value()));
        }
        assertTrue(nearest <= top.error() && top.error() > 0.1, nearest + " within " + top.error());
    }

    /// An eigenvalue that is there five times shows five times, though one start sees a single one of them.
    @Test
    void equalEigenvaluesAreFoundAllTheSame() {
        Full matrix = rotated(Vector.range(0, 12).map(i -> i >= 7 ? 3 : 1));
        List<Lanczos.Eigenpair> all = Lanczos.largest(matrix, 12, Lanczos.Effort.USUAL, stream("start"));
        for (int k = 0; k < 12; k++) {
            assertEquals(k < 5 ? 3 : 1, all.get(k).value(), 1e-12);
        }
    }

    /// The rule that a well-known program had wrong until 2024: weights are squares of first entries.
    @Test
    void theGaussRuleOfAProbeIsTheFullSpectrumSeenFromIt() {
        Vector values = spectrum();
        Full matrix = rotated(values);
        SymmetricEigen eigen = SymmetricEigen.of(matrix.matrix());
        for (int steps : List.of(3, 8)) {
            SpectralDensity density = SpectralDensity.of(matrix, 2, steps, Address.of(4, "rule"));
            SpectralDensity.Probe probe = density.probes().getFirst();
            double[] first = Vectors.uniformOnSphere(
                    200, Address.of(4, "rule").network(0).open());
            for (int power = 0; power < 2 * steps; power++) {
                int exponent = power;
                double exact = 0;
                for (int k = 0; k < 200; k++) {
                    double part = 0;
                    for (int i = 0; i < 200; i++) {
                        part += eigen.vectors().at(i, k) * first[i];
                    }
                    exact += part * part * Math.pow(eigen.values().at(k), power);
                }
                assertEquals(exact, probe.average(x -> Math.pow(x, exponent)), 1e-10 * Math.pow(40, power));
            }
        }
    }

    /// Four functions at four standard errors: a false alarm in 4000 seeds.
    @Test
    void averagesOverProbesAreThoseOverAllEigenvaluesWithinTheirErrors() {
        Vector values = spectrum();
        Full matrix = rotated(values);
        SpectralDensity density = SpectralDensity.of(matrix, 60, 60, Address.of(9, "density"));
        double trace = 0;
        double squares = 0;
        double above = 0;
        double blurred = 0;
        for (double value : values.toArray()) {
            trace += value;
            squares += value * value;
            above += value > 1 ? 1 : 0;
            blurred += Math.exp(-Math.pow((value - 2) / 0.5, 2) / 2) / (0.5 * Math.sqrt(2 * Math.PI)) / 200;
        }
        assertWithin(trace, density.sum(x -> x));
        assertWithin(squares, density.sum(x -> x * x));
        assertWithin(above, density.sum(x -> x > 1 ? 1 : 0));
        Matrix curve = density.density(Vector.of(2), 0.5);
        assertEquals(blurred, curve.at(0, 0), 4 * curve.at(0, 1));
        assertTrue(curve.at(0, 1) < 0.05 * blurred);
        assertWithin(trace, SpectralDensity.trace(matrix, 200, Address.of(2, "trace")));
    }

    private static void assertWithin(double exact, Estimate estimate) {
        assertEquals(exact, estimate.mean(), 4 * estimate.standardError());
        assertTrue(estimate.standardError() < 0.15 * Math.abs(exact), estimate + " for " + exact);
    }

    @Test
    void theKernelOfTheTargetsItselfIsAlignedAndTheIdentityHardly() {
        Matrix targets = Matrix.of(4, 1, 1, -2, 0.5, 3);
        assertEquals(1, TargetAlignment.of(Products.gram(targets), targets), 1e-15);
        assertEquals(0.5, TargetAlignment.of(Matrix.identity(4), targets), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> TargetAlignment.of(Matrix.zeros(4, 4), targets));
    }
}
