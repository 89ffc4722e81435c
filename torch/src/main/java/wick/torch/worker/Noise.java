package wick.torch.worker;

import org.bytedeco.pytorch.Tensor;
import wick.lab.realization.Masks;
import wick.numeric.matrix.Matrix;

/// What dropout does in one pass.
sealed interface Noise {

    Tensor through(Tensor signal, double rate);

    /// A network that is asked after training: no unit is dropped.
    record Silent() implements Noise {
        @Override
        public Tensor through(Tensor signal, double rate) {
            return signal;
        }
    }

    /// A network that learns: the masks that a [wick.lab.realization.RealNetwork] has there.
    final class Masked implements Noise {
        private final Masks masks;
        private final Numbers numbers;
        private int drops;

        Masked(Masks masks, Numbers numbers) {
            this.masks = masks;
            this.numbers = numbers;
        }

        @Override
        public Tensor through(Tensor signal, double rate) {
            Matrix mask = Matrix.zeros((int) signal.size(0), (int) signal.size(1));
            masks.drawInto(drops++, rate, mask);
            return signal.mul(numbers.tensor(mask));
        }
    }
}
