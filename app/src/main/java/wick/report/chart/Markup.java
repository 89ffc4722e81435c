package wick.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/// XML or HTML text under construction: every string is escaped on its way in, and elements close in order.
public final class Markup {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element; `attributes` are names and values in turn.
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        text.append('>');
        open.push(tag);
        return this;
    }

    /// Closes the innermost open element.
    public Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /// Closes the innermost open element and begins a new line.
    public Markup closeLine() {
        return close().line();
    }

    /// An element without content.
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        text.append("/>");
        return this;
    }

    /// An element holding nothing but text.
    public Markup element(String tag, String content, String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    /// Text as a reader shall see it.
    public Markup text(String content) {
        escape(content);
        return this;
    }

    public Markup line() {
        text.append('\n');
        return this;
    }

    /// Takes over markup that is complete in itself.
    public Markup include(Markup finished) {
        text.append(finished);
        return this;
    }

    /// Takes over text that is markup already: our own style sheets, scripts and fragments, never a user's
    /// words.
    public Markup trusted(String ownMarkup) {
        text.append(ownMarkup);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements still open: " + open);
        }
        return text.toString();
    }

    private void start(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attribute without a value in <" + tag + ">");
        }
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
    }

    private void escape(String content) {
        content.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isPlain(c) ? c : 0xFFFD);
            }
        });
    }

    /// XML forbids most control characters and lone surrogates; the marks that reverse the direction of a
    /// whole text are refused too, since they let a name disguise what stands beside it.
    private static boolean isPlain(int c) {
        boolean blank = c == '\t' || c == '\n' || c == '\r';
        boolean control = (c < 0x20 && !blank) || (c >= 0x7F && c < 0xA0);
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE;
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !(control || surrogate || noncharacter || direction);
    }
}
