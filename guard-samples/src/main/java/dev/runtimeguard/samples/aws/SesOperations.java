package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * The SES API v2. Mail is sent as the domain of its sender, which is the identity verified here, through a configuration
 * set and with a template where the request names them.
 */
final class SesOperations {
    private SesOperations() {}

    static Routes routes() {
        return new Routes()
                .add("POST /v2/email/outbound-emails", "SendEmail")
                .add("POST /v2/email/outbound-bulk-emails", "SendBulkEmail")
                .add("GET /v2/email/account", "GetAccount")
                .add("GET /v2/email/identities", "ListEmailIdentities")
                .add("POST /v2/email/identities", "CreateEmailIdentity")
                .add("GET /v2/email/identities/{EmailIdentity}", "GetEmailIdentity")
                .add("DELETE /v2/email/identities/{EmailIdentity}", "DeleteEmailIdentity")
                .add("GET /v2/email/templates/{TemplateName}", "GetEmailTemplate")
                .add("PUT /v2/email/suppression/addresses", "PutSuppressedDestination");
    }

    static OperationTable table() {
        OperationTable table = new OperationTable("ses");
        return table.needs("SendEmail", input -> send(table, input))
                .onEach(input -> used(input, input.structure("DefaultContent")), "SendBulkEmail")
                .on(
                        input -> input.arn("ses", "identity/", input.required("EmailIdentity")),
                        "CreateEmailIdentity",
                        "GetEmailIdentity",
                        "DeleteEmailIdentity")
                .on(input -> input.arn("ses", "template/", input.required("TemplateName")), "GetEmailTemplate")
                .on(OperationTable.ANY, "GetAccount", "ListEmailIdentities", "PutSuppressedDestination")
                .answers("SendEmail", input -> "{\"MessageId\":\"1\"}");
    }

    /** A message that comes as a whole is allowed by another action. */
    private static List<Permission> send(OperationTable table, Input input) {
        Input content = input.structure("Content");
        String action = content.has("Raw") ? "SendRawEmail" : "SendEmail";
        return used(input, content).stream()
                .map(resource -> table.permission(action, resource))
                .toList();
    }

    private static List<String> used(Input input, Input content) {
        List<String> resources = new ArrayList<>();
        resources.add(input.arn("ses", "identity/", domain(input.required("FromEmailAddress"))));
        if (input.has("ConfigurationSetName")) {
            resources.add(input.arn("ses", "configuration-set/", input.required("ConfigurationSetName")));
        }
        Input template = content.structure("Template");
        if (template.has("TemplateName")) {
            resources.add(input.arn("ses", "template/", template.required("TemplateName")));
        }
        return resources;
    }

    /** Of {@code a@example.com} or {@code Name <a@example.com>}. */
    private static String domain(String sender) {
        String address = sender.substring(sender.lastIndexOf('<') + 1).replace(">", "");
        return address.substring(address.indexOf('@') + 1);
    }
}
