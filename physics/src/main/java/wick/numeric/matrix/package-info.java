/// **Dense linear algebra whose bytes do not depend on the number of threads.**
///
/// Question    What are the product, factor, solution and spectrum of these matrices?
/// Gives       [Matrix], [Products], [Factorization], [SymmetricEigen], [SpectralCoordinates],
/// [Eigenvalues], [Inverse], [SingularValues], [ConditionNumber], [MemoryBudget]
/// Read first  [Products]
/// Imports     numeric.parallel
/// Law         a tile on the block grid, computed alone, has the bytes it has in the whole
@NullMarked
package wick.numeric.matrix;

import org.jspecify.annotations.NullMarked;
