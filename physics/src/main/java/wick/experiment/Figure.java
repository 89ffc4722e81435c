package wick.experiment;

import java.util.List;
import java.util.Optional;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// A picture as data; how it is drawn is the report's business.
public sealed interface Figure {

    String id();

    String title();

    /// One sentence that tells a reader what to see.
    String caption();

    record Axis(String label, boolean logarithmic) {}

    /// Lines and dots over common axes.
    record Plot(String id, String title, String caption, Axis x, Axis y, List<Trace> traces) implements Figure {
        public Plot {
            traces = List.copyOf(traces);
        }
    }

    /// A grid of values, `values` row i belonging to y\[i] and column j to x\[j], with lines and marks
    /// over it.
    record HeatMap(String id, String title, String caption, Axis x, Axis y, Grid grid, List<Trace> overlays)
            implements Figure {
        public HeatMap {
            overlays = List.copyOf(overlays);
        }
    }

    record Grid(Vector x, Vector y, Matrix values, String valueLabel) {}

    sealed interface Trace {
        String label();

        /// Theory: a line, with a band of ± error where given.
        record Line(String label, Vector x, Vector y, Optional<Vector> band) implements Trace {}

        /// Measurement: dots with error bars.
        record Dots(String label, Vector x, Vector y, Optional<Vector> error) implements Trace {}

        /// One labelled point, such as a usual initialization in a phase diagram.
        record Mark(String label, double x, double y, boolean emphasized) implements Trace {}
    }
}
