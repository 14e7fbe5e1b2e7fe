package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * Amazon SES in both versions of its API. The newer one's {@code SendEmail} is checked as {@code ses:SendRawEmail} for a
 * raw message, as denials show.
 */
final class Ses {

    private Ses() {}

    static ServicePermissions permissions() {
        return new Rules("Ses", "ses")
                .on(
                        call -> classic(call, "ses:" + call.operation()),
                        "SendEmail",
                        "SendTemplatedEmail",
                        "SendBulkTemplatedEmail")
                .on(call -> classic(call, "ses:SendRawEmail"), "SendRawEmail")
                .checking((operation, fields) -> checks(operation, Members.text(fields, "Source")));
    }

    static ServicePermissions version2() {
        return new Rules("SesV2", "ses")
                .on(Ses::send, "SendEmail")
                .on(Ses::sendBulk, "SendBulkEmail")
                .checking((operation, fields) -> checks(operation, Members.text(fields, "FromEmailAddress")));
    }

    private static void classic(Call call, String action) {
        EmailIdentity.sending(call, action, call.name("SourceArn") == null ? "FromArn" : "SourceArn", "Source");
        if (action.contains("Templated")) {
            EmailIdentity.template(call, action, call.fields(), "Template", "TemplateArn");
        }
    }

    private static void send(Call call) {
        boolean raw = call.has("Content.Raw");
        List<RequestFields> templates = Members.structures(call.fields(), "Content.Template");
        String action = raw ? "ses:SendRawEmail" : "ses:SendEmail";
        EmailIdentity.sending(call, action, "FromEmailAddressIdentityArn", "FromEmailAddress");
        for (RequestFields template : templates) {
            EmailIdentity.template(call, action, template, "TemplateName", "TemplateArn");
        }
        if (!templates.isEmpty()) {
            // Not documented for this version, but the older one has an action of its own for templates.
            call.permissions().forEach(sending -> call.guess("ses:SendTemplatedEmail", sending.resource()));
        }
    }

    private static void sendBulk(Call call) {
        EmailIdentity.sending(call, "ses:SendBulkEmail", "FromEmailAddressIdentityArn", "FromEmailAddress");
        for (RequestFields template : Members.structures(call.fields(), "DefaultContent.Template")) {
            EmailIdentity.template(call, "ses:SendBulkEmail", template, "TemplateName", "TemplateArn");
        }
    }

    private static List<Remedy> checks(String operation, String from) {
        if (from == null || !operation.startsWith("Send")) {
            return List.of();
        }
        return List.of(
                new Remedy(
                        Remedy.Kind.CHECK,
                        "is the account in the SES sandbox? There, sending is also evaluated on the identities of the"
                                + " recipients",
                        "aws sesv2 get-account --query ProductionAccessEnabled"),
                Check.of(
                                "has the identity a default configuration set? Sending is then evaluated on that too",
                                "aws sesv2 get-email-identity --query ConfigurationSetName")
                        .option("email-identity", from, "IDENTITY")
                        .remedy());
    }
}
