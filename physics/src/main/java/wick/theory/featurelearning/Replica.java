package wick.theory.featurelearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.network.Linear;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;

/// The equations solved once, step after step, with one set of particles.
final class Replica {
    /// A field of a step that differs from earlier ones by less has no noise of its own.
    private static final double CUT = 1e-6;

    private static final double EXACT_CUT = 1e-12;

    private final MeanFieldNetwork network;
    private final Lesson lesson;
    private final int training;
    private final List<Site> sites = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Entrance entrance;
    private final Fields readout;
    private final double[] readoutBias;
    private final Matrix products;

    Replica(DynamicMeanField theory, Address address) {
        network = theory.network();
        lesson = theory.lesson();
        training = lesson.inputs().rows();
        int particles = theory.sampling().particles();
        int inputs = training + lesson.tests().rows();
        boolean axes = linear(network);
        int own = axes ? theory.pieces() : particles;
        Site.Shape shape = new Site.Shape(own, particles, axes, inputs, training, network.outputs());
        for (int l = 0; l < network.depth(); l++) {
            double biases = network.layers().get(l).biasVariance();
            sites.add(new Site(shape, network.activations().get(l), biases, address.layer(l)));
        }
        entrance = new Entrance(lesson.all(), sites.getFirst(), network.layers().getFirst());
        Link.Options options = new Link.Options(axes ? EXACT_CUT : CUT, theory.responses());
        for (int l = 1; l < network.depth(); l++) {
            links.add(new Link(sites.get(l - 1), sites.get(l), network.layers().get(l), options));
        }
        readout = sites.getLast().z.none();
        readoutBias = new double[network.outputs()];
        products = Products.gram(lesson.inputs());
    }

    static boolean linear(MeanFieldNetwork network) {
        return network.activations().stream().allMatch(Linear.class::isInstance);
    }

    /// What came out at every step from 0 on; fewer than all if numbers grew beyond all bounds.
    List<Moment> run() {
        List<Moment> moments = new ArrayList<>();
        List<Fields> start = new ArrayList<>();
        for (int step = 0; step <= lesson.steps(); step++) {
            forward();
            Site top = sites.getLast();
            Matrix outputs = outputs(Fields.averages(top.h, readout));
            Matrix again = outputs(Fields.averages(top.h.freshAlone(), readout.freshAlone()));
            if (!finite(outputs) || !finite(again)) {
                break;
            }
            backward(step == 0);
            if (step == 0) {
                sites.forEach(site -> start.add(site.z.copy()));
            }
            moments.add(new Moment(
                    outputs, features(), tangent(), movement(start), closing(outputs, false), closing(again, true)));
            if (step < lesson.steps()) {
                descend(slope(outputs));
            }
        }
        return moments;
    }

    private Vector closing(Matrix outputs, boolean fresh) {
        double[] numbers = Arrays.copyOf(outputs.entries(), outputs.entries().length + 2 * sites.size());
        for (int l = 0; l < sites.size(); l++) {
            Site site = sites.get(l);
            numbers[outputs.entries().length + 2 * l] = meanSquare(fresh ? site.h.fresh() : site.h.own());
            numbers[outputs.entries().length + 2 * l + 1] = meanSquare(fresh ? site.g.fresh() : site.g.own());
        }
        return Vector.of(numbers);
    }

    private Vector movement(List<Fields> start) {
        double[] movement = new double[sites.size()];
        for (int l = 0; l < movement.length; l++) {
            double[] now = sites.get(l).z.own().entries();
            double[] before = start.get(l).own().entries();
            int count = training * sites.get(l).z.own().columns();
            double moved = 0;
            double size = 0;
            for (int i = 0; i < count; i++) {
                moved += (now[i] - before[i]) * (now[i] - before[i]);
                size += before[i] * before[i];
            }
            movement[l] = moved == 0 ? 0 : Math.sqrt(moved / size);
        }
        return Vector.of(movement);
    }

    private static double meanSquare(Matrix rows) {
        double sum = 0;
        for (double entry : rows.entries()) {
            sum += entry * entry;
        }
        return sum / rows.entries().length;
    }

    private void forward() {
        for (int l = 0; l < sites.size(); l++) {
            Site site = sites.get(l);
            if (l == 0) {
                entrance.forward();
            } else {
                links.get(l - 1).forward(lesson.rate());
            }
            site.z.add(1, ones(site.z.count()), site.bias, 0);
            site.activate();
            if (readout.count() == 0) {
                site.remember(site.h);
            }
        }
        if (readout.count() == 0) {
            // after the first pass, so that outputs before training vanish
            sites.getLast().drawInto(network.outputs(), readout);
            for (int c = 0; c < network.outputs(); c++) {
                readout.scale(c, Math.sqrt(network.layers().getLast().weightVariance()));
            }
        }
    }

    private Matrix outputs(Matrix averages) {
        for (int i = 0; i < averages.rows(); i++) {
            for (int c = 0; c < averages.columns(); c++) {
                averages.set(i, c, averages.at(i, c) + readoutBias[c]);
            }
        }
        return averages;
    }

    private void backward(boolean first) {
        Site top = sites.getLast();
        Matrix copies = Matrix.zeros(top.g.count(), network.outputs());
        for (int row = 0; row < copies.rows(); row++) {
            copies.set(row, row % network.outputs(), 1);
        }
        top.g.clear();
        top.g.add(1, copies, readout, 0);
        for (int l = sites.size() - 1; l >= 0; l--) {
            Site site = sites.get(l);
            if (l < sites.size() - 1) {
                links.get(l).backward(lesson.rate());
            }
            site.passActivation();
            if (first) {
                site.remember(site.g);
            }
        }
    }

    private void descend(Matrix slope) {
        double rate = lesson.rate();
        Matrix flat = Matrix.of(1, slope.entries().length, slope.entries());
        MeanFieldNetwork.Layer last = network.layers().getLast();
        Matrix steps = Matrix.zeros(network.outputs(), sites.getLast().h.count());
        for (int c = 0; c < network.outputs(); c++) {
            for (int i = 0; i < training; i++) {
                steps.set(c, i, slope.at(i, c));
                readoutBias[c] -= rate * last.biasRate() * slope.at(i, c);
            }
        }
        readout.add(-rate * last.weightRate(), steps, sites.getLast().h, 0);
        links.forEach(link -> link.descend(slope));
        entrance.descend(slope, rate);
        for (int l = 0; l < sites.size(); l++) {
            double biasRate = network.layers().get(l).biasRate();
            sites.get(l).bias.add(-rate * biasRate, flat, sites.get(l).g, 0);
        }
    }

    private Matrix slope(Matrix outputs) {
        Matrix slope = outputs.rows(0, training);
        for (int i = 0; i < slope.entries().length; i++) {
            slope.entries()[i] -= lesson.targets().entries()[i];
        }
        return slope;
    }

    private List<Matrix> features() {
        return sites.stream()
                .map(site -> {
                    Products.Rows rows = new Products.Rows(site.h.own(), 0, training);
                    return Fields.averages(rows, rows);
                })
                .toList();
    }

    /// Σ over layers of ⟨g gᵀ⟩ (m_b + α m ⟨h hᵀ⟩), at the input with products of inputs for ⟨h hᵀ⟩, at the
    /// readout without ⟨g gᵀ⟩ and for equal outputs.
    private Matrix tangent() {
        int outputs = network.outputs();
        int size = training * outputs;
        Matrix kernel = Matrix.zeros(size, size);
        List<Matrix> features = features();
        for (int l = 0; l <= sites.size(); l++) {
            MeanFieldNetwork.Layer layer = network.layers().get(l);
            Matrix below = l == 0 ? products : features.get(l - 1);
            boolean top = l == sites.size();
            Matrix gradients = top ? Matrix.zeros(0, 0) : Fields.averages(sites.get(l).g, sites.get(l).g);
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    double back = top ? (i % outputs == k % outputs ? 1 : 0) : gradients.at(i, k);
                    double weights = layer.ratio() * layer.weightRate() * below.at(i / outputs, k / outputs);
                    kernel.set(i, k, kernel.at(i, k) + back * (layer.biasRate() + weights));
                }
            }
        }
        return kernel;
    }

    private static Matrix ones(int rows) {
        Matrix ones = Matrix.zeros(rows, 1);
        Arrays.fill(ones.entries(), 1);
        return ones;
    }

    private static boolean finite(Matrix matrix) {
        for (double entry : matrix.entries()) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
