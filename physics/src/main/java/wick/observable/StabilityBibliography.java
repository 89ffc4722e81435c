package wick.observable;

import java.util.List;

/// Works on large steps, sharpness, trainability, generalization and memorization; a part of [Bibliography].
public final class StabilityBibliography {
    public static final Source COVER_1965 = new Source(
            "cover1965",
            "Cover, Thomas M.",
            1965,
            "Geometrical and Statistical Properties of Systems of Linear Inequalities with Applications in Pattern"
                    + " Recognition",
            "doi:10.1109/PGEC.1965.264137");

    public static final Source XIAO_2020 = new Source(
            "xiao2020",
            "Xiao, Lechao and Pennington, Jeffrey and Schoenholz, Samuel S.",
            2020,
            "Disentangling Trainability and Generalization in Deep Neural Networks",
            "arXiv:1912.13053");

    public static final Source GEIGER_2020 = new Source(
            "geiger2020",
            "Geiger, Mario and Jacot, Arthur and Spigler, Stefano and Gabriel, Franck and Sagun, Levent and d'Ascoli,"
                    + " Stéphane and Biroli, Giulio and Hongler, Clément and Wyart, Matthieu",
            2020,
            "Scaling Description of Generalization with Number of Parameters in Deep Learning",
            "arXiv:1901.01608");

    public static final Source BELKIN_2020 = new Source(
            "belkin2020",
            "Belkin, Mikhail and Hsu, Daniel and Xu, Ji",
            2020,
            "Two Models of Double Descent for Weak Features",
            "arXiv:1903.07571");

    public static final Source LEWKOWYCZ_2020 = new Source(
            "lewkowycz2020",
            "Lewkowycz, Aitor and Bahri, Yasaman and Dyer, Ethan and Sohl-Dickstein, Jascha and Gur-Ari, Guy",
            2020,
            "The large learning rate phase of deep learning: the catapult mechanism",
            "arXiv:2003.02218");

    public static final Source COHEN_2021 = new Source(
            "cohen2021",
            "Cohen, Jeremy M. and Kaur, Simran and Li, Yuanzhi and Kolter, J. Zico and Talwalkar, Ameet",
            2021,
            "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
            "arXiv:2103.00065");

    public static final Source HASTIE_2022 = new Source(
            "hastie2022",
            "Hastie, Trevor and Montanari, Andrea and Rosset, Saharon and Tibshirani, Ryan J.",
            2022,
            "Surprises in High-Dimensional Ridgeless Least Squares Interpolation",
            "arXiv:1903.08560");

    public static final Source MEI_MONTANARI_2022 = new Source(
            "mei2022",
            "Mei, Song and Montanari, Andrea",
            2022,
            "The generalization error of random features regression: Precise asymptotics and double descent curve",
            "arXiv:1908.05355");

    static final List<Source> ALL = List.of(
            COVER_1965,
            XIAO_2020,
            GEIGER_2020,
            BELKIN_2020,
            LEWKOWYCZ_2020,
            COHEN_2021,
            HASTIE_2022,
            MEI_MONTANARI_2022);

    private StabilityBibliography() {}
}
