package wick.lab.training;

/// How far training moved what one weight matrix makes: root mean squares over training inputs and units of
/// the change, and of the values before training.
public record Movement(double change, double size) {

    /// The change in units of the size.
    public double relative() {
        return change == 0 ? 0 : change / size;
    }

    static Movement between(double[] before, double[] now) {
        double change = 0;
        double size = 0;
        for (int i = 0; i < now.length; i++) {
            change += (now[i] - before[i]) * (now[i] - before[i]);
            size += before[i] * before[i];
        }
        return of(change, size, now.length);
    }

    /// From sums of squares over `count` values.
    static Movement of(double change, double size, double count) {
        return new Movement(Math.sqrt(change / count), Math.sqrt(size / count));
    }
}
