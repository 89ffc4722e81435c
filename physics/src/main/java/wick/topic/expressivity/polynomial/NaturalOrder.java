package wick.topic.expressivity.polynomial;

import java.math.BigInteger;
import java.util.Comparator;

/// Names in the order a reader expects: runs of digits compare as numbers, so that x2 comes before x10.
final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int toA = end(a, i);
            int toB = end(b, j);
            if (toA > i && toB > j) {
                int order = new BigInteger(a.substring(i, toA)).compareTo(new BigInteger(b.substring(j, toB)));
                if (order != 0) {
                    return order;
                }
                i = toA;
                j = toB;
            } else {
                int order = Character.compare(a.charAt(i++), b.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(a.length() - i, b.length() - j);
        return order != 0 ? order : a.compareTo(b);
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }
}
