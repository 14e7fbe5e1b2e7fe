package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;

import dev.runtimeguard.samples.aws.DenialWording;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EmailContent;

/** SES: the sender's domain is what is verified. */
final class MailCases {
    private MailCases() {}

    static List<LoopCase> all() {
        return List.of(
                identity(
                        "SendEmail",
                        (s, d) -> s.sendEmail(r -> r.fromEmailAddress("a@" + d).content(simple()))),
                identity(
                        "SendEmail with a display name",
                        (s, d) -> s.sendEmail(
                                r -> r.fromEmailAddress("Shop <a@" + d + ">").content(simple()))),
                identity(
                        "SendEmail of a raw message",
                        (s, d) -> s.sendEmail(r -> r.fromEmailAddress("a@" + d)
                                .content(c -> c.raw(m -> m.data(SdkBytes.fromUtf8String("m")))))),
                LoopCase.onResource(
                        "ses SendEmail with a configuration set",
                        (sdk, set) -> ses(sdk).sendEmail(r -> r.fromEmailAddress("a@orders.example")
                                .configurationSetName(set)
                                .content(simple())),
                        MailCases::delete),
                LoopCase.onResource(
                                "ses SendEmail with a template",
                                (sdk, template) -> ses(sdk).sendEmail(r -> r.fromEmailAddress("a@orders.example")
                                        .content(c -> c.template(t -> t.templateName(template)))),
                                MailCases::delete)
                        // SES has had two actions for mail with a template; not told which, the report names both.
                        .endsAs(Outcome.ACTION_TOO_WIDE, DenialWording.NO_REASON),
                identity("GetEmailIdentity", (s, d) -> s.getEmailIdentity(r -> r.emailIdentity(d))),
                identity("CreateEmailIdentity", (s, d) -> s.createEmailIdentity(r -> r.emailIdentity(d))),
                everywhere("ses GetAccount", sdk -> ses(sdk).getAccount(r -> {}), MailCases::delete));
    }

    private static void delete(SdkClients sdk) {
        ses(sdk).deleteEmailIdentity(r -> r.emailIdentity("orders.example"));
    }

    private static EmailContent simple() {
        return EmailContent.builder()
                .simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))
                .build();
    }

    private static LoopCase identity(String name, BiConsumer<SesV2Client, String> call) {
        return LoopCase.onResource(
                "ses " + name,
                "orders.example",
                "orders2.example",
                (sdk, domain) -> call.accept(ses(sdk), domain),
                MailCases::delete);
    }

    private static SesV2Client ses(SdkClients sdk) {
        return sdk.client(SesV2Client.class, SesV2Client::builder);
    }
}
