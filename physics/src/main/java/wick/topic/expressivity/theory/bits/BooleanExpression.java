package wick.topic.expressivity.theory.bits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Boolean function written out, such as `(a & b) | !c ^ d`: `!` or `~` binds closest, then `&`, `^`
/// and `|`; 0 and 1 are constants; names are letters, digits and underscores and do not begin with a
/// digit. `variables` are the names in the order of their first appearance.
public record BooleanExpression(String text, List<String> variables, TruthTable table) {
    private static final int DEEPEST = 500;

    public BooleanExpression {
        variables = List.copyOf(variables);
    }

    /// @throws IllegalArgumentException saying at which place what was expected, and for more than
    /// [TruthTable#MOST] variables
    public static BooleanExpression of(String text) {
        List<String> variables = names(text);
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("the expression '" + text + "' has no variables");
        }
        TruthTable.requireBits(variables.size());
        Reader reader = new Reader(text, variables);
        long[] words = reader.or(0);
        reader.end();
        return new BooleanExpression(text, variables, new TruthTable(variables.size(), words));
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i)) || text.charAt(i) == '_') {
                int from = i;
                while (i < text.length() && isNamePart(text.charAt(i))) {
                    i++;
                }
                String name = text.substring(from, i);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// Recursive descent; every method gives the whole table of what it read, 64 values in a word.
    private static final class Reader {
        private final String text;
        private final List<String> variables;
        private int at;

        Reader(String text, List<String> variables) {
            this.text = text;
            this.variables = variables;
        }

        long[] or(int depth) {
            long[] left = xor(depth);
            while (next('|')) {
                long[] right = xor(depth);
                Arrays.setAll(left, i -> left[i] | right[i]);
            }
            return left;
        }

        private long[] xor(int depth) {
            long[] left = and(depth);
            while (next('^')) {
                long[] right = and(depth);
                Arrays.setAll(left, i -> left[i] ^ right[i]);
            }
            return left;
        }

        private long[] and(int depth) {
            long[] left = not(depth);
            while (next('&')) {
                long[] right = not(depth);
                Arrays.setAll(left, i -> left[i] & right[i]);
            }
            return left;
        }

        private long[] not(int depth) {
            if (depth > DEEPEST) {
                throw problem("fewer than " + DEEPEST + " levels of brackets and negations");
            }
            if (next('!') || next('~')) {
                long[] of = not(depth + 1);
                Arrays.setAll(of, i -> ~of[i]);
                return of;
            }
            if (next('(')) {
                long[] inside = or(depth + 1);
                if (!next(')')) {
                    throw problem("')'");
                }
                return inside;
            }
            return atom();
        }

        private long[] atom() {
            long[] words = TruthTable.words(variables.size());
            if (at < text.length() && (text.charAt(at) == '0' || text.charAt(at) == '1')) {
                Arrays.fill(words, text.charAt(at++) == '1' ? -1 : 0);
                return words;
            }
            int from = at;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
            int variable = variables.indexOf(text.substring(from, at));
            if (variable < 0) {
                at = from;
                throw problem("a variable, 0, 1, '!' or '('");
            }
            Arrays.setAll(words, word -> column(variable, word));
            return words;
        }

        /// 64 values of one variable, beginning with that of input 64 `word`.
        private static long column(int variable, int word) {
            if (variable >= 6) {
                return (word >> (variable - 6) & 1) == 1 ? -1 : 0;
            }
            long column = 0;
            for (int x = 0; x < Long.SIZE; x++) {
                column |= (long) (x >> variable & 1) << x;
            }
            return column;
        }

        /// Takes the sign if it comes next.
        private boolean next(char sign) {
            skip();
            if (at < text.length() && text.charAt(at) == sign) {
                at++;
                skip();
                return true;
            }
            return false;
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        void end() {
            if (at < text.length()) {
                throw problem("'&', '^', '|' or the end");
            }
        }

        private IllegalArgumentException problem(String expected) {
            String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
            return new IllegalArgumentException("the expression '" + text + "' has " + found + " at place " + (at + 1)
                    + " where " + expected + " is expected");
        }
    }
}
