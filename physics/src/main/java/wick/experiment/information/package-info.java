/// **Experiments on what data say of their causes, and on coarse-graining as forgetting.**
///
/// Question    Is information kept, lost and distilled as the theory of hierarchies and of renormalization says?
/// Gives       experiments on hierarchies, distillation, block means, rings, encoders, noisy labels;
/// the claims they test
/// Read first  [Information], [HierarchyInformation], [BlockAveraging]
/// Imports     experiment, topic.information, network, lab.training, numeric, observable
/// Law         a source's wrong statement is a comparison of its own, expected to disagree
@NullMarked
package wick.experiment.information;

import org.jspecify.annotations.NullMarked;
