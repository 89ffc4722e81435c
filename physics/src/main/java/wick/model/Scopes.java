package wick.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The module of a PyTorch program that a step belongs to, from what its exporters leave in the file.
final class Scopes {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private Scopes() {}

    /// From the list of names such as `['', 'blocks', 'blocks.0', 'linear_3']`: the last but one.
    static String noted(String list) {
        List<String> names = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(list);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names.size() < 2 ? "" : names.get(names.size() - 2);
    }

    /// From a step's name such as `/blocks/blocks.0/mlp/fc1/MatMul`: each part but the last one names a module
    /// within the one before, and repeats its name where that is a list.
    static String fromPath(String name) {
        if (!name.startsWith("/")) {
            return "";
        }
        String path = "";
        String outer = "";
        String last = "";
        int from = 1;
        for (int to = name.indexOf('/', from); to >= 0; to = name.indexOf('/', from)) {
            String part = name.substring(from, to);
            if (!last.isEmpty() && part.startsWith(last + ".")) {
                path = outer.isEmpty() ? part : outer + "." + part;
            } else {
                outer = path;
                path = path.isEmpty() ? part : path + "." + part;
            }
            last = part;
            from = to + 1;
        }
        return path;
    }
}
