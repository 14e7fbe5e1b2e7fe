package dev.runtimeguard.iam.audit;

import dev.runtimeguard.iam.json.JsonReader;
import dev.runtimeguard.iam.json.MalformedJsonException;
import dev.runtimeguard.iam.json.TextSource;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the guard's report lines in text of any kind and size: a log with a prefix before each line, a CSV file with the
 * line quoted in a field, JSON with the line in a string, also one inside another. Looks for the beginning of a report
 * and reads from there, so that neither the lines nor the format around them matter. Holds {@value #WINDOW} characters
 * at most.
 */
final class ReportScanner {

    /** More than twice the longest report line, 32 KiB, with every character of it escaped twice. */
    static final int WINDOW = 512 * 1024;

    private static final String NAME = "guard";
    private static final int MAX_QUOTE = 16;

    private final Reader in;
    private final Consumer<Map<?, ?>> reports;
    private final char[] text = new char[2 * WINDOW];
    private int length;
    private int at;
    private boolean ended;

    private long linesWithout;
    private long unreadable;
    private boolean lineHasText;
    private boolean lineHasReport;

    /** @param reports takes each report, the content of {@code guard} */
    ReportScanner(Reader in, Consumer<Map<?, ?>> reports) {
        this.in = in;
        this.reports = reports;
    }

    /** Reads to the end. */
    void scan() throws IOException {
        fill();
        while (at < length) {
            int end = text[at] == '{' ? reportAt(at) : -1;
            if (end < 0) {
                pass(text[at]);
                at++;
            } else {
                lineHasReport = true;
                at = end;
            }
            if (length - at < WINDOW && !ended) {
                fill();
            }
        }
        pass('\n');
    }

    /** Lines with text and without a report. */
    long linesWithout() {
        return linesWithout;
    }

    /** Reports that could not be read, as those that were cut. */
    long unreadable() {
        return unreadable;
    }

    private void pass(char c) {
        if (c == '\n') {
            linesWithout += lineHasText && !lineHasReport ? 1 : 0;
            lineHasText = false;
            lineHasReport = false;
        } else {
            lineHasText |= c > ' ';
        }
    }

    private void fill() throws IOException {
        System.arraycopy(text, at, text, 0, length - at);
        length -= at;
        at = 0;
        while (length < text.length && !ended) {
            int count = in.read(text, length, text.length - length);
            ended = count < 0;
            length += Math.max(0, count);
        }
    }

    /** Hands on the report that begins here and returns its end; -1 when there is none. */
    private int reportAt(int start) {
        String quote = quoteOfReportAt(start);
        if (quote == null) {
            return -1;
        }
        Window window = new Window(start, Math.min(length, start + WINDOW));
        TextSource source = unquoted(window, quote);
        if (source == null) {
            return -1;
        }
        try {
            if (JsonReader.read(source) instanceof Map<?, ?> line && line.get(NAME) instanceof Map<?, ?> report) {
                reports.accept(report);
                return window.place;
            }
        } catch (MalformedJsonException cut) {
            // Counted below; what follows is looked through as if this had been no report.
        }
        unreadable++;
        return -1;
    }

    /** How a quote is written in <code>{"guard":{</code> at this place; null when something else is here. */
    private String quoteOfReportAt(int start) {
        int from = afterSpace(start + 1);
        int name = from;
        while (name < length && name - from < MAX_QUOTE && (text[name] == '"' || text[name] == '\\')) {
            name++;
        }
        String quote = new String(text, from, name - from);
        if (!quote.endsWith("\"") || !isAt(name, NAME) || !isAt(name + NAME.length(), quote)) {
            return null;
        }
        int colon = afterSpace(name + NAME.length() + quote.length());
        int open = afterSpace(colon + 1);
        return isAt(colon, ":") && isAt(open, "{") ? quote : null;
    }

    private int afterSpace(int from) {
        int place = from;
        while (place < length && Character.isWhitespace(text[place])) {
            place++;
        }
        return place;
    }

    private boolean isAt(int place, String expected) {
        if (place + expected.length() > length) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (text[place + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text without the layers of quotes that a quote written like this tells of; null for no such layers. */
    private static TextSource unquoted(TextSource outermost, String quote) {
        TextSource source = outermost;
        String rest = quote;
        while (!rest.equals("\"")) {
            if (rest.contains("\"\"")) {
                source = TextSource.insideCsvField(source);
                rest = rest.replace("\"\"", "\"");
            } else if (rest.charAt(0) == '\\') {
                source = TextSource.insideJsonString(source);
                rest = rest.replaceAll("\\\\(.)", "$1");
            } else {
                return null;
            }
        }
        return source;
    }

    private final class Window implements TextSource {
        private int place;
        private final int end;

        Window(int start, int end) {
            this.place = start;
            this.end = end;
        }

        @Override
        public int next() {
            return place < end ? text[place++] : -1;
        }
    }
}
