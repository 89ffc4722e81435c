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

    public static final Source EVANS_2000 = new Source(
            "evans2000",
            "Evans, William and Kenyon, Claire and Peres, Yuval and Schulman, Leonard J.",
            2000,
            "Broadcasting on trees and the Ising model",
            "doi:10.1214/aoap/1019487349");

    public static final Source PANINSKI_2003 = new Source(
            "paninski2003",
            "Paninski, Liam",
            2003,
            "Estimation of Entropy and Mutual Information",
            "doi:10.1162/089976603321780272");

    public static final Source KRASKOV_2004 = new Source(
            "kraskov2004",
            "Kraskov, Alexander and Stögbauer, Harald and Grassberger, Peter",
            2004,
            "Estimating mutual information",
            "arXiv:cond-mat/0305641");

    public static final Source CHECHIK_2005 = new Source(
            "chechik2005",
            "Chechik, Gal and Globerson, Amir and Tishby, Naftali and Weiss, Yair",
            2005,
            "Information Bottleneck for Gaussian Variables",
            "Journal of Machine Learning Research 6, 165-188");

    public static final Source STRASSEN_1969 = new Source(
            "strassen1969", "Strassen, Volker", 1969, "Gaussian elimination is not optimal", "doi:10.1007/BF02165411");

    static final List<Source> ALL =
            List.of(LIN_2017, STRASSEN_1969, EVANS_2000, PANINSKI_2003, KRASKOV_2004, CHECHIK_2005);

    private ExpressivityBibliography() {}
}
