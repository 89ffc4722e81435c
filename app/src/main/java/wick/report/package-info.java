/// **What a person reads when a study or an experiment is done.**
///
/// Question    What came out, does theory hold, does it matter at this width, and how is it done again?
/// Gives       one self-contained HTML page for a study, for two of them, for a run; a fragment for
/// notebooks
/// Read first  [StudyPage]
/// Imports     experiment, observable, report.chart
/// Law         nothing is computed here; the page reads whole without scripts and never asks the network
/// for anything
@NullMarked
package wick.report;

import org.jspecify.annotations.NullMarked;
