package dev.runtimeguard.samples.closedloop;

import dev.runtimeguard.Guard;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.JournalEntry;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.policy.MalformedPolicyException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The check of a suggested policy: a role without any is denied, gets the policy, passes, and is still denied what lies
 * beside. Who suggests is not its business, so that it can be shown to catch a bad suggestion.
 */
final class ClosedLoop {
    /** As IAM writes actions; no other text of a policy is a lower-case prefix and a capitalised name in quotes. */
    private static final Pattern ACTION = Pattern.compile("\"([a-z-]+:[A-Z][A-Za-z]+)\"(?!:)");

    private final LocalAws aws;
    private final SdkClients sdk;
    private final AtomicInteger roles = new AtomicInteger();

    ClosedLoop(LocalAws aws, SdkClients sdk) {
        this.aws = aws;
        this.sdk = sdk;
    }

    /** With the policy of the guard's own report. */
    Verdict check(LoopCase loopCase, DenialWording wording) {
        return check(
                loopCase,
                wording,
                report -> report.policy() == null ? null : report.policy().toJson());
    }

    /** @param suggestion the policy for a report, as JSON; null when there is none */
    Verdict check(LoopCase loopCase, DenialWording wording, Function<Report, String> suggestion) {
        aws.wording(wording);
        Role role = aws.createRole("loop-" + roles.incrementAndGet());
        sdk.use(role.assume("fn"));

        Throwable failure = failure(loopCase.call());
        if (failure == null || !denied()) {
            return new Verdict(Outcome.NOT_DENIED, String.valueOf(failure));
        }
        Report report = Guard.explain(failure).orElse(null);
        if (report == null
                || !failure.getMessage()
                        .contains("[Runtime Guard: " + report.code().id() + "]")) {
            return new Verdict(Outcome.NOT_EXPLAINED, failure.toString());
        }
        String policy = suggestion.apply(report);
        if (policy == null) {
            return new Verdict(Outcome.NO_POLICY, report.toJson());
        }
        try {
            role.putPolicy("fix", policy);
        } catch (MalformedPolicyException e) {
            return new Verdict(Outcome.MALFORMED, e.getMessage() + " in " + policy);
        }
        return outcome(loopCase, policy, report.confidence());
    }

    private Verdict outcome(LoopCase loopCase, String policy, Confidence confidence) {
        Throwable again = failure(loopCase.call());
        if (again != null) {
            return new Verdict(Outcome.STILL_DENIED, policy + " leaves " + checks() + " " + again);
        }
        String unasked = unasked(policy);
        if (!unasked.isEmpty()) {
            return new Verdict(Outcome.ACTION_TOO_WIDE, policy + " allows unasked " + unasked + " beside " + checks());
        }
        if (!isDenied(loopCase.otherAction())) {
            return new Verdict(Outcome.ACTION_TOO_WIDE, policy + " allows " + checks());
        }
        if (loopCase.otherResource() != null && !isDenied(loopCase.otherResource())) {
            Outcome outcome = confidence == Confidence.GUESS ? Outcome.WIDE_GUESS : Outcome.RESOURCE_TOO_WIDE;
            return new Verdict(outcome, policy + " allows " + checks() + ", confidence " + confidence.id());
        }
        return new Verdict(Outcome.CLOSED, policy);
    }

    /** The actions of a policy that the call which now passes did not need. A star is left to the neighbours to find. */
    private String unasked(String policy) {
        List<String> asked = aws.journal().entries().stream()
                .flatMap(entry -> entry.checks().stream())
                .map(check -> check.action())
                .toList();
        return ACTION.matcher(policy)
                .results()
                .map(found -> found.group(1))
                .filter(action -> !asked.contains(action))
                .collect(Collectors.joining(", "));
    }

    private boolean isDenied(Consumer<SdkClients> call) {
        return failure(call) != null && denied();
    }

    /** Whether the endpoint refused the last request by policy: a call may fail for many other reasons. */
    private boolean denied() {
        List<JournalEntry> entries = aws.journal().entries();
        return !entries.isEmpty()
                && "AccessDenied".equals(entries.get(entries.size() - 1).errorCode());
    }

    private List<String> checks() {
        List<JournalEntry> entries = aws.journal().entries();
        return entries.get(entries.size() - 1).checks().stream()
                .map(check -> check.action() + " on " + check.resource())
                .toList();
    }

    private Throwable failure(Consumer<SdkClients> call) {
        aws.journal().clear();
        try {
            call.accept(sdk);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
