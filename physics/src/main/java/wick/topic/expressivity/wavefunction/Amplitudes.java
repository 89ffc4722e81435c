package wick.topic.expressivity.wavefunction;

/// Amplitudes of a machine at one state of a chain and at those one move away.
///
/// A move at site k changes the argument of the neuron (f, t) by −s_k d_{f,k−t}, and cosh(θ − s d) / cosh θ
/// = cosh d − s tanh θ sinh d, so that ratios take no function but the tanh θ of the state itself. Not for
/// several threads at once.
public final class Amplitudes {
    private final SpinChain chain;
    private final Machine machine;
    private final int sites;
    private final int filters;
    private final double[] change;
    private final double[] even;
    private final double[] odd;
    private final double[] theta;
    private final double[] slope;
    private int state;

    public Amplitudes(SpinChain chain, Machine machine) {
        if (chain.sites() != machine.sites()) {
            throw new IllegalArgumentException(
                    "a machine on " + machine.sites() + " sites does not fit a chain of " + chain.sites());
        }
        this.chain = chain;
        this.machine = machine;
        sites = chain.sites();
        filters = machine.filters();
        change = new double[filters * sites];
        even = new double[filters * sites];
        odd = new double[filters * sites];
        theta = new double[filters * sites];
        slope = new double[filters * sites];
        for (int f = 0; f < filters; f++) {
            for (int i = 0; i < sites; i++) {
                double w = machine.weight(f, i);
                double d = switch (chain) {
                    case SpinChain.TransverseIsing _ -> 2 * w;
                    case SpinChain.Heisenberg _ -> 2 * (w - machine.weight(f, (i + 1) % sites));
                };
                change[f * sites + i] = d;
                even[f * sites + i] = Math.cosh(d);
                odd[f * sites + i] = Math.sinh(d);
            }
        }
        moveTo(chain.start());
    }

    public void moveTo(int newState) {
        state = newState;
        for (int f = 0; f < filters; f++) {
            for (int t = 0; t < sites; t++) {
                double sum = machine.bias(f);
                for (int i = 0; i < sites; i++) {
                    sum += machine.weight(f, i) * spin((i + t) % sites);
                }
                theta[f * sites + t] = sum;
                slope[f * sites + t] = Math.tanh(sum);
            }
        }
    }

    public int state() {
        return state;
    }

    private int spin(int site) {
        return 1 - 2 * (state >> site & 1);
    }

    /// ψ(s′)/ψ(s) for the state after move k.
    public double ratio(int move) {
        int s = spin(move);
        double product = 1;
        for (int f = 0; f < filters; f++) {
            int at = f * sites;
            for (int t = 0; t < sites; t++) {
                int i = at + (t <= move ? move - t : move - t + sites);
                product *= even[i] - s * slope[at + t] * odd[i];
            }
        }
        return product;
    }

    /// Carries move k out.
    public void move(int move) {
        int s = spin(move);
        for (int f = 0; f < filters; f++) {
            int at = f * sites;
            for (int t = 0; t < sites; t++) {
                theta[at + t] -= s * change[at + (t <= move ? move - t : move - t + sites)];
                slope[at + t] = Math.tanh(theta[at + t]);
            }
        }
        state = chain.after(state, move);
    }

    /// ln ψ(s)
    public double logarithm() {
        double sum = 0;
        for (double x : theta) {
            sum += Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.log(2);
        }
        return sum;
    }

    /// (Hψ)(s)/ψ(s), whose mean over |ψ|² is the energy; it does not vary where ψ is an eigenstate.
    public double localEnergy() {
        double energy = chain.diagonal(state);
        for (int move = 0; move < sites; move++) {
            double element = chain.offDiagonal(state, move);
            if (element != 0) {
                energy += element * ratio(move);
            }
        }
        return energy;
    }

    /// ∂ ln ψ(s) by the machine's parameters, in their order.
    public void derivativesInto(double[] derivatives) {
        for (int f = 0; f < filters; f++) {
            int at = f * sites;
            int own = f * (sites + 1);
            double sum = 0;
            for (int t = 0; t < sites; t++) {
                sum += slope[at + t];
            }
            derivatives[own] = sum;
            for (int i = 0; i < sites; i++) {
                double weighted = 0;
                for (int t = 0; t < sites; t++) {
                    weighted += slope[at + t] * spin((i + t) % sites);
                }
                derivatives[own + 1 + i] = weighted;
            }
        }
    }
}
