package dev.runtimeguard.iam;

import java.util.List;
import java.util.Set;

/** The SAM policy templates (SAM developer guide, "AWS SAM policy template list") that grant what is missing. */
final class SamTemplates {

    /** A template: its name, its parameter, the actions it grants, and the ARN's part before the parameter's value. */
    private record Template(String name, String parameter, Set<String> actions, String before) {}

    /** The narrowest first. */
    private static final List<Template> TEMPLATES = List.of(
            new Template("SNSPublishMessagePolicy", "TopicName", Set.of("sns:Publish"), ":"),
            new Template("SQSSendMessagePolicy", "QueueName", Set.of("sqs:SendMessage"), ":"),
            new Template("LambdaInvokePolicy", "FunctionName", Set.of("lambda:InvokeFunction"), ":function:"),
            new Template(
                    "StepFunctionsExecutionPolicy",
                    "StateMachineName",
                    Set.of("states:StartExecution"),
                    ":stateMachine:"),
            new Template("EventBridgePutEventsPolicy", "EventBusName", Set.of("events:PutEvents"), ":event-bus/"),
            new Template("KMSDecryptPolicy", "KeyId", Set.of("kms:Decrypt"), ":key/"),
            new Template(
                    "SSMParameterReadPolicy",
                    "ParameterName",
                    Set.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
                    ":parameter/"),
            new Template(
                    "FirehoseWritePolicy",
                    "DeliveryStreamName",
                    Set.of("firehose:PutRecord", "firehose:PutRecordBatch"),
                    ":deliverystream/"),
            new Template(
                    "DynamoDBWritePolicy",
                    "TableName",
                    Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"),
                    ":table/"),
            new Template(
                    "DynamoDBReadPolicy",
                    "TableName",
                    Set.of("dynamodb:GetItem", "dynamodb:Scan", "dynamodb:Query", "dynamodb:BatchGetItem"),
                    ":table/"),
            new Template(
                    "DynamoDBCrudPolicy",
                    "TableName",
                    Set.of(
                            "dynamodb:GetItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:PutItem",
                            "dynamodb:Scan",
                            "dynamodb:Query",
                            "dynamodb:UpdateItem",
                            "dynamodb:BatchWriteItem",
                            "dynamodb:BatchGetItem",
                            "dynamodb:ConditionCheckItem"),
                    ":table/"));

    private SamTemplates() {}

    /** The fragment with the template that grants all of {@code granted}, or null when none does. */
    static String fitting(List<RequiredPermission> granted) {
        if (granted.isEmpty()) {
            return null;
        }
        String resource = granted.get(0).resource();
        for (RequiredPermission permission : granted) {
            if (!permission.resource().equals(resource)) {
                return null;
            }
        }
        for (Template template : TEMPLATES) {
            String value = value(template, resource);
            if (value != null
                    && granted.stream().allMatch(p -> template.actions().contains(p.action()))) {
                return "Policies:\n  - " + template.name() + ":\n      " + template.parameter() + ": '"
                        + value.replace("'", "''") + "'\n";
            }
        }
        return null;
    }

    private static String value(Template template, String resource) {
        int before = resource.lastIndexOf(template.before());
        String value =
                before < 0 ? "" : resource.substring(before + template.before().length());
        boolean plain = !value.isEmpty() && value.indexOf('*') < 0 && value.indexOf(':') < 0;
        boolean whole = plain && (value.indexOf('/') < 0 || template.parameter().equals("ParameterName"));
        return whole ? value : null;
    }
}
