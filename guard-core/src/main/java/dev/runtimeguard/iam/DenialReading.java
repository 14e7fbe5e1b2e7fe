package dev.runtimeguard.iam;

import dev.runtimeguard.iam.lookalike.DecodedMessage;
import dev.runtimeguard.iam.lookalike.EncodedMessage;
import dev.runtimeguard.iam.lookalike.Hint;
import dev.runtimeguard.iam.lookalike.LostReasons;
import dev.runtimeguard.iam.lookalike.ServiceWordings;
import dev.runtimeguard.iam.sts.DecodeAuthorizationMessage;
import java.util.List;

/**
 * All that can be read out of a denial's text.
 *
 * @param denial what it says, in the standard wording, in the service's own, or decoded
 * @param actions the actions it names or implies; empty when they are the operation's own
 * @param isNamed whether AWS named the action itself
 * @param causes the causes that the wording, or the loss of it, leaves open, the likeliest first; empty when there is no
 *     doubt
 * @param encoded the encoded message that could not be decoded; null when there is none
 */
record DenialReading(
        Denial denial, List<String> actions, boolean isNamed, List<String> causes, EncodedMessage encoded) {

    /** Reads the text of a denied call; {@code decoder} is null when STS may not be asked. */
    static DenialReading of(FailedCall call, DecodeAuthorizationMessage decoder) {
        Denial denial = DenialParser.parse(call.message());
        if (denial.action() != null) {
            Hint hint = hint(call);
            return new DenialReading(
                    denial, List.of(denial.action()), true, hint == null ? List.of() : hint.causes(), null);
        }
        EncodedMessage encoded = EncodedMessage.in(call.message());
        if (encoded != null) {
            return decoded(encoded, call, decoder);
        }
        Hint hint = hint(call);
        if (hint != null) {
            return new DenialReading(joined(denial, hint), hint.actions(), false, hint.causes(), null);
        }
        List<String> causes = call.lostBy() == null ? List.of() : LostReasons.of(call.service(), call.operation());
        return new DenialReading(denial, List.of(), false, causes, null);
    }

    private static Hint hint(FailedCall call) {
        return ServiceWordings.of(call.service(), call.operation(), call.region(), call.errorCode(), call.message());
    }

    private static DenialReading decoded(EncodedMessage encoded, FailedCall call, DecodeAuthorizationMessage decoder) {
        DecodedMessage message = decoder == null || call.credentials() == null
                ? null
                : decoder.decode(encoded, call.credentials(), call.region());
        if (message == null) {
            return new DenialReading(Denial.WITHOUT_DETAILS, List.of(), false, List.of(), encoded);
        }
        Denial denial = new Denial(
                message.principal(),
                message.action(),
                message.resource(),
                PolicyType.UNKNOWN,
                message.explicitDeny() ? Denial.Effect.EXPLICIT : Denial.Effect.IMPLICIT,
                null);
        return new DenialReading(denial, List.of(message.action()), true, List.of(), null);
    }

    private static Denial joined(Denial denial, Hint hint) {
        PolicyType type =
                denial.policyType() == PolicyType.UNKNOWN ? PolicyType.ofId(hint.policyType()) : denial.policyType();
        return new Denial(
                denial.principal() == null ? hint.principal() : denial.principal(),
                null,
                denial.resource() == null ? hint.resource() : denial.resource(),
                type,
                denial.effect(),
                denial.policyArn());
    }
}
