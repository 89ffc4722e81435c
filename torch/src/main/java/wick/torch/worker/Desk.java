package wick.torch.worker;

import java.util.Optional;
import wick.lab.training.TrainingSession.Advance;
import wick.torch.message.Reply;
import wick.torch.message.Request;

/// The one network that a process has at a time, and what is asked of it.
final class Desk {
    private Optional<Learner> learner = Optional.empty();

    Reply answer(Request request) {
        return switch (request) {
            case Request.Open open -> {
                close();
                learner = Optional.of(new Learner(open.task(), open.address(), open.start()));
                yield new Reply.Done();
            }
            case Request.Advance(int steps) -> {
                Advance advance = current().advance(steps);
                yield new Reply.Advanced(current().step(), advance);
            }
            case Request.Outputs outputs -> new Reply.Values(current().outputs(outputs.inputs()));
            case Request.Save() -> new Reply.Saved(current().checkpoint());
            case Request.Resume resume -> {
                current().resume(resume.checkpoint());
                yield new Reply.Done();
            }
            case Request.Close() -> {
                close();
                yield new Reply.Done();
            }
            case Request.Greet _ -> throw new IllegalStateException("greeted twice");
        };
    }

    private Learner current() {
        return learner.orElseThrow(() -> new IllegalStateException("there is no network"));
    }

    private void close() {
        learner.ifPresent(Learner::close);
        learner = Optional.empty();
    }
}
