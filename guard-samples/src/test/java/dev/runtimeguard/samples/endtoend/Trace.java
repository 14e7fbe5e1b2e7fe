package dev.runtimeguard.samples.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process and its threads asked of the file system, from the output of {@code strace -f -y}. */
final class Trace {

    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern LINE = Pattern.compile("^(\\d+) +(.*)$");
    private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. \\w+ resumed>(.*)$");

    /** By its path, or a read by what the descriptor is open for; what is no file there has no slash at the start. */
    private static final Pattern CALL = Pattern.compile("^(\\w+)\\((?:(?:AT_FDCWD[^,]*, )?\"([^\"]*)\"|\\d+<([^>]*)>)");

    private static final Pattern RESULT = Pattern.compile(" = (\\d+)$");

    /**
     * One system call.
     *
     * @param path what it was about; the text that the kernel has for a descriptor of something else
     * @param result 0 where it failed
     */
    record Call(String name, String path, long result) {

        boolean reads() {
            return name.equals("read") || name.equals("pread64");
        }
    }

    private Trace() {}

    /** The calls in the order in which they ended. */
    static List<Call> of(Path output) throws IOException {
        List<Call> calls = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        for (String line : Files.readAllLines(output)) {
            Matcher ofThread = LINE.matcher(line);
            if (!ofThread.find()) {
                continue;
            }
            String thread = ofThread.group(1);
            String text = ofThread.group(2);
            Matcher resumed = RESUMED.matcher(text);
            if (text.endsWith(UNFINISHED)) {
                begun.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
                continue;
            }
            String whole = resumed.find() ? begun.remove(thread) + resumed.group(1) : text;
            Matcher call = CALL.matcher(whole);
            if (call.find()) {
                Matcher result = RESULT.matcher(whole);
                calls.add(new Call(
                        call.group(1),
                        call.group(2) == null ? call.group(3) : call.group(2),
                        result.find() ? Long.parseLong(result.group(1)) : 0));
            }
        }
        return calls;
    }
}
