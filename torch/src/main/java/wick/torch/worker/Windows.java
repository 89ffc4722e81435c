package wick.torch.worker;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import wick.network.Geometry;
import wick.network.Padding;
import wick.network.Pooling;
import wick.network.Window;

/// What a window reads: signals N x units as images N x channels x height x width, a line being one row high.
final class Windows {
    private final Geometry geometry;
    private final long channels;
    private final long[] lengths;
    private final long[] size;
    private final long[] stride;
    private final long[] dilation;
    /// Points added in front of and behind the grid, for height and width.
    private final long[] before;
    private final long[] behind;

    Windows(Geometry geometry) {
        this.geometry = geometry;
        Window window = geometry.window();
        List<Integer> grid = geometry.from().grid();
        List<Integer> out = geometry.grid();
        channels = geometry.from().channels();
        lengths = image(grid, 1);
        size = image(window.size(), 1);
        stride = image(window.stride(), 1);
        dilation = image(window.dilation(), 1);
        before = new long[2];
        behind = new long[2];
        for (int d = 0; d < grid.size(); d++) {
            int at = 2 - grid.size() + d;
            before[at] = window.before(d, grid.get(d), out.get(d));
            long read = (out.get(d) - 1L) * window.stride().get(d) + window.reach(d);
            behind[at] = window.padding() == Padding.VALID ? 0 : Math.max(0, read - grid.get(d) - before[at]);
        }
    }

    /// Numbers for height and width.
    static long[] image(List<Integer> numbers, long missing) {
        return numbers.size() == 1
                ? new long[] {missing, numbers.getFirst()}
                : new long[] {numbers.getFirst(), numbers.getLast()};
    }

    /// The image with its padding, where that reads `outside` beyond the edge.
    private Tensor padded(Tensor signal, double outside) {
        Tensor image = signal.view(-1, channels, lengths[0], lengths[1]);
        if (before[0] + before[1] + behind[0] + behind[1] == 0) {
            return image;
        }
        if (geometry.window().padding() == Padding.CIRCULAR) {
            return wrapped(wrapped(image, 0), 1);
        }
        return torch.constant_pad_nd(
                image, new long[] {before[1], behind[1], before[0], behind[0]}, new Scalar(outside));
    }

    private Tensor wrapped(Tensor image, int d) {
        int length = (int) lengths[d];
        int[] sources = new int[(int) (before[d] + length + behind[d])];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = Math.floorMod(i - (int) before[d], length);
        }
        return image.index_select(2L + d, Numbers.indices(sources));
    }

    private static Tensor flat(Tensor image) {
        return image.flatten(1, -1);
    }

    /// z = W patch + b at every position.
    Tensor convolved(Tensor signal, Tensor weight, Tensor bias) {
        Tensor filters = weight.view(-1, channels, size[0], size[1]);
        return flat(torch.conv2d(
                padded(signal, 0),
                filters,
                new TensorOptional(bias.view(-1)),
                stride,
                new long[] {0, 0},
                dilation,
                1));
    }

    Tensor pooled(Tensor signal, Pooling pooling) {
        long points = size[0] * size[1];
        return switch (pooling) {
            case AVERAGE -> flat(summed(signal, 1.0 / points));
            case SUM -> flat(summed(signal, 1));
            case MAXIMUM -> flat(largest(signal));
        };
    }

    private Tensor summed(Tensor signal, double factor) {
        if (dilation[0] * dilation[1] == 1) {
            Tensor mean = torch.avg_pool2d(
                    padded(signal, 0), size, stride, new long[] {0, 0}, false, true, new LongOptional(1));
            return factor == 1 ? mean : mean.mul(new Scalar(factor));
        }
        Tensor ones = torch.full(
                new long[] {channels, 1, size[0], size[1]}, new Scalar(factor), signal.options());
        return torch.conv2d(
                padded(signal, 0), ones, new TensorOptional(), stride, new long[] {0, 0}, dilation, channels);
    }

    /// The maximum over the points within the grid; 0 where there are none.
    private Tensor largest(Tensor signal) {
        Tensor most = torch.max_pool2d(
                padded(signal, Double.NEGATIVE_INFINITY), size, stride, new long[] {0, 0}, dilation, false);
        boolean wide = dilation[0] * dilation[1] > 1;
        return wide ? most.masked_fill(most.isneginf(), new Scalar(0.0)) : most;
    }
}
