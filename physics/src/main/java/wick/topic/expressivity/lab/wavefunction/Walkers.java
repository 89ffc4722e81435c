package wick.topic.expressivity.lab.wavefunction;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.numeric.statistics.Autocorrelation;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.Moments;
import wick.topic.expressivity.wavefunction.Amplitudes;
import wick.topic.expressivity.wavefunction.Machine;
import wick.topic.expressivity.wavefunction.SpinChain;

/// Independent Metropolis walks over the states of a chain, with the square of a machine's wave function as
/// their law.
///
/// A step proposes the move of a random site and accepts it with probability |ψ′/ψ|²; moves with no element
/// in the Hamiltonian are refused. Between two samples there are `stride` steps for each site.
public record Walkers(SpinChain chain, int walkers, int stride) {
    private static final int WARM_UP = 40;

    public Walkers {
        if (walkers < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    walkers + " walkers with stride " + stride + ": both must be at least 1");
        }
    }

    /// What was measured: the energy with the error of correlated samples and its autocorrelation, and the
    /// variance of the local energy with an error from the scatter over walkers.
    public record Energy(Autocorrelation energy, Estimate variance) {}

    /// `samples` of each walker.
    public Energy energy(Machine machine, int samples, Address address) {
        Matrix energies = Matrix.zeros(walkers, samples);
        run(
                machine,
                samples,
                address,
                (walker, sample, amplitudes) -> energies.set(walker, sample, amplitudes.localEnergy()));
        List<Vector> series = new ArrayList<>();
        for (int w = 0; w < walkers; w++) {
            series.add(Vector.of(energies.row(w)));
        }
        Autocorrelation energy = Autocorrelation.of(series);
        double mean = energy.mean().mean();
        Moments scatter = new Moments();
        for (Vector one : series) {
            double sum = 0;
            for (double e : one.toArray()) {
                sum += (e - mean) * (e - mean) / samples;
            }
            scatter.add(sum);
        }
        return new Energy(energy, scatter.estimate());
    }

    /// What is read off a walker at one sample.
    @FunctionalInterface
    interface Reader {
        void read(int walker, int sample, Amplitudes amplitudes);
    }

    void run(Machine machine, int samples, Address address, Reader reader) {
        Parallel.forEach(walkers, w -> {
            RandomStream stream = address.block(w).open();
            Amplitudes amplitudes = new Amplitudes(chain, machine);
            advance(WARM_UP * chain.sites(), stream, amplitudes);
            for (int sample = 0; sample < samples; sample++) {
                advance(stride * chain.sites(), stream, amplitudes);
                reader.read(w, sample, amplitudes);
            }
        });
    }

    private void advance(int steps, RandomStream stream, Amplitudes amplitudes) {
        for (int step = 0; step < steps; step++) {
            int move = (int) (stream.nextUniform() * chain.sites());
            double u = stream.nextUniform();
            if (chain.offDiagonal(amplitudes.state(), move) != 0) {
                double ratio = amplitudes.ratio(move);
                if (u < ratio * ratio) {
                    amplitudes.move(move);
                }
            }
        }
    }
}
