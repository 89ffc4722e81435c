package wick.text;

/// Values as they appear in messages: on one line, never longer than a message can bear, without control
/// characters.
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String brief(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints()
                .limit(LONGEST + 1L)
                .forEach(c -> text.appendCodePoint(Character.isISOControl(c) || isSurrogate(c) ? ' ' : c));
        if (value.codePointCount(0, value.length()) > LONGEST) {
            text.setLength(text.offsetByCodePoints(0, LONGEST));
            text.append('…');
        }
        return text.isEmpty() ? "an empty value" : text.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
