package wick.lab.correlators;

/// What is measured at a dense layer with n units in front, i ≠ j being two of its outputs and a, b, c, d
/// inputs. S_ab is the covariance of z_ia and z_ib given the layers before, H the tangent kernel.
public enum Tensor {
    /// E z_ia z_ib = E S_ab
    KERNEL("K", Extent.KERNEL),
    /// V_abcd = n Cov(S_ab, S_cd)
    FOUR_POINT_VERTEX("V", Extent.KERNEL),
    /// E H_ii,ab
    TANGENT_KERNEL("Theta", Extent.TANGENT),
    /// A_abcd = n Cov(H_ii,ab, H_jj,cd)
    TANGENT_COVARIANCE("A", Extent.TANGENT),
    /// B_abcd = n E H_ij,ab H_ij,cd
    TANGENT_MIXING("B", Extent.TANGENT),
    /// D_abcd = n Cov(z_ia z_ib, H_jj,cd)
    OUTPUT_TANGENT_COVARIANCE("D", Extent.TANGENT),
    /// F_abcd = n E z_ia z_jb H_ij,cd
    OUTPUT_TANGENT_MIXING("F", Extent.TANGENT),
    /// P_abcd = n E dH_ijj,abc z_id with dH_ijk,abc = Σ λ_μ λ_ν (∂²z_ia/∂θ_μ∂θ_ν)(∂z_jb/∂θ_μ)(∂z_kc/∂θ_ν)
    DRIFT_P("P", Extent.DRIFT),
    /// Q_abcd = n E dH_iij,abc z_jd
    DRIFT_Q("Q", Extent.DRIFT);

    private final String symbol;
    private final Extent extent;

    Tensor(String symbol, Extent extent) {
        this.symbol = symbol;
        this.extent = extent;
    }

    public String symbol() {
        return symbol;
    }

    /// What has to be read for it.
    public Extent extent() {
        return extent;
    }

    /// Whether it has two indices rather than four.
    public boolean isMean() {
        return this == KERNEL || this == TANGENT_KERNEL;
    }
}
