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
        for (String line : text.strip().split("\n", -1)) {
            for (int from = 0; from == 0 || from < line.length(); from += WIDTH) {
                System.out.println("  | " + line.substring(from, Math.min(line.length(), from + WIDTH)));
            }
        }
    }
}
