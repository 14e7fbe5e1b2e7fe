package dev.runtimeguard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks account ids: any twelve digits that stand by themselves, in an ARN, a queue's URL or a bucket's name alike. The
 * word put there is no account, so that a policy with it in is to be completed and a shell takes it as it is; a second
 * account gets a number.
 */
final class AccountMask implements Mask {

    private static final String WORD = "ACCOUNT_ID";

    /** But for those at the end of a UUID, as keys and requests are named. */
    private static final Pattern ID = Pattern.compile(
            "(?<![0-9])(?<![0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)[0-9]{12}(?![0-9])");

    private final List<String> known = new ArrayList<>(2);

    AccountMask() {}

    /** The account of the report's principal is the first. */
    AccountMask(Report report) {
        if (report.principal() != null) {
            text(report.principal().accountId());
        }
    }

    @Override
    public String text(String text) {
        return text == null ? null : ID.matcher(text).replaceAll(this::word);
    }

    @Override
    public String path(String path) {
        return text(path);
    }

    @Override
    public String role(String name) {
        return text(name);
    }

    private String word(MatchResult id) {
        int index = known.indexOf(id.group());
        if (index < 0) {
            index = known.size();
            known.add(id.group());
        }
        return index == 0 ? WORD : WORD + '_' + (index + 1);
    }
}
