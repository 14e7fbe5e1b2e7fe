package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import java.util.Locale;

/**
 * The resources that sending an email with Amazon SES is evaluated on: the identity of the From address (the address
 * itself or its domain, whichever is verified), the configuration set and the template.
 */
final class EmailIdentity {

    private EmailIdentity() {}

    /**
     * Adds the permission to send.
     *
     * @param identityArn the member with the ARN of the identity, which settles it
     * @param from the member with the From address
     */
    static void sending(Call call, String action, String identityArn, String from) {
        String arn = call.name(identityArn);
        if (ArnText.of("ses", arn) != null) {
            call.likely(action, arn);
        } else {
            String address = address(Members.text(call.fields(), from));
            int at = address == null ? -1 : address.lastIndexOf('@');
            if (at <= 0 || at == address.length() - 1) {
                call.guess(action, call.arn("ses", "identity/*"));
            } else {
                // Denials name the address even where only its domain is verified.
                call.likely(action, call.arn("ses", "identity/" + address));
                call.guess(
                        action,
                        call.arn("ses", "identity/" + address.substring(at + 1).toLowerCase(Locale.ROOT)));
            }
        }
        String set = call.name("ConfigurationSetName");
        if (set != null) {
            call.likely(action, call.arn("ses", "configuration-set/" + set));
        }
    }

    static void template(Call call, String action, RequestFields fields, String nameMember, String arnMember) {
        String arn = Members.text(fields, arnMember);
        String name = Members.text(fields, nameMember);
        if (arn != null || name != null) {
            call.need(action, Target.named(call, "ses", "template/", arn == null ? name : arn));
        }
    }

    /** {@code a@example.com} out of {@code Name <a@example.com>}; null for what is no address. */
    private static String address(String from) {
        if (from == null) {
            return null;
        }
        int open = from.lastIndexOf('<');
        int close = from.indexOf('>', open + 1);
        String address = open >= 0 && close > open ? from.substring(open + 1, close) : from;
        return ArnText.isPlain(address.strip()) ? address.strip() : null;
    }
}
