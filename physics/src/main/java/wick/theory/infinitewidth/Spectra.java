package wick.theory.infinitewidth;

import java.util.Optional;
import wick.numeric.gaussian.Symmetry;

/// The spectra of one activation at every variance, in several lengths: level l has [#size] terms, the more
/// the higher the level.
interface Spectra {

    /// The number of levels.
    int levels();

    /// Terms of the series at this level.
    int size(int level);

    Spectrum at(double variance, int level);

    /// The symmetry of φ: which terms vanish.
    Symmetry symmetry();

    /// Whether φ has kinks, so that coefficients fall off as powers of k only.
    boolean isKinked();

    /// Averages over a pair for which no level is long enough.
    PairQuadrature.Averages directly(double first, double second, double delta);

    /// The same for many pairs of equal variance, nearly parallel: by interpolation where φ has kinks.
    default Optional<PairQuadrature.Averages> closely(double variance, double delta) {
        return Optional.empty();
    }

    /// A bound on the error of pair averages at this variance besides what cut series leave out, relative
    /// as in [PairAverages#error].
    double error(double variance);
}
