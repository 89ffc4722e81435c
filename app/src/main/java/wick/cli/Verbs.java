package wick.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// All verbs, in the order in which the help page lists them. A verb is made only when it is asked for, so that help
/// and version come at once.
final class Verbs {

    /// A verb's name, what it does in one line, and how to make it.
    record Entry(String name, String line, Supplier<Verb> make) {}

    static final List<Entry> ALL = List.of(
            new Entry("doctor", "show what Wick runs on: JDK, linear algebra, threads, memory", DoctorVerb::new));

    private Verbs() {}

    static Optional<Entry> named(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /// The page of `wick --help`.
    static String page() {
        StringBuilder page = new StringBuilder("""
                Usage: wick VERB [options]

                A laboratory for the physics of neural networks: predicts how a network behaves
                from theory, measures it on real networks, and shows both side by side with
                errors and a verdict.

                Verbs:
                """);
        for (Entry entry : ALL) {
            page.append("  %-12s %s%n".formatted(entry.name(), entry.line()));
        }
        return page.append("""

                Every verb takes --json, --out, --seed, --threads and --help; 'wick VERB --help'
                explains it and gives examples. 'wick --version' prints the version.
                Exit code: 0 done, 1 a verdict differs from the expected one, 2 bad input.
                """).toString();
    }

    /// The verb nearest to a mistyped one, if one is near: at most two letters inserted, dropped or replaced.
    static Optional<String> nearest(String typed) {
        return ALL.stream()
                .map(Entry::name)
                .filter(name -> distance(typed, name) <= 2)
                .min((a, b) -> Integer.compare(distance(typed, a), distance(typed, b)));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
