package dev.runtimeguard.fs.judge;

import java.util.HashMap;
import java.util.Map;

/**
 * What the file calls came upon, as the report side is told of it. It crosses as a map of JDK types, because that side
 * may live in another class loader.
 *
 * @param code the id of the report's code
 * @param call the operation, in a report's words
 * @param path the path as the program gave it; of a summary the directory that the paths have in common
 * @param redirectedTo where its file lives; null when it was not redirected
 * @param culprit the first frame outside the JDK; null when there is none
 * @param culpritClass the class of that frame; null when there is none
 * @param library the file name of the jar or directory it came from; null when not known
 * @param more 0, or of a summary the number of further paths that were not reported each
 * @param thread the id of the thread that made the call; 0 of a summary
 */
public record Finding(
        String code,
        String call,
        String path,
        String redirectedTo,
        String culprit,
        String culpritClass,
        String library,
        int more,
        long thread) {

    public static final String REFUSED = "fs.write-outside-tmp";
    public static final String SILENT = "fs.silent-refusal";
    public static final String REDIRECTED = "fs.redirected";

    /** The finding in JDK types; what is null is left out. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("code", code);
        map.put("call", call);
        map.put("path", path);
        map.put("redirectedTo", redirectedTo);
        map.put("culprit", culprit);
        map.put("culpritClass", culpritClass);
        map.put("library", library);
        map.put("more", more);
        map.put("thread", thread);
        map.values().removeIf(value -> value == null);
        return map;
    }

    /** The finding in a map that {@link #toMap} made. */
    public static Finding of(Map<String, Object> map) {
        return new Finding(
                (String) map.get("code"),
                (String) map.get("call"),
                (String) map.get("path"),
                (String) map.get("redirectedTo"),
                (String) map.get("culprit"),
                (String) map.get("culpritClass"),
                (String) map.get("library"),
                (Integer) map.getOrDefault("more", 0),
                (Long) map.getOrDefault("thread", 0L));
    }
}
