package wick.torch.worker;

import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import wick.network.training.Optimizer;
import wick.torch.worker.Parameters.Parameter;

/// How gradients move parameters: [Optimizer] in the operations of libtorch.
final class Steps {
    private static final String VELOCITY = "velocity";
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private final Optimizer optimizer;

    Steps(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /// The names of what the optimizer remembers of every parameter.
    List<String> moments() {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> sgd.momentum() > 0 ? List.of(VELOCITY) : List.of();
            case Optimizer.Adam _ -> List.of(FIRST, SECOND);
        };
    }

    /// Step `t` = 1, 2, … of rate `rate` by the gradients that the parameters have; these are forgotten.
    void move(Parameters parameters, int t, double rate) {
        try (NoGradGuard _ = new NoGradGuard()) {
            for (Parameter parameter : parameters.all()) {
                Tensor gradient = parameter.value().mutable_grad();
                if (gradient.defined()) {
                    switch (optimizer) {
                        case Optimizer.Sgd sgd -> descend(sgd, parameter, gradient, rate);
                        case Optimizer.Adam adam -> adapt(adam, parameter, gradient, t, rate);
                    }
                    gradient.reset();
                }
            }
        }
    }

    private static void descend(Optimizer.Sgd sgd, Parameter parameter, Tensor gradient, double rate) {
        Tensor w = parameter.value();
        double decay = sgd.weightDecay() * parameter.factors().decay();
        double step = -rate * parameter.factors().rate();
        if (decay != 0) {
            gradient.add_(w, new Scalar(decay));
        }
        Tensor velocity = parameter.moments().get(VELOCITY);
        if (velocity == null) {
            w.add_(gradient, new Scalar(step));
            return;
        }
        velocity.mul_(new Scalar(sgd.momentum())).add_(gradient);
        if (sgd.nesterov()) {
            gradient.add_(velocity, new Scalar(sgd.momentum()));
            w.add_(gradient, new Scalar(step));
        } else {
            w.add_(velocity, new Scalar(step));
        }
    }

    private static void adapt(Optimizer.Adam adam, Parameter parameter, Tensor gradient, int t, double rate) {
        Tensor w = parameter.value();
        double decay = adam.weightDecay() * parameter.factors().decay();
        double step = rate * parameter.factors().rate();
        if (adam.decoupled()) {
            w.mul_(new Scalar(1 - step * decay));
        } else if (decay != 0) {
            gradient.add_(w, new Scalar(decay));
        }
        Optimizer.Moments moments = adam.moments();
        Tensor first = parameter.moments().get(FIRST);
        Tensor second = parameter.moments().get(SECOND);
        if (first == null || second == null) {
            throw new IllegalStateException("Adam needs two moments");
        }
        first.mul_(new Scalar(moments.first())).add_(gradient, new Scalar(1 - moments.first()));
        second.mul_(new Scalar(moments.second())).addcmul_(gradient, gradient, new Scalar(1 - moments.second()));
        Tensor size = second.sqrt()
                .mul_(new Scalar(1 / Math.sqrt(1 - Math.pow(moments.second(), t))))
                .add_(new Scalar(moments.epsilon() * parameter.factors().epsilon()));
        w.addcdiv_(first, size, new Scalar(-step / (1 - Math.pow(moments.first(), t))));
    }
}
