package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.infinitewidth.KernelRecursion;

/// All digits with the NNGP kernel of a wide network between them, from which training sets are drawn. The
/// ridge is given as a share of the kernel's mean diagonal entry.
record DigitPool(Matrix kernel, Matrix targets, double diagonal) {
    private static final int IMAGES = 1797;

    /// Activation, weight and bias variance and `hidden` from `settings`.
    static DigitPool of(Settings settings) {
        Stack stack = Stack.of(
                Activation.named(settings.choice("activation")).orElseThrow(),
                settings.real("weight-variance"),
                settings.real("bias-variance"),
                new Stack.Size(DigitTask.DIMENSION, settings.size("hidden"), DigitTask.CLASSES));
        DigitTask task = DigitTask.of(IMAGES);
        Matrix kernel = KernelRecursion.of(stack.network(64).wire())
                .kernels(task.inputs())
                .nngp();
        double diagonal = 0;
        for (double entry : kernel.diagonal()) {
            diagonal += entry / IMAGES;
        }
        return new DigitPool(kernel, task.targets(), diagonal);
    }

    int size() {
        return kernel.rows();
    }

    /// `count` different images.
    List<Integer> without(int count, Address address) {
        RandomStream random = address.open();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            all.add(i);
        }
        for (int i = 0; i < count; i++) {
            int j = i + (int) (random.nextUniform() * (size() - i));
            all.set(i, all.set(j, all.get(i)));
        }
        return List.copyOf(all.subList(0, count));
    }

    /// `count` images, each drawn from all of them.
    List<Integer> with(int count, Address address) {
        RandomStream random = address.open();
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add((int) (random.nextUniform() * size()));
        }
        return List.copyOf(drawn);
    }

    /// K between these images.
    Matrix gram(List<Integer> images) {
        Matrix gram = Matrix.zeros(images.size(), images.size());
        for (int i = 0; i < images.size(); i++) {
            for (int j = 0; j < images.size(); j++) {
                gram.set(i, j, kernel.at(images.get(i), images.get(j)));
            }
        }
        return gram;
    }

    Matrix targets(List<Integer> images) {
        Matrix rows = Matrix.zeros(images.size(), targets.columns());
        for (int i = 0; i < images.size(); i++) {
            for (int c = 0; c < targets.columns(); c++) {
                rows.set(i, c, targets.at(images.get(i), c));
            }
        }
        return rows;
    }

    /// K between all images and these.
    Matrix toAll(List<Integer> images) {
        Matrix cross = Matrix.zeros(size(), images.size());
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < images.size(); j++) {
                cross.set(i, j, kernel.at(i, images.get(j)));
            }
        }
        return cross;
    }
}
