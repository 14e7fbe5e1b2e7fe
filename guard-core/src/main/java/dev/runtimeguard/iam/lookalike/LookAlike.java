package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * The real cause of a failure that reads like an access denial.
 *
 * @param id the name of the kind of look-alike, as {@code block-public-acls}; stable
 * @param cause the cause as the end of a sentence: lower case at its start, no full stop
 * @param mayBeDenial whether the service answers a denial in these very words too, so that both causes are to be told;
 *     when false, no policy of the role is the reason
 * @param hiddenActions the actions that may have been denied; empty when they are the operation's own, and whenever
 *     {@code mayBeDenial} is false
 * @param remedies the cures, the best one first; never empty
 */
public record LookAlike(
        String id, String cause, boolean mayBeDenial, List<String> hiddenActions, List<Remedy> remedies) {

    public LookAlike {
        hiddenActions = List.copyOf(hiddenActions);
        remedies = List.copyOf(remedies);
    }
}
