package wick.report.chart;

/// Numbers as colors that stay apart for every common kind of color vision and in gray print.
///
/// Source: the sequential scale interpolates anchors of viridis (Smith and van der Walt 2015, CC0).
enum ColorMap {
    /// Dark blue over green to yellow, for quantities without a middle.
    SEQUENTIAL("440154 482878 3E4A89 31688E 26828E 1F9E89 35B779 6DCD59 B4DE2C FDE725"),
    /// Blue over white to orange, for quantities that have one.
    DIVERGING("2A5A8C 4F82B3 86ADD0 BFD4E6 F5F3EF F3D3B0 E5A86C C87A36 9A4F12");

    /// So many colors are told apart; more would only make the picture's text longer.
    static final int LEVELS = 48;

    /// Colors in hexadecimal at equal distances.
    private final String anchors;

    ColorMap(String anchors) {
        this.anchors = anchors;
    }

    /// The color of one of the levels 0 … LEVELS − 1.
    String color(int level) {
        double along = level / (double) (LEVELS - 1) * (anchorCount() - 1);
        int below = Math.min((int) along, anchorCount() - 2);
        double part = along - below;
        StringBuilder hex = new StringBuilder("#");
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = anchor(below) >> shift & 0xFF;
            int b = anchor(below + 1) >> shift & 0xFF;
            int mixed = (int) Math.round(a + part * (b - a));
            hex.append(Character.forDigit(mixed >> 4, 16)).append(Character.forDigit(mixed & 15, 16));
        }
        return hex.toString();
    }

    private int anchorCount() {
        return (anchors.length() + 1) / 7;
    }

    private int anchor(int index) {
        return Integer.parseInt(anchors, 7 * index, 7 * index + 6, 16);
    }
}
