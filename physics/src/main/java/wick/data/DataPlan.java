package wick.data;

import java.nio.file.Path;
import java.util.Optional;
import wick.numeric.matrix.Matrix;
import wick.text.Fields;
import wick.text.Numbers;
import wick.text.Value;

/// The `data` map of a study file: which inputs to train and test on, and how they are prepared.
///
/// ```yaml
/// data:
/// train: {file: digits, take: 1000}     # skip, take and shuffle (a seed) in this order: shuffle, skip,
/// take
///   test: {file: digits, skip: 1000}
///   labels: last-column                   # first-column, none, {column: NAME}, {file: y.npy}
///   scale: sphere                         # standardize, none
///   targets: centered-one-hot             # one-hot, raw
/// ```
public record DataPlan(Part train, Optional<Part> test, Scaling.Kind scale, TargetCoding targets) {

    /// One part: a file, where its labels stand, the seed of its shuffling if any, how many inputs to skip
    /// and take.
    public record Part(Value where, String file, LabelPlace labels, Selection selection) {}

    /// Which inputs of a file: shuffled first if there is a seed, then `skip` left out, then at most
    /// `take`.
    public record Selection(Optional<Long> shuffle, int skip, Optional<Integer> take) {}

    /// Scaled training and test inputs and their targets.
    public record Prepared(DataSet train, Optional<DataSet> test, TargetCoding coding) {

        /// The numbers that outputs are compared with in training.
        public Matrix trainingTargets() {
            return coding.encode(train.targets());
        }
    }

    /// Reads the map.
    ///
    /// @throws wick.text.InputException naming file, line, field, value and what is allowed
    public static DataPlan read(Value value) {
        Fields fields = value.fields("train", "test", "labels", "scale", "targets");
        LabelPlace labels = fields.optional("labels").map(LabelPlace::read).orElse(new LabelPlace.Usual());
        return new DataPlan(
                part(fields.required("train"), labels),
                fields.optional("test").map(test -> part(test, labels)),
                fields.optional("scale")
                        .map(scale -> scale.choice(Scaling.Kind.names()))
                        .orElse(Scaling.Kind.SPHERE),
                fields.optional("targets")
                        .map(targets -> targets.choice(TargetCoding.names()))
                        .orElse(TargetCoding.CENTERED_ONE_HOT));
    }

    private static Part part(Value value, LabelPlace usual) {
        Fields fields = value.fields("file", "labels", "shuffle", "skip", "take");
        return new Part(
                value,
                fields.required("file").string(),
                fields.optional("labels").map(LabelPlace::read).orElse(usual),
                new Selection(
                        fields.optional("shuffle").map(seed -> seed.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)),
                        fields.optional("skip")
                                .map(skip -> skip.integer(0, Integer.MAX_VALUE))
                                .orElse(0),
                        fields.optional("take").map(take -> take.integer(1, Integer.MAX_VALUE))));
    }

    /// Reads and prepares the data for a network of `inputs` inputs and `outputs` outputs.
    ///
    /// @throws wick.text.InputException naming file, line, value and what is allowed
    public Prepared load(Path folder, int inputs, int outputs) {
        return load(folder, new Fit(inputs, outputs, false));
    }

    /// What a network takes and gives; with `absent` numbers of its inputs may be NaN.
    public record Fit(int inputs, int outputs, boolean absent) {}

    /// As [#load(Path, int, int)].
    public Prepared load(Path folder, Fit fit) {
        DataSet training = selected(train, folder, fit);
        Scaling scaling = Scaling.of(scale, training.inputs());
        return new Prepared(
                scaled(training, scaling, train),
                test.map(part -> scaled(selected(part, folder, fit), scaling, part)),
                targets);
    }

    private static DataSet scaled(DataSet set, Scaling scaling, Part part) {
        return part.where().checked(() -> set.withInputs(scaling.apply(set.inputs(), set.name())));
    }

    private DataSet selected(Part part, Path folder, Fit fit) {
        int outputs = fit.outputs();
        DataSet all = new DataFile(part.file(), part.labels(), targets.needsClasses() ? outputs : 0)
                .read(folder, fit.absent());
        if (all.dimension() != fit.inputs()) {
            throw part.where()
                    .place()
                    .problem(all.name() + " has inputs of " + all.dimension() + " components, but the network takes "
                            + fit.inputs());
        }
        if (all.targets() instanceof Targets.Values(Matrix rows) && rows.columns() != outputs) {
            throw part.where()
                    .place()
                    .problem(all.name() + " has " + rows.columns() + " targets for each input, but the network has "
                            + outputs + " outputs");
        }
        Selection selection = part.selection();
        DataSet set = part.where().checked(() -> {
            DataSet rest = selection.shuffle().map(all::shuffled).orElse(all).skip(selection.skip());
            return selection.take().map(rest::take).orElse(rest);
        });
        if (set.size() == 0) {
            throw part.where()
                    .place()
                    .problem("no inputs are left: " + all.name() + " has " + Numbers.text(all.size()));
        }
        return set;
    }
}
