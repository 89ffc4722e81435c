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

    public static final Source NATARAJAN_2018 = new Source(
            "natarajan2018",
            "Natarajan, Nagarajan and Dhillon, Inderjit S. and Ravikumar, Pradeep and Tewari, Ambuj",
            2018,
            "Cost-Sensitive Learning with Noisy Labels",
            "Journal of Machine Learning Research 18, 1-33");

    public static final Source STRASSEN_1969 = new Source(
            "strassen1969", "Strassen, Volker", 1969, "Gaussian elimination is not optimal", "doi:10.1007/BF02165411");

    public static final Source CARLINI_2012 = new Source(
            "carlini2012",
            "Carlini, Enrico and Catalisano, Maria Virginia and Geramita, Anthony V.",
            2012,
            "The Solution to Waring's Problem for Monomials",
            "arXiv:1110.0745");

    public static final Source OEDING_2016 =
            new Source("oeding2016", "Oeding, Luke", 2016, "Border Ranks of Monomials", "arXiv:1608.02530");

    public static final Source BUCZYNSKA_2013 = new Source(
            "buczynska2013",
            "Buczyńska, Weronika and Buczyński, Jarosław and Teitler, Zach",
            2013,
            "Waring Decompositions of Monomials",
            "arXiv:1201.2922");

    public static final Source SHALEV_SHWARTZ_2017 = new Source(
            "shalev-shwartz2017",
            "Shalev-Shwartz, Shai and Shamir, Ohad and Shammah, Shaked",
            2017,
            "Failures of Gradient-Based Deep Learning",
            "arXiv:1703.07950");

    public static final Source BARRON_1993 = new Source(
            "barron1993",
            "Barron, Andrew R.",
            1993,
            "Universal approximation bounds for superpositions of a sigmoidal function",
            "doi:10.1109/18.256500");

    public static final Source TELGARSKY_2016 = new Source(
            "telgarsky2016", "Telgarsky, Matus", 2016, "Benefits of depth in neural networks", "arXiv:1602.04485");

    public static final Source YAROTSKY_2017 = new Source(
            "yarotsky2017",
            "Yarotsky, Dmitry",
            2017,
            "Error bounds for approximations with deep ReLU networks",
            "arXiv:1610.01145");

    public static final Source LIU_2024 = new Source(
            "liu2024",
            "Liu, Ziming and Wang, Yixuan and Vaidya, Sachin and Ruehle, Fabian and Halverson, James and Soljačić, Marin"
                    + " and Hou, Thomas Y. and Tegmark, Max",
            2024,
            "KAN: Kolmogorov-Arnold Networks",
            "arXiv:2404.19756");

    public static final Source DE_BOOR_2001 = new Source(
            "deboor2001", "de Boor, Carl", 2001, "A Practical Guide to Splines", "doi:10.1007/978-1-4612-6333-3");

    public static final Source SCHOENBERG_WHITNEY_1953 = new Source(
            "schoenberg1953",
            "Schoenberg, I. J. and Whitney, Anne",
            1953,
            "On Pólya Frequency Functions. III. The Positivity of Translation Determinants with an Application to the"
                    + " Interpolation Problem by Spline Curves",
            "doi:10.2307/1990884");

    public static final Source VALLE_PEREZ_2018 = new Source(
            "valle-perez2018",
            "Valle-Pérez, Guillermo and Camargo, Chico Q. and Louis, Ard A.",
            2018,
            "Deep learning generalizes because the parameter-function map is biased towards simple functions",
            "arXiv:1805.08522");

    public static final Source GENZ_1992 = new Source(
            "genz1992",
            "Genz, Alan",
            1992,
            "Numerical Computation of Multivariate Normal Probabilities",
            "doi:10.1080/10618600.1992.10477010");

    public static final Source CARLEO_2017 = new Source(
            "carleo2017",
            "Carleo, Giuseppe and Troyer, Matthias",
            2017,
            "Solving the Quantum Many-Body Problem with Artificial Neural Networks",
            "arXiv:1606.02318");

    public static final Source PFEUTY_1970 = new Source(
            "pfeuty1970",
            "Pfeuty, Pierre",
            1970,
            "The one-dimensional Ising model with a transverse field",
            "Annals of Physics 57, 79");

    static final List<Source> ALL = List.of(
            LIN_2017,
            EVANS_2000,
            PANINSKI_2003,
            KRASKOV_2004,
            CHECHIK_2005,
            NATARAJAN_2018,
            STRASSEN_1969,
            CARLINI_2012,
            OEDING_2016,
            BUCZYNSKA_2013,
            SHALEV_SHWARTZ_2017,
            BARRON_1993,
            TELGARSKY_2016,
            YAROTSKY_2017,
            LIU_2024,
            DE_BOOR_2001,
            SCHOENBERG_WHITNEY_1953,
            VALLE_PEREZ_2018,
            GENZ_1992,
            CARLEO_2017,
            PFEUTY_1970);

    private ExpressivityBibliography() {}
}
