package wick.numeric.elementwise;

/// The polynomials of the elementwise functions, lowest power first.
///
/// Chebyshev interpolation at sixty digits; `reference/elementwise/coefficients.py` prints this table
/// together with the relative error of each polynomial.
final class Coefficients {
    // exp r = 1 + r + r^2 EXP(r), |r| < 0.3466
    // relative error 1.6e-17
    // exp r - 1
    // relative error 4.1e-17
    static final double EXP_0 = 0.5000000000000001;
    static final double EXP_1 = 0.16666666666666669;
    static final double EXP_2 = 0.04166666666662416;
    static final double EXP_3 = 0.008333333333330063;
    static final double EXP_4 = 0.0013888888917199863;
    static final double EXP_5 = 0.00019841269863042963;
    static final double EXP_6 = 2.4801521317484083e-05;
    static final double EXP_7 = 2.7557268476553695e-06;
    static final double EXP_8 = 2.7620078203806394e-07;
    static final double EXP_9 = 2.5100377619606372e-08;
    // ln(1 + u), 0 < u < 1
    // relative error 2.1e-18
    static final double LOG_0 = 0.6666666666666666;
    static final double LOG_1 = 0.39999999999999525;
    static final double LOG_2 = 0.285714285716001;
    static final double LOG_3 = 0.2222222219823677;
    static final double LOG_4 = 0.18181819897962714;
    static final double LOG_5 = 0.1538454396486055;
    static final double LOG_6 = 0.13335178631449257;
    static final double LOG_7 = 0.11734279061303197;
    static final double LOG_8 = 0.10845178394880015;
    static final double LOG_9 = 0.07492143795550767;
    static final double LOG_10 = 0.1563057780092285;
    // arcsin s = s + s z ASIN(z), z = s^2 < 1/4
    // relative error 5.1e-18
    static final double ASIN_0 = 0.16666666666666669;
    static final double ASIN_1 = 0.07499999999998433;
    static final double ASIN_2 = 0.04464285714635543;
    static final double ASIN_3 = 0.030381944138531247;
    static final double ASIN_4 = 0.02237217294214989;
    static final double ASIN_5 = 0.017352392720869973;
    static final double ASIN_6 = 0.013971212973552933;
    static final double ASIN_7 = 0.011479177415184906;
    static final double ASIN_8 = 0.01032281435018578;
    static final double ASIN_9 = 0.005457506718640358;
    static final double ASIN_10 = 0.01740087944269402;
    static final double ASIN_11 = -0.014851887071247204;
    static final double ASIN_12 = 0.028757851367421566;
    // erf y = y ERF(y^2), y < 1
    // relative error 1.6e-17
    static final double ERF_0 = 1.1283791670955126;
    static final double ERF_1 = -0.3761263890318375;
    static final double ERF_2 = 0.11283791670954879;
    static final double ERF_3 = -0.026866170645076792;
    static final double ERF_4 = 0.0052239776248180145;
    static final double ERF_5 = -0.000854832698083379;
    static final double ERF_6 = 0.0001205533111164271;
    static final double ERF_7 = -1.4925595266831182e-05;
    static final double ERF_8 = 1.6461000484121368e-06;
    static final double ERF_9 = -1.6350312701054695e-07;
    static final double ERF_10 = 1.4659775274047436e-08;
    static final double ERF_11 = -1.1372848856791674e-09;
    static final double ERF_12 = 5.957176147748911e-11;
    // Phi(-a) = exp(-a^2/2) TAIL(t) / (a + TAIL_AT), t = (a - TAIL_AT) / (a + TAIL_AT), 0 < a < 40
    // relative error 3.9e-17
    static final double TAIL_AT = 5.0;
    static final double TAIL_0 = 0.769193049750063;
    static final double TAIL_1 = -0.6653825028900568;
    static final double TAIL_2 = 0.4953056159699761;
    static final double TAIL_3 = -0.31353315667128745;
    static final double TAIL_4 = 0.16502036617040755;
    static final double TAIL_5 = -0.06911863870687827;
    static final double TAIL_6 = 0.020795066799251923;
    static final double TAIL_7 = -0.0029933767618711546;
    static final double TAIL_8 = -0.0007978693892060231;
    static final double TAIL_9 = 0.0005448989928207337;
    static final double TAIL_10 = -5.937580789806318e-05;
    static final double TAIL_11 = -4.9762456719378356e-05;
    static final double TAIL_12 = 1.668164148733726e-05;
    static final double TAIL_13 = 3.979807458462373e-06;
    static final double TAIL_14 = -2.770724172517054e-06;
    static final double TAIL_15 = -3.345807048082705e-07;
    static final double TAIL_16 = 4.3629597769055444e-07;
    static final double TAIL_17 = 4.0188502351482565e-08;
    static final double TAIL_18 = -7.014151855271518e-08;
    static final double TAIL_19 = -8.56412008240974e-09;
    static final double TAIL_20 = 1.0793477810959656e-08;
    static final double TAIL_21 = 2.2231550232580247e-09;
    static final double TAIL_22 = -1.158706706841708e-09;
    static final double TAIL_23 = -3.8115912168599914e-10;
    static final double LN2_HIGH = 0.6931471805582987;
    static final double LN2_LOW = 1.6465949582897082e-12;
    static final double HALF_PI_HIGH = 1.5707963267948966;
    static final double HALF_PI_LOW = 6.123233995736766e-17;

    // arccos(1 - v) = sqrt(v) ANGLE(v), 0 <= v <= 1
    // relative error 1.4e-16
    static final double ANGLE_0 = 1.414213562373095;
    static final double ANGLE_1 = 0.11785113019782532;
    static final double ANGLE_2 = 0.02651650428726522;
    static final double ANGLE_3 = 0.007891817060755802;
    static final double ANGLE_4 = 0.00268540304058573;
    static final double ANGLE_5 = 0.0009888113042502823;
    static final double ANGLE_6 = 0.00038262430806552077;
    static final double ANGLE_7 = 0.00015937743292100998;
    static final double ANGLE_8 = 4.1126150860512944e-05;
    static final double ANGLE_9 = 0.00010153174508844963;
    static final double ANGLE_10 = -0.00017136610209234648;
    static final double ANGLE_11 = 0.000341818862286027;
    static final double ANGLE_12 = -0.00046132434220270643;
    static final double ANGLE_13 = 0.00047186395065566117;
    static final double ANGLE_14 = -0.0003430427736686459;
    static final double ANGLE_15 = 0.00017113011380930746;
    static final double ANGLE_16 = -5.225042885568418e-05;
    static final double ANGLE_17 = 7.609614252019444e-06;
    // sin t - t cos t = v sqrt(v) CAP(v), 1 - cos t = v, 0 <= v <= 1
    // relative error 8.3e-17
    static final double CAP_0 = 0.9428090415820634;
    static final double CAP_1 = 0.047140452079087555;
    static final double CAP_2 = 0.00757614408563485;
    static final double CAP_3 = 0.0017537370001752912;
    static final double CAP_4 = 0.00048825745445442485;
    static final double CAP_5 = 0.0001520972961588832;
    static final double CAP_6 = 5.123074679709073e-05;
    static final double CAP_7 = 1.7583617069244857e-05;
    static final double CAP_8 = 8.92321397865047e-06;
    static final double CAP_9 = -3.6793230159308196e-06;
    static final double CAP_10 = 1.4047980264888192e-05;
    static final double CAP_11 = -1.966769120301e-05;
    static final double CAP_12 = 2.2713628805446335e-05;
    static final double CAP_13 = -1.7968169723438826e-05;
    static final double CAP_14 = 9.810556857027115e-06;
    static final double CAP_15 = -3.24222421552795e-06;
    static final double CAP_16 = 5.181668111157759e-07;
    // sin t - t cos t = v sqrt(v) SLIVER(v), 1 - cos t = v, 0 <= v <= 1/32
    // relative error 4.1e-17
    static final double SLIVER_0 = 0.9428090415820634;
    static final double SLIVER_1 = 0.04714045207915855;
    static final double SLIVER_2 = 0.0075761440634826835;
    static final double SLIVER_3 = 0.0017537398724858239;
    static final double SLIVER_4 = 0.0004880831017352345;
    static final double SLIVER_5 = 0.00015700518028161537;
    static final double SLIVER_END = 0.03125;

    private Coefficients() {}
}
