package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS Lambda and AWS Step Functions. */
class ComputeTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:";
    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

    private final Answers lambda = Answers.of("Lambda");
    private final Answers sfn = Answers.of("Sfn");

    @ParameterizedTest
    @CsvSource({
        "pay, arn:aws:lambda:eu-west-1:123456789012:function:pay",
        "pay:live, arn:aws:lambda:eu-west-1:123456789012:function:pay:live",
        "my-function:live, arn:aws:lambda:eu-west-1:123456789012:function:my-function:live",
        "function:pay, arn:aws:lambda:eu-west-1:123456789012:function:pay",
        "999999999999:function:pay, arn:aws:lambda:eu-west-1:999999999999:function:pay",
        "999999999999:function:pay:3, arn:aws:lambda:eu-west-1:999999999999:function:pay:3",
        "us-east-1:999999999999:function:pay, arn:aws:lambda:us-east-1:999999999999:function:pay",
        "arn:aws:lambda:us-east-1:999999999999:function:pay:$LATEST, arn:aws:lambda:us-east-1:999999999999:function:pay:$LATEST",
    })
    void invokesAFunctionInEverySpelling(String name, String arn) {
        lambda.needs("Invoke", Map.of("FunctionName", name), "lambda:InvokeFunction " + arn);
        lambda.needs("InvokeWithResponseStream", Map.of("FunctionName", name), "lambda:InvokeFunction " + arn);
    }

    @Test
    void matchesTheQualifiedArn() {
        lambda.needs(
                "Invoke",
                Map.of("FunctionName", "pay", "Qualifier", "live"),
                "lambda:InvokeFunction " + FUNCTION + "pay:live");
        for (String junk : List.of("*", "a b", "x:function:y", "arn:aws:sns:a:b:c", "pay:a:b")) {
            lambda.needs("Invoke", Map.of("FunctionName", junk), "~lambda:InvokeFunction " + FUNCTION + "*");
        }
    }

    @Test
    void createsAFunctionWithAllThatBelongsToIt() {
        lambda.needs(
                "CreateFunction",
                Map.of(
                        "FunctionName",
                        "pay",
                        "Role",
                        "arn:aws:iam::123456789012:role/service-role/r",
                        "Layers",
                        List.of("arn:aws:lambda:eu-west-1:999999999999:layer:l:3"),
                        "Code",
                        structure(Map.of("S3Bucket", "b", "S3Key", "a/f.zip"))),
                "lambda:CreateFunction " + FUNCTION + "pay",
                "s3:GetObject arn:aws:s3:::b/a/f.zip",
                "iam:PassRole arn:aws:iam::123456789012:role/service-role/r"
                        + " [StringEquals iam:PassedToService lambda.amazonaws.com]",
                "lambda:GetLayerVersion arn:aws:lambda:eu-west-1:999999999999:layer:l:3");
    }

    @Test
    void startsAStateMachineByVersionOrAlias() {
        for (String arn : List.of(MACHINE + "m", MACHINE + "m:PROD", MACHINE + "m:7", MACHINE + "m/label:x")) {
            sfn.needs("StartExecution", Map.of("stateMachineArn", arn), "states:StartExecution " + MACHINE + "m");
        }
        sfn.needs("StartExecution", Map.of("stateMachineArn", "m"), "~states:StartExecution " + MACHINE + "*");
        sfn.needs(
                "DeleteStateMachineVersion",
                Map.of("stateMachineVersionArn", MACHINE + "m:7"),
                "states:DeleteStateMachineVersion " + MACHINE + "m");
    }

    @Test
    void widensAnExecutionToItsStateMachine() {
        String execution = "arn:aws:states:eu-west-1:123456789012:execution:m:";
        assertThat(Knowledge.of("Sfn").policyResource(execution + "1234-5678", IamScope.PREFIX))
                .isEqualTo(execution + "*");
        assertThat(Knowledge.of("Sfn").policyResource(MACHINE + "m", IamScope.PREFIX))
                .isEqualTo(MACHINE + "m");
    }
}
