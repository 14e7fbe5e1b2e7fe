package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a failure out of the text of an exception that ends with the JDK's own and has no cause: libraries log the cause
 * and throw its text. Only the very end of a message counts, and no text in quotation marks, as a message may speak of
 * such a failure without being one; what is read is likely at best and to be confirmed by the file system.
 */
final class QuotedFailures {

    private static final String WORDS =
            "(?<words>Read-only file system|Permission denied|No such file or directory|Too many open files)";

    /** Where the text may begin: never behind a quotation mark. */
    private static final String BEGIN = "(?:^|[ :=(\\[])";

    /** A path that is told from the words around it by its slash, or by the exception's class before it. */
    private static final String PATH = "(?<path>/[^\\s:\"'()]*|(?<=Exception: )[^\\s:\"'()]+)";

    private static final String END = "[)\\].]?$";

    private static final Pattern STREAM =
            Pattern.compile(BEGIN + "(?:java\\.io\\.FileNotFoundException: )?" + PATH + " \\(" + WORDS + "\\)" + END);

    private static final Pattern NIO =
            Pattern.compile(BEGIN + "(?:java\\.nio\\.file\\.FileSystemException: )?" + PATH + ": " + WORDS + END);

    private static final Pattern NIO_CLASS =
            Pattern.compile(BEGIN + "java\\.nio\\.file\\.(?<words>AccessDenied|NoSuchFile)Exception: " + PATH + END);

    private static final Set<String> WRAPPERS_OF_THE_JDK = Set.of(
            IOException.class.getName(),
            RuntimeException.class.getName(),
            IllegalStateException.class.getName(),
            "java.lang.Exception",
            "java.sql.SQLException");

    /** Longer messages carry documents rather than a cause. */
    private static final int MAX_LENGTH = 2_000;

    private QuotedFailures() {}

    static Optional<FileFailure> of(Throwable link) {
        String message = JdkFailures.text(link);
        if (message.isEmpty() || message.length() > MAX_LENGTH || !mayQuote(link)) {
            return Optional.empty();
        }
        for (Pattern shape : new Pattern[] {STREAM, NIO, NIO_CLASS}) {
            Matcher found = shape.matcher(message);
            if (found.find()) {
                return Optional.of(new FileFailure(
                        errno(found.group("words")), found.group("path"), null, FileOperation.OPEN, Confidence.LIKELY));
            }
        }
        return Optional.empty();
    }

    private static Errno errno(String words) {
        return switch (words) {
            case "AccessDenied" -> Errno.PERMISSION_DENIED;
            case "NoSuchFile" -> Errno.NOT_FOUND;
            default -> Errno.of(words);
        };
    }

    /** A cause speaks for itself; the JDK's exceptions and those of AWS say what they say. */
    private static boolean mayQuote(Throwable link) {
        if (link.getCause() != null || link instanceof IllegalArgumentException) {
            return false;
        }
        String type = link.getClass().getName();
        boolean aws = type.startsWith("software.amazon.") || type.startsWith("com.amazonaws.");
        boolean service =
                type.endsWith("ServiceException") || type.contains(".S3Exception") || type.contains("AmazonS3");
        boolean jdk = type.startsWith("java.") && !WRAPPERS_OF_THE_JDK.contains(type);
        return !aws && !service && !jdk;
    }
}
