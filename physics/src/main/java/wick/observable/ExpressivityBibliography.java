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

    public static final Source STRASSEN_1969 = new Source(
            "strassen1969", "Strassen, Volker", 1969, "Gaussian elimination is not optimal", "doi:10.1007/BF02165411");

    static final List<Source> ALL = List.of(
            LIN_2017,
            CARLINI_2012,
            OEDING_2016,
            BUCZYNSKA_2013,
            SHALEV_SHWARTZ_2017,
            LIU_2024,
            DE_BOOR_2001,
            SCHOENBERG_WHITNEY_1953,
            STRASSEN_1969);

    private ExpressivityBibliography() {}
}
