package wick.theory.fieldtheory;

/// Which of the diagrams are wanted.
public enum DiagramSet {
    /// Those in one piece: what adds up to cumulants, and without legs to ln Z.
    CONNECTED,
    /// Connected ones that cutting no single inner line takes apart; their legs stay on.
    IRREDUCIBLE,
    /// Those in which every piece has a leg: what adds up to moments.
    WITHOUT_VACUUM,
    /// All: what adds up to Z times moments.
    ALL
}
