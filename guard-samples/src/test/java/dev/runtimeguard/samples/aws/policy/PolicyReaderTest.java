package dev.runtimeguard.samples.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What IAM refuses is refused. */
class PolicyReaderTest {
    private static final String ALLOW = "'Effect':'Allow','Action':'s3:GetObject','Resource':'*'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Version':'2012-10-17','Statement':[{X}],}                    | This policy contains invalid Json",
                "not json                                                       | This policy contains invalid Json",
                "{'Version':'2012-10-17','Version':'2012-10-17','Statement':[{X}]} | This policy contains invalid Json",
                "{'Statement':[{X}]}                                            | Policy document must be version",
                "{'Version':'2020-01-01','Statement':[{X}]}                     | Syntax errors",
                "{'Version':'2012-10-17'}                                       | Syntax errors",
                "{'Version':'2012-10-17','Statement':[]}                        | Syntax errors",
                "{'Version':'2012-10-17','Statement':[{X}],'Extra':1}           | Syntax errors",
                "{'Version':'2012-10-17','Statement':[{X,'Extra':1}]}           | Syntax errors",
                "{'Version':'2012-10-17','Statement':[{'Effect':'allow','Action':'s3:*','Resource':'*'}]} | Syntax",
                "{'Version':'2012-10-17','Statement':[{'Action':'s3:*','Resource':'*'}]}    | Syntax errors",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Resource':'*'}]}   | must contain actions",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':[],'Resource':'*'}]} | contain actions",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*'}]}  | must contain resources",
                "{'Version':'2012-10-17','Statement':[{X,'NotAction':'s3:*'}]}  | Syntax errors",
                "{'Version':'2012-10-17','Statement':[{X,'Principal':'*'}]}     | should not specify a principal",
                "{'Version':'2012-10-17','Statement':[{X,'Sid':'a b'}]}         | must be alpha-numeric",
                "{'Version':'2012-10-17','Statement':[{X,'Sid':'a'},{X,'Sid':'a'}]} | must be unique",
                "{'Version':'2012-10-17','Statement':[{X,'Condition':{'Foo':{'aws:x':'y'}}}]} | Invalid Condition type",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'GetObject','Resource':'*'}]} | prefaced",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'b/k'}]} | ARN format",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:b'}]} | ARN",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:*:::b'}]} | vendor",
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'arn:x:s3:::b'}]} | Partition",
            })
    void malformed(String document, String message) {
        String json = document.replace("X", ALLOW).replace('\'', '"');
        MalformedPolicyException refused = catchThrowableOfType(
                MalformedPolicyException.class, () -> Policy.parse(PolicyType.IDENTITY, null, json));
        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.code()).isEqualTo("MalformedPolicyDocument");
    }

    @Test
    void charactersBeyondLatin1AreRefused() {
        String json = ("{'Version':'2012-10-17','Statement':[{" + ALLOW + ",'Sid':'\u2026'}]}").replace('\'', '"');
        MalformedPolicyException refused = catchThrowableOfType(
                MalformedPolicyException.class, () -> Policy.parse(PolicyType.IDENTITY, null, json));
        assertThat(refused.code()).isEqualTo("ValidationError");
    }

    @Test
    void resourcePoliciesNeedAPrincipalAndControlPoliciesOnlyDeny() {
        String json = ("{'Version':'2012-10-17','Statement':{" + ALLOW + "}}").replace('\'', '"');
        assertThat(Policy.parse(PolicyType.IDENTITY, null, json).statements()).hasSize(1);
        assertThat(catchThrowableOfType(
                        MalformedPolicyException.class, () -> Policy.parse(PolicyType.RESOURCE, null, json)))
                .hasMessageContaining("Principal");
        String withPrincipal = json.replace("\"Effect\"", "\"Principal\":\"*\",\"Effect\"");
        assertThat(Policy.parse(PolicyType.RESOURCE, null, withPrincipal).statements())
                .hasSize(1);
        assertThat(catchThrowableOfType(
                        MalformedPolicyException.class,
                        () -> Policy.parse(PolicyType.RESOURCE_CONTROL, null, withPrincipal)))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        MalformedPolicyException.class,
                        () -> Policy.parse(
                                PolicyType.RESOURCE,
                                null,
                                withPrincipal.replace("\"*\",\"Eff", "{\"AWS\":\"somebody\"},\"Eff"))))
                .hasMessageContaining("Invalid principal");
    }
}
