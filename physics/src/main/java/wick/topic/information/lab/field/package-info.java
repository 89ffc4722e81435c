/// **Gaussian lattice fields drawn, coarse-grained and measured.**
///
/// Question    What power do block means of drawn fields have, and can their ensemble be told from them?
/// Gives       fields by fast Fourier transform, block means, power by mode, a classifier that learns from power
/// Read first  [FieldSampler], [ModePower]
/// Imports     topic.information, numeric
/// Law         what is measured of coarse fields comes from means over blocks of drawn fields alone
@NullMarked
package wick.topic.information.lab.field;

import org.jspecify.annotations.NullMarked;
