package wick.experiment.study;

import java.util.List;
import wick.experiment.Figure;

/// What a study says of training on a few points of the data, and what it shows.
record FewPart(String summary, List<Figure> figures) {
    static final String QUICK = "left out at --quick";
    static final String TOO_FEW =
            "three training points and a test point that are no multiples of one another are needed";

    FewPart {
        figures = List.copyOf(figures);
    }

    /// Whether networks of this kind are compared with theory on a few points at all.
    static boolean within(StudyRequest request, Anatomy anatomy) {
        return (anatomy.lazy() ? FewChapter.obstacle(request, anatomy) : RichChapter.obstacle(request, anatomy))
                .isEmpty();
    }

    static FewPart leftOut(String why) {
        return new FewPart("On a few points nothing is compared with theory: " + why + ".", List.of());
    }
}
