/// **How much is known of a cause from its effects, exactly.**
///
/// Question    What does level n of a hierarchy say of level 0, and what is the least that has to be kept of it?
/// Gives       mutual information, posteriors, minimal sufficient statistics and the functions between them; trees of
///             any depth; Gaussian chains; information kept by a map; the information bottleneck; noisy
/// labels; Ising rings
/// Read first  [InformationFlow], [SufficientStatistics]
/// Imports     topic.information, numeric
/// Law         information is in nats; no function of the data says more than the data
@NullMarked
package wick.topic.information.theory;

import org.jspecify.annotations.NullMarked;
