package wick.topic.expressivity.lab.wavefunction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.wavefunction.Machine;

/// A machine brought down in energy by stochastic reconfiguration: with O the derivatives of ln ψ and
/// covariances over |ψ|², (Cov(O, O) + shift · diagonal) δ = −rate · Cov(O, E), which is imaginary time
/// evolution within the machine's reach.
///
/// Source: Carleo and Troyer 2017, arXiv:1606.02318.
public record Reconfiguration(Walkers walkers, int samples, double rate) {
    private static final double FIRST_SHIFT = 1;
    private static final double LAST_SHIFT = 1e-3;
    private static final double DECAY = 0.9;
    private static final double INITIAL = 0.1;
    private static final double LEAST = 1e-6;
    /// The farthest that one step may move a parameter. At first weights and so covariances are small.
    private static final double FARTHEST = 0.1;

    /// Machines after the given numbers of steps, ascending, begun from small random weights.
    public List<Machine> machines(int filters, List<Integer> steps, Address address) {
        int sites = walkers.chain().sites();
        double[] start = new double[filters * (sites + 1)];
        RandomStream stream = address.open();
        for (int i = 0; i < start.length; i++) {
            start[i] = INITIAL * stream.nextNormal() / Math.sqrt(sites);
        }
        Machine machine = new Machine(sites, filters, Vector.of(start));
        List<Machine> machines = new ArrayList<>();
        double shift = FIRST_SHIFT;
        for (int step = 0; machines.size() < steps.size(); step++) {
            if (step == steps.get(machines.size())) {
                machines.add(machine);
            }
            machine = step(machine, shift, address.network(step + 1L));
            shift = Math.max(LAST_SHIFT, DECAY * shift);
        }
        return machines;
    }

    private Machine step(Machine machine, double shift, Address address) {
        int size = machine.parameters().size();
        double[][] sums = new double[walkers.walkers()][(size + 1) * (size + 2)];
        double[][] numbers = new double[walkers.walkers()][size + 2];
        walkers.run(machine, samples, address, (w, _, amplitudes) -> {
            double[] row = numbers[w];
            amplitudes.derivativesInto(row);
            row[size] = amplitudes.localEnergy();
            row[size + 1] = 1;
            for (int i = 0; i <= size; i++) {
                for (int j = i; j <= size + 1; j++) {
                    sums[w][i * (size + 2) + j] += row[i] * row[j];
                }
            }
        });
        Matrix covariance = covariance(size + 1, sums);
        Matrix left = Matrix.zeros(size, size);
        Matrix right = Matrix.zeros(size, 1);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                left.set(i, j, covariance.at(i, j));
            }
            left.set(i, i, covariance.at(i, i) * (1 + shift) + LEAST);
            right.set(i, 0, -rate * covariance.at(i, size));
        }
        return switch (Factorization.of(left)) {
            case Factorization.Cholesky cholesky -> {
                Matrix move = cholesky.solve(right);
                yield new Machine(machine.sites(), machine.filters(), plus(machine.parameters(), move.entries()));
            }
            case Factorization.NotPositiveDefinite _ ->
                throw new ArithmeticException(
                        "the covariance of derivatives is not positive definite; take more samples");
        };
    }

    private static Vector plus(Vector parameters, double[] move) {
        double farthest = Arrays.stream(move).map(Math::abs).max().orElse(0);
        double part = Math.min(1, FARTHEST / farthest);
        double[] sum = parameters.toArray();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part * move[i];
        }
        return Vector.of(sum);
    }

    /// From sums of products, walker by walker in their order; the last column holds the sums themselves.
    private Matrix covariance(int size, double[][] sums) {
        double[] total = new double[sums[0].length];
        for (double[] one : sums) {
            for (int k = 0; k < total.length; k++) {
                total[k] += one[k];
            }
        }
        double count = (double) walkers.walkers() * samples;
        Matrix covariance = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                double mean = total[i * (size + 1) + size] * total[j * (size + 1) + size] / (count * count);
                covariance.set(i, j, total[i * (size + 1) + j] / count - mean);
                covariance.set(j, i, covariance.at(i, j));
            }
        }
        return covariance;
    }
}
