package wick.lab.ensemble;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.WrittenOutKernels;

/// Ensembles of real networks of every kind against kernels that share no code with them.
class EveryArchitectureTest {

    static List<WrittenOutKernels> networks() {
        return WrittenOutKernels.all();
    }

    /// By chance one of about 600 numbers is off by more than [MeanKernels#MOST] errors in less than one
    /// of 200 runs; the seed is fixed.
    @ParameterizedTest
    @MethodSource("networks")
    void meanKernelsOfRealNetworksAreThoseOfInfiniteWidth(WrittenOutKernels limit) {
        new MeanKernels("every.architecture", 200).check(limit);
    }
}
