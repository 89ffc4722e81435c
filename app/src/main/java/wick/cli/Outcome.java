package wick.cli;

/// What became of asking a verb.
sealed interface Outcome {

    /// The verb has answered.
    record Answered(Answer answer, Options options) implements Outcome {}

    /// `--help` was asked for.
    record Explained(String page) implements Outcome {}

    /// There is no answer.
    record Refused(Failure failure) implements Outcome {}

    /// The exit code of a process that ends with this.
    default int code() {
        return switch (this) {
            case Answered(Answer answer, Options _) -> answer.asExpected() ? Failures.DONE : Failures.VERDICT_DIFFERS;
            case Explained _ -> Failures.DONE;
            case Refused(Failure failure) -> failure.code();
        };
    }
}
