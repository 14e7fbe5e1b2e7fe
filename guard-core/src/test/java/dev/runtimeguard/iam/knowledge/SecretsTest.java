package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** AWS Secrets Manager, the Parameter Store and AWS KMS. */
class SecretsTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
    private static final String PARAMETER = "arn:aws:ssm:eu-west-1:123456789012:parameter/";
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/";
    private static final String GET = "secretsmanager:GetSecretValue ";

    private final Answers secrets = Answers.of("SecretsManager");
    private final Answers ssm = Answers.of("Ssm");
    private final Answers kms = Answers.of("Kms");

    @Test
    void endsASecretAsItsArnDoes() {
        secret("db/password", GET + SECRET + "db/password-??????");
        secret("my-secret", GET + SECRET + "my-secret-??????");
        secret(SECRET + "db/password-AbCdEf", GET + SECRET + "db/password-AbCdEf");
        secret(SECRET + "db/password", GET + SECRET + "db/password-??????");
        secret(SECRET + "my-secret", GET + SECRET + "my-secret", '~' + GET + SECRET + "my-secret-??????");
        secret("*", '~' + GET + SECRET + "*");
        secret("arn:aws:ssm:a:b:c", '~' + GET + SECRET + "*");
    }

    private void secret(String id, String... expected) {
        secrets.needs("GetSecretValue", Map.of("SecretId", id), expected);
    }

    @Test
    void readsSeveralSecrets() {
        secrets.needs(
                "BatchGetSecretValue",
                Map.of("SecretIdList", List.of("a", "b")),
                "secretsmanager:BatchGetSecretValue *",
                GET + SECRET + "a-??????",
                GET + SECRET + "b-??????");
        secrets.needs(
                "BatchGetSecretValue",
                Map.of("Filters", List.of(structure(Map.of("Key", "name")))),
                "secretsmanager:BatchGetSecretValue *",
                '~' + GET + SECRET + "*",
                "secretsmanager:ListSecrets *");
    }

    @Test
    void rotatesWithAFunction() {
        secrets.needs(
                "RotateSecret",
                Map.of("SecretId", "a", "RotationLambdaARN", "arn:aws:lambda:eu-west-1:123456789012:function:rotate"),
                "secretsmanager:RotateSecret " + SECRET + "a-??????",
                "lambda:InvokeFunction arn:aws:lambda:eu-west-1:123456789012:function:rotate");
    }

    @Test
    void writesOneSlashBeforeAParameterAndNoSelectorAfterIt() {
        for (String name : List.of("/a/b", "a/b", "/a/b:3", "/a/b:live", PARAMETER + "a/b", PARAMETER + "a/b:3")) {
            ssm.needs("GetParameter", Map.of("Name", name), "ssm:GetParameter " + PARAMETER + "a/b");
        }
        ssm.needs(
                "GetParameters",
                Map.of("Names", List.of("/a/b", "c")),
                "ssm:GetParameters " + PARAMETER + "a/b",
                "ssm:GetParameters " + PARAMETER + "c");
        ssm.needs(
                "GetParameter",
                Map.of("Name", "/aws/service/ami/latest"),
                "ssm:GetParameter arn:aws:ssm:eu-west-1::parameter/aws/service/ami/latest");
    }

    @Test
    void asksForThePathAndWhatIsBelow() {
        for (String path : List.of("/a/b", "/a/b/")) {
            ssm.needs(
                    "GetParametersByPath",
                    Map.of("Path", path),
                    "ssm:GetParametersByPath " + PARAMETER + "a/b",
                    "ssm:GetParametersByPath " + PARAMETER + "a/b/*");
        }
        ssm.needs("GetParametersByPath", Map.of("Path", "/"), "~ssm:GetParametersByPath " + PARAMETER + "*");
    }

    @Test
    void decryptsNothingButTheParameter() {
        ssm.needs(
                "GetParameter",
                Map.of("Name", "/a/b", "WithDecryption", true),
                "ssm:GetParameter " + PARAMETER + "a/b",
                "~kms:Decrypt " + KEY + "* [StringEquals kms:EncryptionContext:PARAMETER_ARN " + PARAMETER + "a/b]");
        ssm.needs(
                "GetParameter",
                Map.of("Name", "/aws/reference/secretsmanager/db", "WithDecryption", true),
                "ssm:GetParameter " + PARAMETER + "aws/reference/secretsmanager/db",
                GET + SECRET + "db-??????");
    }

    @Test
    void writesASecureStringUnderAKey() {
        ssm.needs(
                "PutParameter",
                Map.of("Name", "/a", "Type", "SecureString", "KeyId", "alias/app"),
                "ssm:PutParameter " + PARAMETER + "a",
                "kms:Encrypt " + KEY + "* [ForAnyValue:StringEquals kms:ResourceAliases alias/app]");
        ssm.needs(
                "PutParameter",
                Map.of("Name", "/a", "Type", "SecureString", "KeyId", "alias/aws/ssm"),
                "ssm:PutParameter " + PARAMETER + "a");
    }

    @Test
    void runsDocumentsOfAmazonWithoutAnAccount() {
        ssm.needs(
                "SendCommand",
                Map.of(
                        "DocumentName",
                        "AWS-RunShellScript",
                        "InstanceIds",
                        List.of("i-1", "mi-2"),
                        "Targets",
                        List.of(structure(Map.of("Key", "tag:env", "Values", List.of("test"))))),
                "ssm:SendCommand arn:aws:ssm:eu-west-1::document/AWS-RunShellScript",
                "ssm:SendCommand arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
                "ssm:SendCommand arn:aws:ssm:eu-west-1:123456789012:managed-instance/mi-2",
                "ssm:SendCommand arn:aws:ec2:eu-west-1:123456789012:instance/*"
                        + " [StringEquals ssm:resourceTag/env test]");
        ssm.needs(
                "StartAutomationExecution",
                Map.of("DocumentName", "AWS-RestartEC2Instance"),
                "ssm:StartAutomationExecution"
                        + " arn:aws:ssm:eu-west-1::automation-definition/AWS-RestartEC2Instance:$DEFAULT");
    }

    @Test
    void limitsTheKeyOfAnAliasByTheAlias() {
        String byAlias = "* [StringEquals kms:RequestAlias alias/app]";
        kms.needs("Decrypt", Map.of("KeyId", "alias/app"), "kms:Decrypt " + KEY + byAlias);
        kms.needs(
                "Encrypt",
                Map.of("KeyId", "arn:aws:kms:us-east-1:999999999999:alias/app"),
                "kms:Encrypt arn:aws:kms:us-east-1:999999999999:key/" + byAlias);
        kms.needs("GenerateDataKey", Map.of("KeyId", "1234-abcd"), "kms:GenerateDataKey " + KEY + "1234-abcd");
        kms.needs("Sign", Map.of("KeyId", KEY + "mrk-1"), "kms:Sign " + KEY + "mrk-1");
        kms.needs("Decrypt", Map.of(), "~kms:Decrypt " + KEY + "*");
        kms.needs(
                "ReEncrypt",
                Map.of("SourceKeyId", "k1", "DestinationKeyId", "alias/app"),
                "kms:ReEncryptFrom " + KEY + "k1",
                "kms:ReEncryptTo " + KEY + byAlias);
    }

    @Test
    void managesAliasesOnAliasAndKey() {
        kms.needs(
                "UpdateAlias",
                Map.of("AliasName", "alias/app", "TargetKeyId", "k2"),
                "kms:UpdateAlias arn:aws:kms:eu-west-1:123456789012:alias/app",
                "kms:UpdateAlias " + KEY + "* [ForAnyValue:StringEquals kms:ResourceAliases alias/app]",
                "kms:UpdateAlias " + KEY + "k2");
    }
}
