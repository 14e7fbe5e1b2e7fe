package dev.runtimeguard.samples.demo;

/** Prints for a reader with a narrow window. */
final class Screen {

    private static final int WIDTH = 116;

    private Screen() {}

    static void step(String text) {
        System.out.println();
        say(text);
    }

    static void say(String text) {
        System.out.println(text);
    }

    /** Prints text of the product's, folded at the window's width. */
    static void quote(String text) {
        text.strip().lines().forEach(line -> {
            String rest = line;
            while (rest.length() > WIDTH) {
                int blank = rest.lastIndexOf(' ', WIDTH);
                int end = blank > 0 ? blank : WIDTH;
                System.out.println("  | " + rest.substring(0, end));
                rest = rest.substring(end).stripLeading();
            }
            System.out.println("  | " + rest);
        });
    }

    /** The beginning of a long line, and how long it is. */
    static String beginning(String line, int length) {
        return line.length() <= length ? line : line.substring(0, length) + "... (" + line.length() + " characters)";
    }
}
