package wick.numeric.matrix;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// How many bytes may be allocated, so that a plan that cannot work is refused before it starts.
///
/// `bytes` is the limit, `place` names what is limited and `remedy` tells the user how to raise it.
public record MemoryBudget(long bytes, String place, String remedy) {

    public MemoryBudget {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes = " + bytes + " where at least 0 is needed");
        }
    }

    /// The Java heap of this process at its largest: what the JVM option -Xmx says.
    public static MemoryBudget heap() {
        return new MemoryBudget(
                Runtime.getRuntime().maxMemory(),
                "the Java heap",
                "take fewer inputs or smaller widths, or give Java more memory, such as WICK_JAVA_OPTIONS=-Xmx8g");
    }

    /// Memory of this machine (or container) which the heap at its largest leaves over, at least a
    /// quarter of all. The JVM itself does not limit it.
    public static MemoryBudget outsideHeap() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new MemoryBudget(
                Math.max(machine - Runtime.getRuntime().maxMemory(), machine / 4),
                "the memory outside the Java heap",
                "take fewer inputs, or leave the machine more memory beside the Java heap (a smaller -Xmx)");
    }

    /// Throws [IllegalArgumentException] where `purpose` needs more bytes than there are.
    public void require(long needed, String purpose) {
        if (needed > bytes) {
            throw new IllegalArgumentException(purpose + " needs " + gigabytes(needed) + " of memory, but " + place
                    + " has " + gigabytes(bytes) + ": " + remedy);
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
