package wick.report.chart;

import java.util.List;

/// Numbers as colors that stay apart for every common kind of color vision and in gray print.
///
/// Source: the sequential scale interpolates anchors of viridis (Smith and van der Walt 2015, CC0).
enum ColorMap {
    /// Dark blue over green to yellow, for quantities without a middle.
    SEQUENTIAL(0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725),
    /// Blue over white to orange, for quantities that have one.
    DIVERGING(0x2A5A8C, 0x4F82B3, 0x86ADD0, 0xBFD4E6, 0xF5F3EF, 0xF3D3B0, 0xE5A86C, 0xC87A36, 0x9A4F12);

    /// So many colors are told apart; more would only make the picture's text longer.
    static final int LEVELS = 48;

    private final List<Integer> anchors;

    ColorMap(Integer... anchors) {
        this.anchors = List.of(anchors);
    }

    /// The color of one of the levels 0 … LEVELS − 1.
    String color(int level) {
        double along = level / (double) (LEVELS - 1) * (anchors.size() - 1);
        int below = Math.min((int) along, anchors.size() - 2);
        double part = along - below;
        StringBuilder hex = new StringBuilder("#");
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = anchors.get(below) >> shift & 0xFF;
            int b = anchors.get(below + 1) >> shift & 0xFF;
            int mixed = (int) Math.round(a + part * (b - a));
            hex.append(Character.forDigit(mixed >> 4, 16)).append(Character.forDigit(mixed & 15, 16));
        }
        return hex.toString();
    }
}
