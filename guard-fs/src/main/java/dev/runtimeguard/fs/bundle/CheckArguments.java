package dev.runtimeguard.fs.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What {@link Check} was asked.
 *
 * @param function the package
 * @param layers its layers
 * @param architecture the function's
 * @param json whether JSON is wanted
 */
record CheckArguments(Path function, List<Path> layers, Architecture architecture, boolean json) {

    CheckArguments {
        layers = List.copyOf(layers);
    }

    /**
     * The arguments, in which the word {@code check} may come first: it says what the jar is asked to do.
     *
     * @throws IllegalArgumentException with a message for the user, naming what is allowed
     */
    static CheckArguments parse(List<String> arguments) {
        Path function = null;
        List<Path> layers = new ArrayList<>();
        Architecture architecture = Architecture.X86_64;
        boolean json = false;
        boolean named = !arguments.isEmpty() && arguments.get(0).equals("check");
        Iterator<String> words = arguments.listIterator(named ? 1 : 0);
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--json" -> json = true;
                case "--layer" -> layers.add(Path.of(value(word, words)));
                case "--arch" -> architecture = architecture(value(word, words));
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException(
                                "Unknown option " + word + "; allowed: --arch, --layer, --json, --help");
                    }
                    if (function != null) {
                        throw new IllegalArgumentException(
                                "One package at a time, not " + function + " and " + word + "; layers go with --layer");
                    }
                    function = Path.of(word);
                }
            }
        }
        if (function == null) {
            throw new IllegalArgumentException("Which package? A zip, a jar or a directory is expected");
        }
        return new CheckArguments(function, layers, architecture, json);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static Architecture architecture(String name) {
        return Architecture.of(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("Unknown architecture " + name + "; allowed: x86_64, arm64"));
    }
}
