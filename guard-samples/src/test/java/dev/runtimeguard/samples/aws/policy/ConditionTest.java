package dev.runtimeguard.samples.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every condition operator, with the key present and absent. */
class ConditionTest {
    private static final PrincipalIdentity CALLER = new PrincipalIdentity(
            "arn:aws:sts::111122223333:assumed-role/r/s", "arn:aws:iam::111122223333:role/r", "111122223333");

    @ParameterizedTest(name = "{0} {1} of {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals              | a      | a          | true",
                "StringEquals              | a      | A          | false",
                "StringEquals              | a*     | ab         | false",
                "StringEquals              | ${*}   | *          | true",
                "StringEquals              | a,b    | b          | true",
                "StringEquals              | a      | -          | false",
                "StringEqualsIfExists      | a      | -          | true",
                "StringEqualsIfExists      | a      | b          | false",
                "StringNotEquals           | a      | b          | true",
                "StringNotEquals           | a,b    | b          | false",
                "StringNotEquals           | a      | -          | true",
                "StringEqualsIgnoreCase    | A      | a          | true",
                "StringNotEqualsIgnoreCase | A      | a          | false",
                "StringLike                | a*c?   | abbcd      | true",
                "StringLike                | a*c?   | abbc       | false",
                "StringLike                | ${*}b  | ab         | false",
                "StringLike                | ${*}b  | *b         | true",
                "StringNotLike             | a*     | abc        | false",
                "StringNotLike             | a*     | -          | true",
                "ArnEquals    | arn:aws:s3:::b*              | arn:aws:s3:::bucket         | true",
                "ArnLike      | arn:aws:iam::*:role/x/*      | arn:aws:iam::1:role/x/y/z   | true",
                "ArnLike      | arn:*:role/x                 | arn:aws:iam::1:role/x       | false",
                "ArnNotEquals | arn:aws:s3:::a               | arn:aws:s3:::b              | true",
                "ArnNotLike   | arn:aws:s3:::*               | arn:aws:s3:::b              | false",
                "Bool                      | true   | TRUE       | true",
                "Bool                      | true   | false      | false",
                "Bool                      | true   | -          | false",
                "BoolIfExists              | true   | -          | true",
                "BinaryEquals              | QUJD   | QUJD       | true",
                "NumericEquals             | 10     | 10.0       | true",
                "NumericNotEquals          | 10     | 11         | true",
                "NumericLessThan           | 10     | 9          | true",
                "NumericLessThan           | 10     | 10         | false",
                "NumericLessThanEquals     | 10     | 10         | true",
                "NumericGreaterThan        | 10     | 11         | true",
                "NumericGreaterThanEquals  | 10     | 10         | true",
                "NumericLessThan           | 10     | x          | false",
                "DateEquals                | 2026-01-01T00:00:00Z | 2026-01-01            | true",
                "DateNotEquals             | 2026-01-01           | 2026-01-02            | true",
                "DateLessThan              | 2026-01-01T00:00:00Z | 2025-12-31T23:59:59Z  | true",
                "DateLessThanEquals        | 2026-01-01           | 2026-01-01            | true",
                "DateGreaterThan           | 2026-01-01           | 1767225601            | true",
                "DateGreaterThanEquals     | 2026-01-01T01:00:00+01:00 | 2026-01-01       | true",
                "IpAddress                 | 10.0.0.0/8           | 10.1.2.3              | true",
                "IpAddress                 | 10.0.0.0/8           | 11.1.2.3              | false",
                "IpAddress                 | 10.1.2.3             | 10.1.2.3              | true",
                "IpAddress                 | 2001:db8::/32        | 2001:db8:1::1         | true",
                "IpAddress                 | example.com          | 10.1.2.3              | false",
                "NotIpAddress              | 10.0.0.0/8           | 11.1.2.3              | true",
                "NotIpAddress              | 10.0.0.0/8           | -                     | true",
                "Null                      | true   | -          | true",
                "Null                      | true   | a          | false",
                "Null                      | false  | a          | true",
                "ForAnyValue:StringEquals     | a,b | b,c | true",
                "ForAnyValue:StringEquals     | a,b | c,d | false",
                "ForAnyValue:StringEquals     | a,b | -   | false",
                "ForAllValues:StringEquals    | a,b | a,b | true",
                "ForAllValues:StringEquals    | a,b | a,c | false",
                "ForAllValues:StringEquals    | a,b | -   | true",
                "ForAnyValue:StringNotEquals  | a,b | a,c | true",
                "ForAnyValue:StringNotEquals  | a,b | a,b | false",
                "ForAllValues:StringNotEquals | a,b | c,d | true",
                "ForAllValues:StringNotEquals | a,b | a,d | false",
                "ForAnyValue:StringLike       | a*  | b,ab | true",
                "stringequals              | a      | a          | true",
            })
    void operator(String operator, String wanted, String actual, boolean holds) {
        Map<String, List<String>> context =
                actual.equals("-") ? Map.of() : Map.of("test:Key", List.of(actual.split(",", -1)));
        AccessRequest request = new AccessRequest(CALLER, "s3:GetObject", "*", null, context);
        Condition condition = Condition.of(operator, "TEST:key", List.of(wanted.split(",", -1)));
        assertThat(condition.holds(request, new Variables(request, true))).isEqualTo(holds);
    }

    @Test
    void variablesAreTakenLiterallyAndMissingOnesMatchNothing() {
        AccessRequest request =
                new AccessRequest(CALLER, "s3:GetObject", "*", null, Map.of("aws:username", List.of("a*")));
        Variables variables = new Variables(request, true);
        assertThat(variables
                        .pattern("home/${aws:username}/*")
                        .orElseThrow()
                        .build()
                        .matches("home/a*/x"))
                .isTrue();
        assertThat(variables
                        .pattern("home/${aws:username}/*")
                        .orElseThrow()
                        .build()
                        .matches("home/abc/x"))
                .isFalse();
        assertThat(variables.pattern("home/${aws:PrincipalTag/team}/*")).isEmpty();
        assertThat(variables.literal("${aws:PrincipalTag/team, 'none'}")).contains("none");
        assertThat(variables.literal("${$}{aws:username}")).contains("${aws:username}");
        assertThat(new Variables(request, false).literal("${aws:username}")).contains("${aws:username}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringEqual", "Equals", "ForSome:StringEquals", "NullIfExists", ""})
    void unknownOperatorsAreRefused(String operator) {
        assertThatThrownBy(() -> Condition.of(operator, "aws:x", List.of("a")))
                .isInstanceOf(MalformedPolicyException.class);
    }
}
