package wick.experiment;

/// The command that settles a comparison which has too little power.
///
/// `command` is complete but for the number of networks, `option` is what sets it: `--networks ` or `-p
/// networks=`; `planned` is the number that the command takes without the option.
public record Remedy(String command, String option, long planned) {

    public Remedy {
        if (planned < 1) {
            throw new IllegalArgumentException("planned networks " + planned + " must be at least 1");
        }
    }

    /// The command with `factor` times the networks, rounded up to two digits.
    public String withNetworks(double factor) {
        double wanted = Math.max(planned + 1.0, planned * factor);
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(wanted)) - 1));
        return command + " " + option + (long) (Math.ceil(wanted / unit) * unit);
    }
}
