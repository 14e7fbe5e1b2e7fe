package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.policybuilder.iam.IamAction;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamResource;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Policies as the SDK's own policy builder reads them. */
class PolicyDocumentTest {

    @Test
    void isReadByTheSdkAsItWasMeant() {
        String awkward = "arn:aws:s3:::b/caf\u00e9 \"quoted\" \\ and 'single'/*";
        PolicyDocument policy = new PolicyDocument(List.of(
                new PolicyDocument.Statement(List.of("s3:PutObject"), List.of(awkward)),
                new PolicyDocument.Statement(
                        List.of("iam:PassRole", "iam:GetRole"),
                        List.of("arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"),
                        List.of(
                                new Condition("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"),
                                new Condition("StringLike", "aws:PrincipalTag/team", "orders*")))));

        IamPolicy read = IamPolicy.fromJson(policy.toJson());

        assertThat(read.version()).isEqualTo("2012-10-17");
        assertThat(read.statements()).hasSize(2);
        IamStatement plain = read.statements().get(0);
        assertThat(plain.effect()).isEqualTo(IamEffect.ALLOW);
        assertThat(plain.actions()).containsExactly(IamAction.create("s3:PutObject"));
        assertThat(plain.resources()).containsExactly(IamResource.create(awkward));
        assertThat(plain.conditions()).isEmpty();
        IamStatement conditional = read.statements().get(1);
        assertThat(conditional.actions()).hasSize(2);
        assertThat(conditional.resources()).hasSize(2);
        assertThat(conditional.conditions())
                .containsExactlyInAnyOrder(
                        IamCondition.create("StringEquals", "iam:PassedToService", "lambda.amazonaws.com"),
                        IamCondition.create("StringLike", "aws:PrincipalTag/team", "orders*"));
    }
}
