package wick.theory.recurrent;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// E Π tr(word) for words in a real Gaussian matrix W of unit variance and its transpose: a polynomial in
/// N.
///
/// One factor of the last word is contracted with every other factor, E W_ij W_kl = δ_ik δ_jl:
///
/// - in the same trace, tr(W X W Z) gives tr(X Zᵀ), and tr(W X Wᵀ Z) gives tr X tr Z;
/// - in another trace, tr(W X) tr(W V) gives tr(X Vᵀ), and tr(W X) tr(Wᵀ V) gives tr(X V).
///
/// Words are strings of w and t, equal up to rotation and transposition; results are kept by their
/// multiset.
final class WordTraces {
    private final Map<List<String>, BigInteger[]> known = new HashMap<>();
    private final Map<String, String> canonical = new HashMap<>();

    /// E tr Wᵏ Wᵀˡ; the coefficient of Nⁱ at index i, to (k + l)/2 + 1.
    BigInteger[] mean(int k, int l) {
        BigInteger[] result = new BigInteger[(k + l) / 2 + 2];
        Arrays.fill(result, BigInteger.ZERO);
        add(List.of(), "w".repeat(k) + "t".repeat(l), result);
        return result;
    }

    private BigInteger[] mean(List<String> words) {
        BigInteger[] found = known.get(words);
        if (found != null) {
            return found;
        }
        int factors = words.stream().mapToInt(String::length).sum();
        BigInteger[] sum = new BigInteger[(factors / 2) + words.size() + 1];
        Arrays.fill(sum, BigInteger.ZERO);
        if (words.isEmpty()) {
            sum[0] = BigInteger.ONE;
        } else {
            List<String> rest = words.subList(0, words.size() - 1);
            contractWithin(words.getLast(), rest, sum);
            contractAcross(words.getLast(), rest, sum);
        }
        known.put(words, sum);
        return sum;
    }

    private void contractWithin(String word, List<String> rest, BigInteger[] sum) {
        char first = word.charAt(0);
        for (int q = 1; q < word.length(); q++) {
            String inner = word.substring(1, q);
            String outer = word.substring(q + 1);
            if (word.charAt(q) == first) {
                add(rest, inner + transposed(outer), sum);
            } else {
                List<String> split = new ArrayList<>(rest);
                split.add(inner);
                add(split, outer, sum);
            }
        }
    }

    private void contractAcross(String word, List<String> rest, BigInteger[] sum) {
        char first = word.charAt(0);
        String tail = word.substring(1);
        for (int i = 0; i < rest.size(); i++) {
            List<String> others = new ArrayList<>(rest);
            String other = others.remove(i);
            for (int q = 0; q < other.length(); q++) {
                String rotated = other.substring(q + 1) + other.substring(0, q);
                add(others, tail + (other.charAt(q) == first ? transposed(rotated) : rotated), sum);
            }
        }
    }

    /// Adds the mean of these traces and one more; the trace of the empty word is N.
    private void add(List<String> words, String more, BigInteger[] sum) {
        List<String> all = new ArrayList<>();
        int shift = 0;
        for (String word : words) {
            shift += keep(word, all);
        }
        shift += keep(more, all);
        Collections.sort(all);
        BigInteger[] mean = mean(List.copyOf(all));
        for (int i = 0; i < mean.length; i++) {
            if (mean[i].signum() != 0) {
                sum[i + shift] = sum[i + shift].add(mean[i]);
            }
        }
    }

    private int keep(String word, List<String> all) {
        if (word.isEmpty()) {
            return 1;
        }
        all.add(canonical.computeIfAbsent(word, WordTraces::least));
        return 0;
    }

    private static String least(String word) {
        String best = word;
        String turned = transposed(word);
        for (int i = 0; i < word.length(); i++) {
            for (String each : List.of(word, turned)) {
                String rotated = each.substring(i) + each.substring(0, i);
                if (rotated.compareTo(best) < 0) {
                    best = rotated;
                }
            }
        }
        return best;
    }

    private static String transposed(String word) {
        StringBuilder reversed = new StringBuilder(word.length());
        for (int i = word.length() - 1; i >= 0; i--) {
            reversed.append(word.charAt(i) == 'w' ? 't' : 'w');
        }
        return reversed.toString();
    }
}
