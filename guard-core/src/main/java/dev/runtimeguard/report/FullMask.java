package dev.runtimeguard.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what names something of the function's owner: ARNs but for their service, region and kind of resource, the names
 * in them wherever they stand alone, URLs, paths but for Lambda's own directories, account ids. What belongs to AWS, as a
 * managed policy, stays readable.
 */
final class FullMask implements Mask {

    private static final Pattern URL = Pattern.compile(
            "\\b(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?<host>[^\\s/\"'<>|)\\]}]*)" + "(?<rest>/[^\\s\"'<>|)\\]}]*)?");

    private static final Pattern DOCUMENTATION = Pattern.compile("(?:docs\\.)?aws\\.amazon\\.com|repost\\.aws");

    /** The service and the region of an endpoint, without a bucket or an API's id before them. */
    private static final Pattern ENDPOINT = Pattern.compile(
            "(?:[^.]+\\.)*?(?<endpoint>[a-z0-9-]+(?:\\.[a-z]{2}(?:-[a-z]+)+-\\d)?\\.amazonaws\\.com(?:\\.cn)?)");

    private final AccountMask accounts;
    private final SensitiveNames names;

    FullMask() {
        this.accounts = new AccountMask();
        this.names = SensitiveNames.NONE;
    }

    FullMask(Report report) {
        this.accounts = new AccountMask(report);
        this.names = SensitiveNames.of(report);
    }

    @Override
    public String text(String text) {
        if (text == null) {
            return null;
        }
        // The literals first, as one may contain what ends an ARN or a path in a sentence.
        String masked = names.maskArnsAndPaths(text);
        masked = URL.matcher(masked).replaceAll(FullMask::url);
        masked = MaskedArn.inText(masked);
        masked = MaskedPath.inText(masked);
        return accounts.text(names.maskNames(masked));
    }

    @Override
    public String path(String path) {
        return path == null ? null : MaskedPath.of(path);
    }

    @Override
    public String role(String name) {
        return name == null ? null : SensitiveNames.ROLE;
    }

    private static String url(MatchResult found) {
        Matcher url = URL.matcher(found.group());
        if (!url.matches() || DOCUMENTATION.matcher(url.group("host")).matches()) {
            return Matcher.quoteReplacement(found.group());
        }
        Matcher endpoint = ENDPOINT.matcher(url.group("host"));
        String host = endpoint.matches() ? endpoint.group("endpoint") : "HOST";
        return Matcher.quoteReplacement(
                url.group("scheme") + "://" + host + (url.group("rest") == null ? "" : MaskedPath.PATH));
    }
}
