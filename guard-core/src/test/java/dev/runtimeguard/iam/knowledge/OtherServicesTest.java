package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** STS, CloudWatch, SES, the data APIs, Glue, Athena, EC2 and the services that are handed a role. */
class OtherServicesTest {

    private static final String HERE = ":eu-west-1:123456789012:";

    @Test
    void assumesARole() {
        String role = "arn:aws:iam::999999999999:role/r";
        Answers.of("Sts")
                .needs(
                        "AssumeRole",
                        Map.of("RoleArn", role, "Tags", List.of(structure(Map.of("Key", "k"))), "SourceIdentity", "me"),
                        "sts:AssumeRole " + role,
                        "sts:TagSession " + role,
                        "sts:SetSourceIdentity " + role);
        assertThat(Knowledge.of("Sts").operations()).doesNotContain("GetCallerIdentity", "AssumeRoleWithWebIdentity");
    }

    @Test
    void limitsMetricsToTheirNamespace() {
        Answers.of("CloudWatch")
                .needs(
                        "PutMetricData",
                        Map.of("Namespace", "shop"),
                        "cloudwatch:PutMetricData * [StringEquals cloudwatch:namespace shop]");
    }

    @Test
    void namesALogGroupByNameOrArn() {
        String group = "arn:aws:logs" + HERE + "log-group:/aws/lambda/f";
        Answers logs = Answers.of("CloudWatchLogs");
        logs.needs("FilterLogEvents", Map.of("logGroupName", "/aws/lambda/f"), "logs:FilterLogEvents " + group + ":*");
        logs.needs("FilterLogEvents", Map.of("logGroupIdentifier", group), "logs:FilterLogEvents " + group + ":*");
        logs.needs(
                "StartLiveTail",
                Map.of("logGroupIdentifiers", List.of(group + ":*")),
                "logs:StartLiveTail " + group + ":*");
        logs.needs(
                "GetLogEvents",
                Map.of("logGroupIdentifier", group, "logStreamName", "s"),
                "logs:GetLogEvents " + group + ":log-stream:s");
        assertThat(Knowledge.of("CloudWatchLogs").policyResource(group + ":log-stream:s", IamScope.PREFIX))
                .isEqualTo(group + ":*");
    }

    @Test
    void sendsFromAddressOrDomain() {
        String identity = "arn:aws:ses" + HERE + "identity/";
        Answers.of("Ses")
                .needs(
                        "SendEmail",
                        Map.of("Source", "Shop <orders@Example.com>", "ConfigurationSetName", "c"),
                        "ses:SendEmail " + identity + "orders@Example.com",
                        "~ses:SendEmail " + identity + "example.com",
                        "ses:SendEmail arn:aws:ses" + HERE + "configuration-set/c");
        Answers.of("SesV2")
                .needs(
                        "SendEmail",
                        Map.of(
                                "FromEmailAddress",
                                "a@b.c",
                                "FromEmailAddressIdentityArn",
                                identity + "b.c",
                                "Content",
                                structure(Map.of("Raw", structure(Map.of())))),
                        "ses:SendRawEmail " + identity + "b.c");
        Answers.of("SesV2").needs("SendEmail", Map.of(), "~ses:SendEmail " + identity + "*");
    }

    @Test
    void readsASecretForADatabase() {
        String cluster = "arn:aws:rds" + HERE + "cluster:c";
        Answers.of("RdsData")
                .needs(
                        "ExecuteStatement",
                        Map.of("resourceArn", cluster, "secretArn", "db"),
                        "rds-data:ExecuteStatement " + cluster,
                        "secretsmanager:GetSecretValue arn:aws:secretsmanager" + HERE + "secret:db-??????");
        Answers.of("RedshiftData")
                .needs(
                        "ExecuteStatement",
                        Map.of("ClusterIdentifier", "c", "Database", "d"),
                        "redshift-data:ExecuteStatement arn:aws:redshift" + HERE + "cluster:c",
                        "redshift:GetClusterCredentialsWithIAM arn:aws:redshift" + HERE + "dbname:c/d");
    }

    @Test
    void needsCatalogDatabaseAndTable() {
        String glue = "glue:GetTable arn:aws:glue:eu-west-1:";
        Answers.of("Glue")
                .needs(
                        "GetTable",
                        Map.of("DatabaseName", "d", "Name", "t", "CatalogId", "999999999999"),
                        glue + "999999999999:catalog",
                        glue + "999999999999:database/d",
                        glue + "999999999999:table/d/t");
        Answers.of("Glue")
                .needs(
                        "CreateDatabase",
                        Map.of("DatabaseInput", structure(Map.of("Name", "d"))),
                        "glue:CreateDatabase arn:aws:glue" + HERE + "catalog",
                        "glue:CreateDatabase arn:aws:glue" + HERE + "database/d");
    }

    @Test
    void queriesInTheDefaultWorkgroup() {
        Answers.of("Athena")
                .needs(
                        "StartQueryExecution",
                        Map.of("QueryString", "x"),
                        "athena:StartQueryExecution arn:aws:athena" + HERE + "workgroup/primary");
    }

    @Test
    void schedulesInTheDefaultGroup() {
        String role = "arn:aws:iam::123456789012:role/r";
        Answers.of("Scheduler")
                .needs(
                        "CreateSchedule",
                        Map.of("Name", "s", "Target", structure(Map.of("RoleArn", role))),
                        "scheduler:CreateSchedule arn:aws:scheduler" + HERE + "schedule/default/s",
                        "iam:PassRole " + role + " [StringEquals iam:PassedToService scheduler.amazonaws.com]");
    }

    @Test
    void launchesOnAllThatALaunchTouches() {
        String run = "ec2:RunInstances arn:aws:ec2" + HERE;
        Answers.of("Ec2")
                .needs(
                        "RunInstances",
                        Map.of(
                                "ImageId",
                                "ami-1",
                                "SubnetId",
                                "subnet-1",
                                "SecurityGroupIds",
                                List.of("sg-1"),
                                "TagSpecifications",
                                List.of(structure(Map.of("ResourceType", "instance")))),
                        '~' + run + "instance/*",
                        "ec2:RunInstances arn:aws:ec2:eu-west-1::image/ami-1",
                        run + "subnet/subnet-1",
                        run + "security-group/sg-1",
                        '~' + run + "network-interface/*",
                        '~' + run + "volume/*",
                        "ec2:CreateTags arn:aws:ec2" + HERE
                                + "instance/* [StringEquals ec2:CreateAction RunInstances]");
        Answers.of("Ec2")
                .needs(
                        "CreateTags",
                        Map.of("Resources", List.of("i-1")),
                        "ec2:CreateTags arn:aws:ec2" + HERE + "instance/i-1");
    }

    @Test
    void passesRolesToServices() {
        assertThat(Answers.of("SageMaker").ask("CreateTrainingJob", Map.of("RoleArn", "service-role/r")))
                .contains("iam:PassRole arn:aws:iam::123456789012:role/service-role/r"
                        + " [StringEquals iam:PassedToService sagemaker.amazonaws.com]");
        assertThat(Answers.of("Glue").in("cn-north-1").ask("CreateJob", Map.of("Name", "j", "Role", "r")))
                .contains("iam:PassRole arn:aws-cn:iam::123456789012:role/r"
                        + " [StringLike iam:PassedToService glue.amazonaws.com*]");
        assertThat(Answers.of("Ecs").ask("RunTask", Map.of("taskDefinition", "t")))
                .contains("~iam:PassRole arn:aws:iam::123456789012:role/*"
                        + " [StringEquals iam:PassedToService ecs-tasks.amazonaws.com]");
    }

    @Test
    void namesNoConnection() {
        String posts = "arn:aws:execute-api" + HERE + "abc/live/POST/@connections/";
        assertThat(Knowledge.of("ApiGatewayManagementApi").policyResource(posts + "L0SM9cOFvHcCIhw=", IamScope.PREFIX))
                .isEqualTo(posts + "*");
    }
}
