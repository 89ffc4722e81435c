package wick.report.chart;

/// Width and height of a chart in pixels; text is 12.5 pixels high whatever the size.
public record Size(double width, double height) {

    /// For two or three charts side by side on a desktop, one on a phone.
    public static final Size REGULAR = new Size(440, 320);

    /// For the first page of a report, where height is dear.
    public static final Size LOW = new Size(440, 285);

    /// For four charts side by side.
    public static final Size SMALL = new Size(330, 270);

    public Size {
        if (!(width >= 160 && width <= 4000 && height >= 120 && height <= 4000)) {
            throw new IllegalArgumentException(
                    "a chart of " + width + " x " + height + " is outside 160 x 120 to 4000 x 4000");
        }
    }
}
