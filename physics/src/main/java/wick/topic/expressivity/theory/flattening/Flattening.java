package wick.topic.expressivity.theory.flattening;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A deep network for a task, and the flat one that does the same: no hidden layer for linear maps, one for
/// products.
///
/// The flattening cost is C_s = N_s(flat)/N_s(deep), N_s being the number of non-zero weights, at no error.
/// Each statement holds for the deep network named here: a better one makes the cost larger.
///
/// Source: Lin, Tegmark and Rolnick 2017, arXiv:1608.08225, eqs. 25 to 27 and their examples.
public sealed interface Flattening
        permits Flattening.Fourier,
                Flattening.Hadamard,
                Flattening.Wavelet,
                Flattening.Convolution,
                Flattening.Strassen,
                Flattening.LowRank,
                Flattening.Product,
                SparseProduct {

    Count synapses();

    /// Layers of weights of the deep network.
    int layers();

    /// The discrete Fourier transform of n = 2^k values as k layers of butterflies: 2 n log₂ n complex
    /// weights for n². The reordering by reversed bits is a choice of names and costs nothing.
    record Fourier(int size) implements Flattening {
        public Fourier {
            Sizes.powerOfTwo("Fourier transform", size, 1 << 30);
        }

        @Override
        public Count synapses() {
            return butterflies(size);
        }

        @Override
        public int layers() {
            return Sizes.log2(size);
        }
    }

    /// The Walsh-Hadamard transform of n = 2^k values: the butterflies of [Fourier] with weights ±1.
    record Hadamard(int size) implements Flattening {
        public Hadamard {
            Sizes.powerOfTwo("Walsh-Hadamard transform", size, 1 << 30);
        }

        @Override
        public Count synapses() {
            return butterflies(size);
        }

        @Override
        public int layers() {
            return Sizes.log2(size);
        }
    }

    private static Count butterflies(long n) {
        return Count.of(2 * n * Sizes.log2(n), 0, n * n);
    }

    /// A linear layer on n = 2^k values that commutes with translations, which is a periodic convolution: Fourier
    /// transform, one factor for each frequency, transform back, 4 n log₂ n + n complex weights for n² real ones.
    ///
    /// A butterfly multiplies once, so that with the kernel's transform prepared a layer takes n log₂ n + n complex
    /// multiplications, those by 1 counted, of four real ones each; the direct product takes n² real ones.
    record Convolution(int size) implements Flattening {
        public Convolution {
            Sizes.powerOfTwo("convolution", size, 1 << 26);
        }

        @Override
        public Count synapses() {
            long n = size;
            return Count.of(4 * n * Sizes.log2(size) + n, 0, n * n);
        }

        @Override
        public int layers() {
            return 2 * Sizes.log2(size) + 1;
        }

        public long complexMultiplications() {
            return (long) size * Sizes.log2(size) + size;
        }

        public long realMultiplications() {
            return 4 * complexMultiplications();
        }

        public long directMultiplications() {
            return (long) size * size;
        }

        /// The first size, a power of two, from which on the transforms take fewer real multiplications: 32.
        public static int crossover() {
            int size = 2;
            while (new Convolution(size).realMultiplications() >= new Convolution(size).directMultiplications()) {
                size *= 2;
            }
            return size;
        }
    }

    /// The full periodic wavelet transform of n = 2^k values with filters of an even number of `taps` (2:
    /// Haar).
    ///
    /// A level turns m averages into m/2 averages and m/2 details, each from min(taps, m) values, and the
    /// details are done. So the deep network has Σ m min(taps, m) weights over m = n, n/2, …, 2, which is
    /// 4n − 4 for Haar, and hands on n − m details a level. A detail of level j sees min(n, (taps − 1)(2^j
    /// − 1) + 1) values.
    record Wavelet(int size, int taps) implements Flattening {
        public Wavelet {
            Sizes.powerOfTwo("wavelet transform", size, 1 << 30);
            if (taps < 2 || taps > 64 || taps % 2 != 0) {
                throw new IllegalArgumentException("taps " + taps + ": a filter has an even number, 2 (Haar) to 64");
            }
        }

        @Override
        public Count synapses() {
            long deep = 0;
            long handedOn = 0;
            long flat = size;
            for (int j = 1; j <= layers(); j++) {
                long values = size >> (j - 1);
                deep += values * Math.min(taps, values);
                handedOn += size - values;
                flat += (values / 2) * Math.min(size, (taps - 1L) * ((1L << j) - 1) + 1);
            }
            return Count.of(deep, handedOn, flat);
        }

        @Override
        public int layers() {
            return Sizes.log2(size);
        }
    }

    /// M ↦ N M for a fixed n x n matrix N: n³ weights flat, and deep by Strassen's seven products in place
    /// of eight.
    ///
    /// One level costs 12 (n/2)² weights before the seven half-sized products and as many after, S(n) = 6
    /// n² + 7 S(n/2). All the way down that is 9·7^k − 8·4^k for n = 2^k, more than 8^k up to k = 16; a
    /// level pays from n > 48 on, so this network recurses while that makes it smaller.
    record Strassen(int size) implements Flattening {
        public Strassen {
            if (size < 2 || size > 1 << 20) {
                throw new IllegalArgumentException("size " + size + " of a matrix product must be from 2 to 1048576");
            }
        }

        @Override
        public Count synapses() {
            return counted(recursed(BigInteger.valueOf(size), levels()));
        }

        /// With as many levels as the size has factors of two.
        public Count fullyRecursed() {
            return counted(recursed(BigInteger.valueOf(size), Integer.numberOfTrailingZeros(size)));
        }

        /// Levels of recursion of the smallest network of this kind.
        public int levels() {
            int levels = 0;
            int rest = size;
            while (rest > 48 && rest % 2 == 0) {
                rest /= 2;
                levels++;
            }
            return levels;
        }

        @Override
        public int layers() {
            return 2 * levels() + 1;
        }

        private Count counted(BigInteger deep) {
            return new Count(
                    new BigDecimal(deep),
                    BigDecimal.ZERO,
                    new BigDecimal(BigInteger.valueOf(size).pow(3)));
        }

        private static BigInteger recursed(BigInteger n, int levels) {
            return levels == 0
                    ? n.pow(3)
                    : n.pow(2)
                            .multiply(BigInteger.valueOf(6))
                            .add(recursed(n.shiftRight(1), levels - 1).multiply(BigInteger.valueOf(7)));
        }
    }

    /// An n x n matrix of rank k as a product of n x k and k x n: C_s = n/(2k).
    record LowRank(int size, int rank) implements Flattening {
        public LowRank {
            Sizes.within("size of a matrix", size, 1 << 30);
            if (rank < 1 || rank > size) {
                throw new IllegalArgumentException("rank " + rank + " must be from 1 to the size, " + size);
            }
        }

        @Override
        public Count synapses() {
            return Count.of(2L * size * rank, 0, (long) size * size);
        }

        @Override
        public int layers() {
            return 2;
        }
    }

    /// The product of n numbers by gates of four neurons for two factors each, in a tree of n − 1 gates,
    /// against one hidden layer of 2^n neurons. A gate has 4·2 + 4 weights; where n is no power of two, a
    /// product without a partner is handed on.
    record Product(int factors) implements Flattening {
        public Product {
            if (factors < 2 || factors > 4096) {
                throw new IllegalArgumentException("factors " + factors + " must be from 2 to 4096");
            }
        }

        @Override
        public Count synapses() {
            long handedOn = 0;
            for (int left = factors; left > 1; left = (left + 1) / 2) {
                handedOn += left % 2;
            }
            return new Count(
                    BigDecimal.valueOf(12L * (factors - 1)),
                    BigDecimal.valueOf(handedOn),
                    new BigDecimal(neuronsFlat().multiply(BigInteger.valueOf(factors + 1L))));
        }

        @Override
        public int layers() {
            return 2 * (32 - Integer.numberOfLeadingZeros(factors - 1));
        }

        public BigInteger neuronsDeep() {
            return BigInteger.valueOf(4L * (factors - 1));
        }

        public BigInteger neuronsFlat() {
            return BigInteger.TWO.pow(factors);
        }

        public double neuronCost() {
            return Count.ratio(new BigDecimal(neuronsFlat()), new BigDecimal(neuronsDeep()));
        }
    }
}
