/// **Training networks as they really train, beside what theory expects.**
///
/// Question    How do these networks learn, what was predicted, and did features move?
/// Gives       curves of ensembles, the law of training with a frozen kernel in the same recipe, drift and movement;
///             a few points against the first order in 1/n and against dynamic mean-field theory
/// Read first  [TrainingPlan], [TrainingRun], [TrainingReport]
/// Imports     lab.training, theory.dynamics and what they need
/// Law         where theory does not know the recipe it says why and predicts nothing
@NullMarked
package wick.experiment.training;

import org.jspecify.annotations.NullMarked;
