package wick.topic.expressivity.theory.structure;

import java.util.ArrayList;
import java.util.List;
import wick.topic.expressivity.structure.Lattice;
import wick.topic.expressivity.structure.Terms.Symmetry;

/// Symmetries of a lattice that keep the origin: signed permutations of the axes.
final class PointGroup {
    private PointGroup() {}

    /// x ↦ y with y of axis `image(i)` equal to `sign(i)` times x of axis i.
    record Element(List<Integer> image, List<Integer> sign) {

        /// The site that `site` is mapped to.
        List<Integer> of(Lattice lattice, List<Integer> site) {
            Integer[] mapped = new Integer[site.size()];
            for (int i = 0; i < site.size(); i++) {
                mapped[image.get(i)] = lattice.wrapped(image.get(i), (long) sign.get(i) * site.get(i));
            }
            return List.of(mapped);
        }
    }

    static List<Element> of(Lattice lattice, Symmetry symmetry) {
        int dimensions = lattice.dimensions();
        boolean exchange = symmetry == Symmetry.CUBIC;
        boolean reflect = exchange || symmetry == Symmetry.REFLECTION;
        List<Element> elements = new ArrayList<>();
        for (List<Integer> image : permutations(dimensions)) {
            if (!keeps(lattice, image) || (!exchange && !isIdentity(image))) {
                continue;
            }
            for (int signs = 0; signs < (reflect ? 1 << dimensions : 1); signs++) {
                List<Integer> sign = new ArrayList<>();
                for (int axis = 0; axis < dimensions; axis++) {
                    sign.add((signs >> axis & 1) == 0 ? 1 : -1);
                }
                elements.add(new Element(image, List.copyOf(sign)));
            }
        }
        return elements;
    }

    private static boolean keeps(Lattice lattice, List<Integer> image) {
        for (int axis = 0; axis < image.size(); axis++) {
            if (!lattice.sides().get(axis).equals(lattice.sides().get(image.get(axis)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentity(List<Integer> image) {
        for (int axis = 0; axis < image.size(); axis++) {
            if (image.get(axis) != axis) {
                return false;
            }
        }
        return true;
    }

    private static List<List<Integer>> permutations(int count) {
        List<List<Integer>> permutations = List.of(List.of());
        for (int next = 0; next < count; next++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> one : permutations) {
                for (int place = 0; place <= one.size(); place++) {
                    List<Integer> inserted = new ArrayList<>(one);
                    inserted.add(place, next);
                    longer.add(List.copyOf(inserted));
                }
            }
            permutations = longer;
        }
        return permutations;
    }
}
