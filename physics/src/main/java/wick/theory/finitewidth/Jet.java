package wick.theory.finitewidth;

import java.util.List;

/// ⟨f_a f_b⟩ with its first and second derivatives in the entries K_e of the symmetric covariance, e
/// among the unordered pairs aa, ab, bb, or aa alone where a = b.
///
/// `curvatures` has the second derivatives row by row.
record Jet(Bounded mean, List<Bounded> responses, List<Bounded> curvatures) {

    Jet {
        responses = List.copyOf(responses);
        curvatures = List.copyOf(curvatures);
    }

    int size() {
        return responses.size();
    }

    /// The first input of pair e of (a, b).
    int left(int e, int a, int b) {
        return e == 2 ? b : a;
    }

    /// The second input of pair e of (a, b).
    int right(int e, int a, int b) {
        return e == 0 ? a : b;
    }

    Bounded curvature(int e, int f) {
        return curvatures.get(e * size() + f);
    }

    /// Σ_e d⟨f_a f_b⟩/dK_e T_e
    Bounded along(SampleTensor tensor, int a, int b) {
        Bounded sum = Bounded.exact(0);
        for (int e = 0; e < size(); e++) {
            sum = sum.plus(responses.get(e).times(tensor.bounded(left(e, a, b), right(e, a, b))));
        }
        return sum;
    }

    /// Σ_e d⟨f_a f_b⟩/dK_e T_(e)(cd)
    Bounded along(SampleTensor tensor, int a, int b, int c, int d) {
        Bounded sum = Bounded.exact(0);
        for (int e = 0; e < size(); e++) {
            sum = sum.plus(responses.get(e).times(tensor.bounded(left(e, a, b), right(e, a, b), c, d)));
        }
        return sum;
    }

    /// Σ_e d⟨f_a f_b⟩/dK_e G_e + ½ Σ_ef d²⟨f_a f_b⟩/dK_e dK_f V_(e)(f): the shift of the average to first
    /// order.
    Bounded shift(SampleTensor correction, SampleTensor vertex, int a, int b) {
        Bounded sum = along(correction, a, b);
        for (int e = 0; e < size(); e++) {
            for (int f = 0; f < size(); f++) {
                Bounded v = vertex.bounded(left(e, a, b), right(e, a, b), left(f, a, b), right(f, a, b));
                sum = sum.plus(curvature(e, f).times(v).times(0.5));
            }
        }
        return sum;
    }

    /// The same with the uncertainty of the kernel carried on to the mean by the responses, so that it
    /// grows with depth no faster than the recursion makes it.
    Jet under(SampleTensor kernel, int a, int b) {
        double inherited = 0;
        for (int e = 0; e < size(); e++) {
            Bounded response = responses.get(e);
            double uncertainty = kernel.bounded(left(e, a, b), right(e, a, b)).error();
            inherited += (Math.abs(response.value()) + response.error()) * uncertainty;
        }
        return new Jet(new Bounded(mean.value(), mean.error() + inherited), responses, curvatures);
    }

    /// ⟨f_a f_b⟩ seen from the other side.
    Jet swapped() {
        if (size() == 1) {
            return this;
        }
        List<Bounded> c = curvatures;
        return new Jet(
                mean,
                responses.reversed(),
                List.of(c.get(8), c.get(7), c.get(6), c.get(5), c.get(4), c.get(3), c.get(2), c.get(1), c.get(0)));
    }
}
