package wick.observable;

import java.util.List;

/// Works on what networks can express, how cheaply, and what they keep of their data; a part of [Bibliography].
public final class ExpressivityBibliography {
    public static final Source LIN_2017 = new Source(
            "lin2017",
            "Lin, Henry W. and Tegmark, Max and Rolnick, David",
            2017,
            "Why does deep and cheap learning work so well?",
            "arXiv:1608.08225");

    public static final Source STRASSEN_1969 = new Source(
            "strassen1969", "Strassen, Volker", 1969, "Gaussian elimination is not optimal", "doi:10.1007/BF02165411");

    static final List<Source> ALL = List.of(LIN_2017, STRASSEN_1969);

    private ExpressivityBibliography() {}
}
