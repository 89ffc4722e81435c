package wick.observable;

import java.util.List;
import java.util.stream.Stream;

/// The works whose formulas and statements are used here, ascending by year.
public final class Bibliography {
    public static final Source POOLE_2016 = new Source(
            "poole2016",
            "Poole, Ben and Lahiri, Subhaneil and Raghu, Maithra and Sohl-Dickstein, Jascha and Ganguli, Surya",
            2016,
            "Exponential expressivity in deep neural networks through transient chaos",
            "arXiv:1606.05340");

    public static final Source SCHOENHOLZ_2017 = new Source(
            "schoenholz2017",
            "Schoenholz, Samuel S. and Gilmer, Justin and Ganguli, Surya and Sohl-Dickstein, Jascha",
            2017,
            "Deep Information Propagation",
            "arXiv:1611.01232");

    public static final Source PENNINGTON_2017 = new Source(
            "pennington2017",
            "Pennington, Jeffrey and Schoenholz, Samuel S. and Ganguli, Surya",
            2017,
            "Resurrecting the sigmoid in deep learning through dynamical isometry: theory and practice",
            "arXiv:1711.04735");

    public static final Source YANG_SCHOENHOLZ_2017 = new Source(
            "yang2017",
            "Yang, Greg and Schoenholz, Samuel S.",
            2017,
            "Mean Field Residual Networks: On the Edge of Chaos",
            "arXiv:1712.08969");

    public static final Source SAXE_2014 = new Source(
            "saxe2014",
            "Saxe, Andrew M. and McClelland, James L. and Ganguli, Surya",
            2014,
            "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
            "arXiv:1312.6120");

    public static final Source LEE_2018 = new Source(
            "lee2018",
            "Lee, Jaehoon and Bahri, Yasaman and Novak, Roman and Schoenholz, Samuel S. and Pennington, Jeffrey"
                    + " and Sohl-Dickstein, Jascha",
            2018,
            "Deep Neural Networks as Gaussian Processes",
            "arXiv:1711.00165");

    public static final Source JACOT_2018 = new Source(
            "jacot2018",
            "Jacot, Arthur and Gabriel, Franck and Hongler, Clément",
            2018,
            "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
            "arXiv:1806.07572");

    public static final Source PENNINGTON_2018 = new Source(
            "pennington2018",
            "Pennington, Jeffrey and Schoenholz, Samuel S. and Ganguli, Surya",
            2018,
            "The Emergence of Spectral Universality in Deep Networks",
            "arXiv:1802.09979");

    public static final Source XIAO_2018 = new Source(
            "xiao2018",
            "Xiao, Lechao and Bahri, Yasaman and Sohl-Dickstein, Jascha and Schoenholz, Samuel S. and Pennington,"
                    + " Jeffrey",
            2018,
            "Dynamical Isometry and a Mean Field Theory of CNNs: How to Train 10,000-Layer Vanilla Convolutional"
                    + " Neural Networks",
            "arXiv:1806.05393");

    public static final Source MA_2018 = new Source(
            "ma2018",
            "Ma, Siyuan and Bassily, Raef and Belkin, Mikhail",
            2018,
            "The Power of Interpolation: Understanding the Effectiveness of SGD in Modern Over-parametrized Learning",
            "arXiv:1712.06559");

    public static final Source LEE_2019 = new Source(
            "lee2019",
            "Lee, Jaehoon and Xiao, Lechao and Schoenholz, Samuel S. and Bahri, Yasaman and Novak, Roman"
                    + " and Sohl-Dickstein, Jascha and Pennington, Jeffrey",
            2019,
            "Wide Neural Networks of Any Depth Evolve as Linear Models Under Gradient Descent",
            "arXiv:1902.06720");

    public static final Source BIETTI_2019 = new Source(
            "bietti2019",
            "Bietti, Alberto and Mairal, Julien",
            2019,
            "On the Inductive Bias of Neural Tangent Kernels",
            "arXiv:1905.12173");

    public static final Source YANG_SALMAN_2019 = new Source(
            "yang2019",
            "Yang, Greg and Salman, Hadi",
            2019,
            "A Fine-Grained Spectral Perspective on Neural Networks",
            "arXiv:1907.10599");

    public static final Source HANIN_NICA_2020 = new Source(
            "hanin2020",
            "Hanin, Boris and Nica, Mihai",
            2020,
            "Finite Depth and Width Corrections to the Neural Tangent Kernel",
            "arXiv:1909.05989");

    public static final Source YAIDA_2020 = new Source(
            "yaida2020",
            "Yaida, Sho",
            2020,
            "Non-Gaussian processes and neural networks at finite widths",
            "arXiv:1910.00019");

    public static final Source YANG_2020 =
            new Source("yang2020", "Yang, Greg", 2020, "Tensor Programs III: Neural Matrix Laws", "arXiv:2009.10685");

    public static final Source YANG_HU_2021 = new Source(
            "yang2021",
            "Yang, Greg and Hu, Edward J.",
            2021,
            "Feature Learning in Infinite-Width Neural Networks",
            "arXiv:2011.14522");

    public static final Source YANG_2022 = new Source(
            "yang2022",
            "Yang, Greg and Hu, Edward J. and Babuschkin, Igor and Sidor, Szymon and Liu, Xiaodong and Farhi, David and"
                    + " Ryder, Nick and Pachocki, Jakub and Chen, Weizhu and Gao, Jianfeng",
            2022,
            "Tensor Programs V: Tuning Large Neural Networks via Zero-Shot Hyperparameter Transfer",
            "arXiv:2203.03466");

    public static final Source YANG_LITTWIN_2023 = new Source(
            "yang2023",
            "Yang, Greg and Littwin, Etai",
            2023,
            "Tensor Programs IVb: Adaptive Optimization in the Infinite-Width Limit",
            "arXiv:2308.01814");

    public static final Source DOSHI_2021 = new Source(
            "doshi2021",
            "Doshi, Darshil and He, Tianyu and Gromov, Andrey",
            2021,
            "Critical Initialization of Wide and Deep Neural Networks using Partial Jacobians: General Theory and"
                    + " Applications",
            "arXiv:2111.12143");

    public static final Source BORDELON_2022 = new Source(
            "bordelon2022",
            "Bordelon, Blake and Pehlevan, Cengiz",
            2022,
            "Self-Consistent Dynamical Field Theory of Kernel Evolution in Wide Neural Networks",
            "arXiv:2205.09653");

    public static final Source ROBERTS_2022 = new Source(
            "roberts2022",
            "Roberts, Daniel A. and Yaida, Sho and Hanin, Boris",
            2022,
            "The Principles of Deep Learning Theory",
            "arXiv:2106.10165");

    public static final Source DYER_2020 = new Source(
            "dyer2020",
            "Dyer, Ethan and Gur-Ari, Guy",
            2020,
            "Asymptotics of Wide Networks from Feynman Diagrams",
            "arXiv:1909.11304");

    public static final Source HALVERSON_2021 = new Source(
            "halverson2021",
            "Halverson, James and Maiti, Anindita and Stoner, Keegan",
            2021,
            "Neural Networks and Quantum Field Theory",
            "arXiv:2008.08601");

    public static final Source HALVERSON_2024 = new Source(
            "halverson2024",
            "Halverson, Jim",
            2024,
            "TASI Lectures on Physics for Machine Learning",
            "arXiv:2408.00082");

    public static final Source JACOT_2020 = new Source(
            "jacot2020",
            "Jacot, Arthur and Şimşek, Berfin and Spadaro, Francesco and Hongler, Clément and Gabriel, Franck",
            2020,
            "Kernel Alignment Risk Estimator: Risk Prediction from Training Data",
            "arXiv:2006.09796");

    public static final Source CANATAR_2021 = new Source(
            "canatar2021",
            "Canatar, Abdulkadir and Bordelon, Blake and Pehlevan, Cengiz",
            2021,
            "Spectral Bias and Task-Model Alignment Explain Generalization in Kernel Regression and Infinitely Wide"
                    + " Neural Networks",
            "arXiv:2006.13198");

    public static final Source SIMON_2023 = new Source(
            "simon2023",
            "Simon, James B. and Dickens, Madeline and Karkada, Dhruva and DeWeese, Michael R.",
            2023,
            "The Eigenlearning Framework: A Conservation Law Perspective on Kernel Ridge Regression and Wide Neural"
                    + " Networks",
            "arXiv:2110.03922");

    public static final Source DEMIRTAS_2024 = new Source(
            "demirtas2024",
            "Demirtas, Mehmet and Halverson, James and Maiti, Anindita and Schwartz, Matthew D. and Stoner, Keegan",
            2024,
            "Neural Network Field Theories: Non-Gaussianity, Actions, and Locality",
            "arXiv:2307.03223");

    public static final Source SOMPOLINSKY_1988 = new Source(
            "sompolinsky1988",
            "Sompolinsky, Haim and Crisanti, Andrea and Sommers, Hans-Jürgen",
            1988,
            "Chaos in Random Neural Networks",
            "doi:10.1103/PhysRevLett.61.259");

    public static final Source EDELMAN_1997 = new Source(
            "edelman1997",
            "Edelman, Alan",
            1997,
            "The Probability that a Random Real Gaussian Matrix has k Real Eigenvalues, Related Distributions, and the"
                    + " Circular Law",
            "doi:10.1006/jmva.1996.1653");

    public static final Source SCHUECKER_2018 = new Source(
            "schuecker2018",
            "Schuecker, Jannis and Goedeke, Sven and Helias, Moritz",
            2018,
            "Optimal Sequence Memory in Driven Random Networks",
            "arXiv:1603.01880");

    public static final Source GROSVENOR_2021 = new Source(
            "grosvenor2021",
            "Grosvenor, Kevin T. and Jefferson, Ro",
            2021,
            "The edge of chaos: quantum field theory and deep neural networks",
            "arXiv:2109.13247");

    public static final Source JEFFERSON_2025 =
            new Source("jefferson2025", "Jefferson, Ro", 2025, "NN/QFT correspondence (talk)", "PIRSA:25040128");

    private static final List<Source> OWN = List.of(
            POOLE_2016,
            SCHOENHOLZ_2017,
            PENNINGTON_2017,
            YANG_SCHOENHOLZ_2017,
            SAXE_2014,
            LEE_2018,
            JACOT_2018,
            PENNINGTON_2018,
            XIAO_2018,
            MA_2018,
            LEE_2019,
            BIETTI_2019,
            YANG_SALMAN_2019,
            HANIN_NICA_2020,
            YAIDA_2020,
            YANG_2020,
            YANG_HU_2021,
            YANG_2022,
            YANG_LITTWIN_2023,
            DOSHI_2021,
            BORDELON_2022,
            ROBERTS_2022,
            DYER_2020,
            HALVERSON_2021,
            HALVERSON_2024,
            JACOT_2020,
            CANATAR_2021,
            SIMON_2023,
            DEMIRTAS_2024,
            SOMPOLINSKY_1988,
            EDELMAN_1997,
            SCHUECKER_2018,
            GROSVENOR_2021,
            JEFFERSON_2025);

    private Bibliography() {}

    /// Every work, those of the other bibliographies included.
    public static List<Source> all() {
        return Stream.of(OWN, StabilityBibliography.ALL, ExpressivityBibliography.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /// All entries as one BibTeX file.
    public static String bibtex(List<Source> sources) {
        return String.join("\n", sources.stream().map(Source::bibtex).toList());
    }
}
