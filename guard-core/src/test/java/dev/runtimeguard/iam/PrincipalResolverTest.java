package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.sts.CallerIdentity;
import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.Report;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrincipalResolverTest {

    private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/orders-role/orders";
    private static final String DENIED =
            " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\"";

    private final AtomicInteger asked = new AtomicInteger();

    private Report.Principal resolved(String message, SigningCredentials credentials, boolean maySts, String sts) {
        CallerIdentity identity = new CallerIdentity((whose, region) -> {
            asked.incrementAndGet();
            return sts;
        });
        return new PrincipalResolver(identity)
                .resolve(DenialParser.parse(message), Calls.denied(message, credentials), maySts);
    }

    @Test
    void theMessageNamesTheRoleAndNothingIsAsked() {
        assertThat(resolved("User: " + ROLE + DENIED, Calls.CREDENTIALS, true, "arn:aws:iam::1:user/other"))
                .isEqualTo(new Report.Principal(
                        ROLE, "arn:aws:iam::111122223333:role/orders-role", "orders-role", "111122223333", "message"));
        assertThat(asked).hasValue(0);
    }

    @Test
    void stsNamesTheRoleWhereTheMessageDoesNot() {
        assertThat(resolved("Access Denied", Calls.CREDENTIALS, true, ROLE))
                .extracting(Report.Principal::roleName, Report.Principal::source)
                .containsExactly("orders-role", "sts");
    }

    @Test
    void theAccountIsInTheCredentialsWhereStsMayNotBeAskedOrDoesNotSay() {
        Report.Principal account = new Report.Principal(null, null, null, "609629065308", "credentials");

        assertThat(resolved("Access Denied", Calls.CREDENTIALS, false, ROLE)).isEqualTo(account);
        assertThat(asked).hasValue(0);
        assertThat(resolved("Access Denied", Calls.CREDENTIALS, true, null)).isEqualTo(account);
    }

    @Test
    void nothingNamesAnybodyWithoutCredentials() {
        assertThat(resolved("Access Denied", null, true, ROLE)).isNull();
        assertThat(resolved(null, new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "s", null), false, null))
                .isNull();
    }

    @Test
    void usersAndOtherPartitionsAreNamedAsTheyAre() {
        assertThat(resolved("User: arn:aws:iam::111122223333:user/team/jane" + DENIED, null, false, null))
                .isEqualTo(new Report.Principal(
                        "arn:aws:iam::111122223333:user/team/jane", null, null, "111122223333", "message"));
        assertThat(resolved("User: arn:aws-cn:sts::111122223333:assumed-role/r/s" + DENIED, null, false, null)
                        .roleArn())
                .isEqualTo("arn:aws-cn:iam::111122223333:role/r");
        assertThat(resolved("User: arn:aws:sts:::assumed-role/r/s" + DENIED, null, false, null))
                .isEqualTo(new Report.Principal("arn:aws:sts:::assumed-role/r/s", null, "r", null, "message"));
        assertThat(resolved("User: arn:short" + DENIED, null, false, null))
                .isEqualTo(new Report.Principal("arn:short", null, null, null, "message"));
    }
}
