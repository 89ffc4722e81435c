package wick.topic.expressivity.lab.product;

import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// How far a network with one output is from the product of its inputs: the largest error, and the root
/// mean square over that of the products.
public record GateErrors(double largest, double relative) {
    private static final int LARGE = 1 << 14;

    /// At the rows of `points`, summed up in their order.
    public static GateErrors of(WeightedNetwork network, Matrix points) {
        Matrix outputs = outputs(network, points);
        double largest = 0;
        double errors = 0;
        double products = 0;
        for (int row = 0; row < points.rows(); row++) {
            double product = product(points, row);
            double error = outputs.at(row, 0) - product;
            largest = Math.max(largest, Math.abs(error));
            errors += error * error;
            products += product * product;
        }
        return new GateErrors(largest, Math.sqrt(errors / products));
    }

    /// Large networks one point at a time, for their values take memory.
    private static Matrix outputs(WeightedNetwork network, Matrix points) {
        if (network.units() < LARGE) {
            return network.apply(points);
        }
        Matrix outputs = Matrix.zeros(points.rows(), 1);
        for (int row = 0; row < points.rows(); row++) {
            outputs.set(row, 0, network.apply(points.row(row))[0]);
        }
        return outputs;
    }

    static double product(Matrix points, int row) {
        double product = 1;
        for (int i = 0; i < points.columns(); i++) {
            product *= points.at(row, i);
        }
        return product;
    }

    /// `count` points drawn uniformly from the cube \[−1, 1]ⁿ.
    public static Matrix points(int factors, int count, Address address) {
        RandomStream stream = address.open();
        Matrix points = Matrix.zeros(count, factors);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < factors; i++) {
                points.set(row, i, 2 * stream.nextUniform() - 1);
            }
        }
        return points;
    }

    /// As [#points], and after them the corners of the cube: all, or for more than ten factors as many as
    /// there are points, the first being (1, …, 1).
    public static Matrix pointsAndCorners(int factors, int count, Address address) {
        int corners = factors <= 10 ? 1 << factors : count;
        Matrix inside = points(factors, count, address);
        Matrix points = Matrix.zeros(count + corners, factors);
        System.arraycopy(inside.entries(), 0, points.entries(), 0, inside.entries().length);
        for (int corner = 0; corner < corners; corner++) {
            for (int i = 0; i < factors; i++) {
                points.set(count + corner, i, (corner >> i & 1) == 1 ? -1 : 1);
            }
        }
        return points;
    }
}
