package wick.topic.information.lab.field;

import java.util.ArrayList;
import java.util.List;
import wick.topic.information.FittedCouplings;

/// The power \|φ_q\|² per point of a field by mode, where modes that differ by reflections and an
/// exchange of the axes are
/// taken together: orbits (i, j) with size/2 ≥ i ≥ j ≥ 0.
public final class ModePower {
    private final FastFourier fourier;
    private final int[] orbitOf;
    private final int[] counts;

    public ModePower(int size) {
        this.fourier = new FastFourier(size);
        this.orbitOf = new int[size * size];
        int half = size / 2;
        this.counts = new int[(half + 1) * (half + 2) / 2];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int a = Math.min(i, size - i);
                int b = Math.min(j, size - j);
                int orbit = Math.max(a, b) * (Math.max(a, b) + 1) / 2 + Math.min(a, b);
                orbitOf[i * size + j] = orbit;
                counts[orbit]++;
            }
        }
    }

    public int orbits() {
        return counts.length;
    }

    /// How many real modes an orbit has.
    public int count(int orbit) {
        return counts[orbit];
    }

    /// power of the first and of the second field ← mean power of each orbit; both fields are overwritten.
    public void pairInto(double[] first, double[] second, double[] ofFirst, double[] ofSecond) {
        int size = fourier.size();
        fourier.transform(first, second);
        java.util.Arrays.fill(ofFirst, 0);
        java.util.Arrays.fill(ofSecond, 0);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int k = i * size + j;
                int m = ((size - i) % size) * size + (size - j) % size;
                // of a + ib, the transform of a is (x_k + x̄_−k)/2
                double evenReal = (first[k] + first[m]) / 2;
                double evenImaginary = (second[k] - second[m]) / 2;
                double oddReal = (first[k] - first[m]) / 2;
                double oddImaginary = (second[k] + second[m]) / 2;
                int orbit = orbitOf[k];
                double weight = 1.0 / ((double) size * size * counts[orbit]);
                ofFirst[orbit] += weight * (evenReal * evenReal + evenImaginary * evenImaginary);
                ofSecond[orbit] += weight * (oddReal * oddReal + oddImaginary * oddImaginary);
            }
        }
    }

    /// These powers with their place in K, as a fit takes them.
    public List<FittedCouplings.Mode> modes(double[] power) {
        int size = fourier.size();
        List<FittedCouplings.Mode> modes = new ArrayList<>();
        for (int i = 0; i <= size / 2; i++) {
            for (int j = 0; j <= i; j++) {
                int orbit = i * (i + 1) / 2 + j;
                double s1 = Math.sin(Math.PI * i / size);
                double s2 = Math.sin(Math.PI * j / size);
                modes.add(new FittedCouplings.Mode(4 * s1 * s1, 4 * s2 * s2, power[orbit], counts[orbit]));
            }
        }
        return modes;
    }
}
