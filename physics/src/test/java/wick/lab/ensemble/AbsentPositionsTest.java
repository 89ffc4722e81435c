package wick.lab.ensemble;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.WrittenOutKernels;

/// Ensembles of real networks on inputs with absent positions against kernels that share no code with them.
class AbsentPositionsTest {

    static List<WrittenOutKernels> networks() {
        return WrittenOutKernels.absent();
    }

    /// By chance one of about 200 numbers is off by more than [MeanKernels#MOST] errors in less than one
    /// of 700 runs; the seed is fixed.
    @ParameterizedTest
    @MethodSource("networks")
    void meanKernelsOfInputsWithAbsentPositionsAreThoseOfInfiniteWidth(WrittenOutKernels limit) {
        new MeanKernels("absent.positions", 200).check(limit);
    }
}
