package wick.experiment.information;

import java.util.List;
import wick.experiment.Claim;

/// What Lin, Tegmark and Rolnick state on hierarchies, distillation and renormalization.
public final class InformationClaims {
    public static final List<Claim> ALL = List.of();

    private InformationClaims() {}
}
