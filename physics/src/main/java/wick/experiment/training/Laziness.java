package wick.experiment.training;

/// How far training left the theory in which the tangent kernel stands still, by the kernel's relative drift. Where
/// one ends and the next begins is custom, no law.
public enum Laziness {
    /// The kernel moves by less than a tenth.
    LAZY,
    CROSSING,
    /// It moves by more than a half.
    RICH;

    static final double LITTLE = 0.1;
    static final double MUCH = 0.5;

    public static Laziness of(double drift) {
        return drift < LITTLE ? LAZY : drift < MUCH ? CROSSING : RICH;
    }

    /// As in "training is ...".
    public String word() {
        return switch (this) {
            case LAZY -> "lazy";
            case CROSSING -> "crossing over from lazy to rich";
            case RICH -> "rich";
        };
    }
}
