package wick.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The allowed name closest to a mistyped one.
public final class Nearest {
    private Nearest() {}

    /// The name that takes the fewest insertions, deletions, replacements and swaps of neighbors to reach
    /// from `word`, if these are few for a word of its length; case and the choice of `_`, `-` or space
    /// do not count.
    public static Optional<String> to(String word, Collection<String> names) {
        if (word.length() > 100) {
            return Optional.empty();
        }
        String plain = plain(word);
        int most = Math.max(1, Math.min(3, plain.length() / 2));
        String best = "";
        int fewest = most + 1;
        for (String name : names) {
            int edits = distance(plain, plain(name));
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return fewest <= most ? Optional.of(best) : Optional.empty();
    }

    /// "; did you mean tanh?", or nothing.
    public static String suggestion(String word, Collection<String> names) {
        return to(word, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
