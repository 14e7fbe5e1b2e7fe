package dev.runtimeguard.samples.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every policy type, implicit and explicit, within an account and across. */
class EvaluatorTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/r";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/r/s";
    private static final PrincipalIdentity CALLER = new PrincipalIdentity(SESSION, ROLE, "111122223333");
    private static final String OBJECT = "arn:aws:s3:::b/k";
    private static final AccessRequest OWN = request("111122223333");
    private static final AccessRequest FOREIGN = request("444455556666");
    private static final PolicySet NOTHING = PolicySet.ofIdentity();
    private static final PolicySet GRANTED = PolicySet.ofIdentity(identity("Allow", "s3:GetObject", OBJECT));

    @Test
    void nothingAllowsMeansAnImplicitIdentityDeny() {
        assertDenied(OWN, NOTHING, PolicyType.IDENTITY, false);
        assertAllowed(OWN, GRANTED);
    }

    @Test
    void anExplicitDenyOfEachTypeBeatsEveryAllow() {
        PolicySet all = GRANTED.withResource(resource("Allow", "'*'"), false);
        assertDenied(
                OWN,
                PolicySet.ofIdentity(identity("Allow", "*", "*"), identity("Deny", "s3:Get*", "*")),
                PolicyType.IDENTITY,
                true);
        assertDenied(OWN, all.withResource(resource("Deny", "'*'"), false), PolicyType.RESOURCE, true);
        assertDenied(OWN, all.withBoundary(plain(PolicyType.BOUNDARY, "Deny")), PolicyType.BOUNDARY, true);
        assertDenied(OWN, all.withSession(plain(PolicyType.SESSION, "Deny")), PolicyType.SESSION, true);
        assertDenied(
                OWN,
                all.withServiceControl(
                        List.of(plain(PolicyType.SERVICE_CONTROL, "Allow"), plain(PolicyType.SERVICE_CONTROL, "Deny"))),
                PolicyType.SERVICE_CONTROL,
                true);
        assertDenied(
                OWN,
                all.withResourceControl(List.of(principal(PolicyType.RESOURCE_CONTROL, "Deny", "'*'"))),
                PolicyType.RESOURCE_CONTROL,
                true);
        assertDenied(
                OWN,
                all.withVpcEndpoint(principal(PolicyType.VPC_ENDPOINT, "Deny", "'*'")),
                PolicyType.VPC_ENDPOINT,
                true);
    }

    @Test
    void anExplicitDenyNamesItsPolicy() {
        Policy managed = Policy.parse(
                PolicyType.IDENTITY,
                "arn:aws:iam::111122223333:policy/P",
                statement("'Effect':'Deny','Action':'*','Resource':'*'"));
        assertThat(Evaluator.decide(OWN, PolicySet.ofIdentity(managed)).policyArn())
                .isEqualTo("arn:aws:iam::111122223333:policy/P");
    }

    @Test
    void everyLimitThatIsSetMustAllow() {
        assertDenied(OWN, GRANTED.withBoundary(other(PolicyType.BOUNDARY)), PolicyType.BOUNDARY, false);
        assertDenied(OWN, GRANTED.withSession(other(PolicyType.SESSION)), PolicyType.SESSION, false);
        assertDenied(
                OWN,
                GRANTED.withServiceControl(List.of(other(PolicyType.SERVICE_CONTROL))),
                PolicyType.SERVICE_CONTROL,
                false);
        assertDenied(OWN, GRANTED.withVpcEndpoint(otherEndpoint()), PolicyType.VPC_ENDPOINT, false);
        assertAllowed(
                OWN,
                GRANTED.withBoundary(plain(PolicyType.BOUNDARY, "Allow"))
                        .withSession(plain(PolicyType.SESSION, "Allow"))
                        .withServiceControl(List.of(plain(PolicyType.SERVICE_CONTROL, "Allow")))
                        .withVpcEndpoint(principal(PolicyType.VPC_ENDPOINT, "Allow", "'*'")));
        assertDenied(NOTHING.withBoundary(plain(PolicyType.BOUNDARY, "Allow")), PolicyType.IDENTITY);
    }

    @Test
    void withinAnAccountTheResourcePolicyAloneIsEnough() {
        assertAllowed(OWN, NOTHING.withResource(resource("Allow", "{'AWS':'" + ROLE + "'}"), false));
        assertAllowed(OWN, NOTHING.withResource(resource("Allow", "'*'"), false));
        assertDenied(
                NOTHING.withResource(resource("Allow", "{'AWS':'arn:aws:iam::111122223333:role/other'}"), false),
                PolicyType.IDENTITY);
        assertDenied(NOTHING.withResource(resource("Allow", "{'AWS':'111122223333'}"), false), PolicyType.IDENTITY);
        assertDenied(
                NOTHING.withResource(resource("Allow", "{'Service':'lambda.amazonaws.com'}"), false),
                PolicyType.IDENTITY);
    }

    @Test
    void namingTheSessionGoesPastBoundaryAndSessionPolicyNamingTheRoleDoesNot() {
        PolicySet limited = NOTHING.withBoundary(other(PolicyType.BOUNDARY)).withSession(other(PolicyType.SESSION));
        assertAllowed(OWN, limited.withResource(resource("Allow", "{'AWS':'" + SESSION + "'}"), false));
        assertDenied(limited.withResource(resource("Allow", "{'AWS':'" + ROLE + "'}"), false), PolicyType.BOUNDARY);
    }

    @Test
    void acrossAccountsBothSidesMustAllow() {
        Policy toRole = resource("Allow", "{'AWS':'" + ROLE + "'}");
        Policy toAccount = resource("Allow", "{'AWS':'arn:aws:iam::111122223333:root'}");
        assertDenied(FOREIGN, GRANTED, PolicyType.RESOURCE, false);
        assertDenied(FOREIGN, NOTHING.withResource(toRole, false), PolicyType.IDENTITY, false);
        assertAllowed(FOREIGN, GRANTED.withResource(toRole, false));
        assertAllowed(FOREIGN, GRANTED.withResource(toAccount, false));
    }

    @Test
    void aKeyPolicyMustLetIdentityPoliciesCount() {
        Policy delegates = resource("Allow", "{'AWS':'arn:aws:iam::111122223333:root'}");
        Policy others = resource("Allow", "{'AWS':'arn:aws:iam::111122223333:role/other'}");
        assertAllowed(OWN, GRANTED.withResource(delegates, true));
        assertDenied(NOTHING.withResource(delegates, true), PolicyType.IDENTITY);
        assertDenied(GRANTED.withResource(others, true), PolicyType.RESOURCE);
        assertAllowed(OWN, NOTHING.withResource(resource("Allow", "{'AWS':'" + ROLE + "'}"), true));
    }

    @Test
    void anonymousCallersNeedAGrantToEveryone() {
        AccessRequest anonymous =
                new AccessRequest(PrincipalIdentity.ANONYMOUS, "s3:GetObject", OBJECT, "111122223333", Map.of());
        assertDenied(anonymous, NOTHING, PolicyType.RESOURCE, false);
        assertAllowed(anonymous, NOTHING.withResource(resource("Allow", "'*'"), false));
        assertDenied(
                anonymous,
                NOTHING.withResource(resource("Allow", "{'AWS':'111122223333'}"), false),
                PolicyType.RESOURCE,
                false);
    }

    @Test
    void notPrincipalSparesOnlyWhoIsFullyListed() {
        String spared = "'NotPrincipal':{'AWS':['" + ROLE + "','" + SESSION + "','111122223333']}";
        String half = "'NotPrincipal':{'AWS':['" + ROLE + "']}";
        String rest = ",'Effect':'Deny','Action':'*','Resource':'*'";
        assertAllowed(
                OWN, GRANTED.withResource(Policy.parse(PolicyType.RESOURCE, null, statement(spared + rest)), false));
        assertDenied(
                OWN,
                GRANTED.withResource(Policy.parse(PolicyType.RESOURCE, null, statement(half + rest)), false),
                PolicyType.RESOURCE,
                true);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "s3:GetObject,arn:aws:s3:::b/k,true",
        "S3:GETOBJECT,arn:aws:s3:::b/k,true",
        "s3:Get*,arn:aws:s3:::b/*,true",
        "s3:?etObject,arn:aws:s3:::?/?,true",
        "*,*,true",
        "s3:PutObject,*,false",
        "s3:HeadObject,*,false",
        "s3:GetObject,arn:aws:s3:::B/k,false",
        "s3:GetObject,arn:aws:s3:::b/K,false",
        "s3:GetObject,arn:aws:s3:::b,false",
        "s3:GetObject,arn:aws:s3:::b/k/*,false",
        "s3:GetObject,arn:aws:s3:*:*:b/k,true",
        "s3:GetObject,arn:aws:s3:::*,true",
    })
    void actionsAndResources(String action, String resource, boolean allowed) {
        PolicySet set = PolicySet.ofIdentity(identity("Allow", action, resource));
        assertThat(Evaluator.decide(OWN, set).allowed()).isEqualTo(allowed);
    }

    @Test
    void aStarInsideAnArnSegmentStaysThereAndOneAtItsEndDoesNot() {
        String topic = "arn:aws:sns:eu-west-1:111122223333:t";
        assertThat(arn("arn:aws:sns:eu*1:111122223333:t").matches(topic)).isTrue();
        assertThat(arn("arn:aws:sns:eu*3:x:t").matches("arn:aws:sns:eu:3:x:t")).isFalse();
        assertThat(arn("arn:aws:sns:eu*:x:t").matches("arn:aws:sns:eu:3:x:t")).isTrue();
        assertThat(arn("arn:aws:s3:::b/a*z").matches("arn:aws:s3:::b/a:/z")).isTrue();
    }

    private static Wildcard arn(String pattern) {
        return Wildcard.builder().wildcards(pattern).buildArn();
    }

    @Test
    void notActionAndNotResource() {
        assertAllowed(OWN, PolicySet.ofIdentity(parsed("'Effect':'Allow','NotAction':'s3:Put*','Resource':'*'")));
        assertDenied(
                PolicySet.ofIdentity(parsed("'Effect':'Allow','NotAction':'s3:Get*','Resource':'*'")),
                PolicyType.IDENTITY);
        assertDenied(
                PolicySet.ofIdentity(parsed("'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::b/*'")),
                PolicyType.IDENTITY);
        assertAllowed(
                OWN, PolicySet.ofIdentity(parsed("'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::c/*'")));
    }

    @Test
    void conditionsLimitAStatement() {
        String allow = "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'s3:prefix':'a'}}";
        assertDenied(PolicySet.ofIdentity(parsed(allow)), PolicyType.IDENTITY);
        AccessRequest withPrefix =
                new AccessRequest(CALLER, "s3:ListBucket", "arn:aws:s3:::b", null, Map.of("s3:Prefix", List.of("a")));
        assertAllowed(withPrefix, PolicySet.ofIdentity(parsed(allow)));
    }

    private static AccessRequest request(String owner) {
        return new AccessRequest(CALLER, "s3:GetObject", OBJECT, owner, Map.of());
    }

    private static Policy identity(String effect, String action, String resource) {
        return parsed("'Effect':'" + effect + "','Action':'" + action + "','Resource':'" + resource + "'");
    }

    private static Policy parsed(String members) {
        return Policy.parse(PolicyType.IDENTITY, null, statement(members));
    }

    private static Policy plain(PolicyType type, String effect) {
        return Policy.parse(type, null, statement("'Effect':'" + effect + "','Action':'*','Resource':'*'"));
    }

    private static Policy other(PolicyType type) {
        return Policy.parse(type, null, statement("'Effect':'Allow','Action':'sqs:*','Resource':'*'"));
    }

    private static Policy otherEndpoint() {
        return Policy.parse(
                PolicyType.VPC_ENDPOINT,
                null,
                statement("'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':'*'"));
    }

    private static Policy resource(String effect, String principal) {
        return principal(PolicyType.RESOURCE, effect, principal);
    }

    private static Policy principal(PolicyType type, String effect, String principal) {
        return Policy.parse(
                type,
                null,
                statement("'Effect':'" + effect + "','Principal':" + principal + ",'Action':'*','Resource':'*'"));
    }

    private static String statement(String members) {
        return ("{'Version':'2012-10-17','Statement':[{" + members + "}]}").replace('\'', '"');
    }

    private static void assertAllowed(AccessRequest request, PolicySet set) {
        assertThat(Evaluator.decide(request, set)).isEqualTo(Decision.ALLOWED);
    }

    private static void assertDenied(PolicySet set, PolicyType type) {
        assertDenied(OWN, set, type, false);
    }

    private static void assertDenied(AccessRequest request, PolicySet set, PolicyType type, boolean explicit) {
        Decision decision = Evaluator.decide(request, set);
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.policyType()).isEqualTo(type);
        assertThat(decision.explicit()).isEqualTo(explicit);
    }
}
