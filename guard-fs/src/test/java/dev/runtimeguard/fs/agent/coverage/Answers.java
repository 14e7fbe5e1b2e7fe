package dev.runtimeguard.fs.agent.coverage;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as texts that can be compared: what a directory lists in no order is sorted. */
final class Answers {

    private Answers() {}

    static String text(Object answer) {
        if (answer instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (answer instanceof Object[] array) {
            return sorted(Arrays.stream(array));
        }
        if (answer instanceof Set<?> set) {
            return sorted(set.stream());
        }
        if (answer instanceof Collection<?> list) {
            return list.stream().map(Answers::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (answer instanceof Map<?, ?> map) {
            return text(map.entrySet());
        }
        if (answer instanceof Map.Entry<?, ?> entry) {
            return entry.getKey() + "=" + text(entry.getValue());
        }
        if (answer instanceof Stream<?> stream) {
            try (stream) {
                return sorted(stream);
            }
        }
        return String.valueOf(answer);
    }

    private static String sorted(Stream<?> answers) {
        return answers.map(Answers::text).sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    /** The failure as the program sees it: its class, and its message, which names the path. */
    static String text(Throwable failure) {
        Throwable cause = failure.getCause();
        String text = failure.getClass().getName() + ": " + failure.getMessage();
        return cause == null ? text : text + " <- " + text(cause);
    }
}
