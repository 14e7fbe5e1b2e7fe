package dev.runtimeguard.iam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.PolicyDocument.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The union of policies")
class PolicyUnionTest {

    private static final List<String> ACTIONS = List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::b/reports/*",
            "arn:aws:s3:::b/reports/1.json",
            "arn:aws:s3:::b/*/1.json",
            "arn:aws:s3:::b/re*",
            "arn:aws:s3:::b/${*}/*",
            "arn:aws:s3:::*/reports/1.json",
            "arn:aws:sqs:eu-west-1:1:q",
            "arn:aws:sqs:*:1:q",
            "arn:aws:sqs:eu-west-1:1:*",
            "*");
    private static final List<String> ASKED = List.of(
            "arn:aws:s3:::b/reports/1.json",
            "arn:aws:s3:::b/reports/2.json",
            "arn:aws:s3:::b/red/1.json",
            "arn:aws:s3:::b/x/1.json",
            "arn:aws:s3:::b/*/y",
            "arn:aws:s3:::c/reports/1.json",
            "arn:aws:sqs:eu-west-1:1:q",
            "arn:aws:sqs:us-east-1:1:q",
            "arn:aws:sqs:eu-west-1:1:q:z",
            "arn:aws:sqs:eu-west-1:2:q");

    @Test
    @DisplayName("allows what one of them allows and nothing else, whatever their order")
    void exactlyTheUnion() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<PolicyDocument> policies = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                policies.add(new PolicyDocument(List.of(statement(random), statement(random))));
            }
            PolicyDocument union = unionOf(policies);

            for (String action : ACTIONS) {
                for (String resource : ASKED) {
                    assertThat(Policies.allows(union, action, resource))
                            .as("%s on %s by %s from %s", action, resource, union.toJson(), policies)
                            .isEqualTo(policies.stream().anyMatch(p -> Policies.allows(p, action, resource)));
                }
            }
            Collections.shuffle(policies, random);
            assertThat(unionOf(policies)).isEqualTo(union);
            assertThat(unionOf(PolicyParts.of(union))).isEqualTo(union);
        }
    }

    @Test
    @DisplayName("puts actions on the same resources into one statement, and all in order")
    void grouped() {
        PolicyDocument union = unionOf(List.of(
                Policies.allowing("s3:PutObject", "arn:aws:s3:::b/*", "arn:aws:s3:::a/*"),
                Policies.allowing("s3:GetObject", "arn:aws:s3:::a/*"),
                Policies.allowing("s3:GetObject", "arn:aws:s3:::b/*", "arn:aws:s3:::b/x")));

        assertThat(union.statements())
                .containsExactly(new Statement(
                        List.of("s3:GetObject", "s3:PutObject"), List.of("arn:aws:s3:::a/*", "arn:aws:s3:::b/*")));
    }

    @Test
    @DisplayName("keeps conditions with what they limit")
    void conditions() {
        Condition toLambda = new Condition("StringEquals", "iam:PassedToService", "lambda.amazonaws.com");
        PolicyDocument limited = new PolicyDocument(
                List.of(new Statement(List.of("iam:PassRole"), List.of("arn:aws:iam::1:role/r"), List.of(toLambda))));
        PolicyDocument other = Policies.allowing("iam:GetRole", "arn:aws:iam::1:role/r");

        assertThat(unionOf(List.of(limited, other)).statements())
                .containsExactlyInAnyOrder(
                        limited.statements().get(0), other.statements().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::b, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/a/*, true",
        "arn:aws:s3:::b/a/*, arn:aws:s3:::b/*, false",
        "arn:aws:s3:::b/a?c, arn:aws:s3:::b/a*c, false",
        "arn:aws:s3:::b/${*}, arn:aws:s3:::b/*, false",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/${*}, true",
        "arn:aws:s3:::b/*}, arn:aws:s3:::b/${*}, false",
        "arn:aws:sqs:*:q, arn:aws:sqs:eu-west-1:1:q, false",
        "arn:aws:sqs:*:1:q, arn:aws:sqs:eu-west-1:1:q, true"
    })
    void covers(String wide, String narrow, boolean covered) {
        assertThat(ResourcePattern.covers(wide, narrow)).isEqualTo(covered);
    }

    private static PolicyDocument unionOf(List<PolicyDocument> policies) {
        PolicyUnion union = new PolicyUnion();
        policies.forEach(union::add);
        return union.toDocument();
    }

    private static Statement statement(Random random) {
        return new Statement(some(ACTIONS, random), some(RESOURCES, random));
    }

    private static List<String> some(List<String> all, Random random) {
        List<String> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(2));
    }
}
