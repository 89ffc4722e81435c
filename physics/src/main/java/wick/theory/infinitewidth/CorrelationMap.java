package wick.theory.infinitewidth;

/// What an activation does to the correlations of many pairs, whose variances are known beforehand: the
/// normalized form of [PairAverages].
interface CorrelationMap {

    /// For the columns of `place`, entries of `delta` and `tangent` from `offset` on: δ = 1 − correlation
    /// becomes that of the outputs, 1 − ⟨φφ⟩ / √(⟨φ²⟩⟨φ²⟩), and `tangent` is multiplied by ⟨φ′φ′⟩ /
    /// √(⟨φ′²⟩⟨φ′²⟩); an empty `tangent` is not asked for. Stays exactly 0 where δ is 0.
    void stretchInto(KernelStretch.Place place, double[] delta, double[] tangent, int offset, CellMemory memory);

    /// For `form`, whose activation is number `position` of the network.
    static CorrelationMap of(AverageForm form, int position, InputStatistics rows, InputStatistics columns) {
        return switch (form) {
            case Homogeneous homogeneous -> new KinkCorrelations(homogeneous.kinkOfSlopes());
            case ErrorFunctionForm _ ->
                new ErrorFunctionCorrelations(
                        rows.activationVariances[position], columns.activationVariances[position]);
            default -> new CovarianceCorrelations(form, position, rows, columns);
        };
    }
}
