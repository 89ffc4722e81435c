package wick.cli;

/// The command line door.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("wick");
    }
}
