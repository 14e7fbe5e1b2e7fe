package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/**
 * The services of which nothing is known by hand but that a call hands them a role: service, the principal the role is
 * passed to, operations, and the request's members with the role (the services' guides on {@code iam:PassRole}).
 */
final class PassedRoles {

    private static final String TABLE = """
            ApplicationAutoScaling application-autoscaling.amazonaws.com RegisterScalableTarget RoleARN
            AppSync appsync.amazonaws.com CreateDataSource,UpdateDataSource serviceRoleArn
            Backup backup.amazonaws.com StartBackupJob,StartRestoreJob,CreateBackupSelection IamRoleArn,BackupSelection.IamRoleArn
            Bedrock bedrock.amazonaws.com CreateModelCustomizationJob,CreateModelInvocationJob,CreateEvaluationJob,CreateModelImportJob roleArn
            BedrockAgent bedrock.amazonaws.com CreateAgent,UpdateAgent,CreateKnowledgeBase,UpdateKnowledgeBase,CreateFlow,UpdateFlow agentResourceRoleArn,roleArn,executionRoleArn
            CloudFormation cloudformation.amazonaws.com CreateStack,UpdateStack,DeleteStack,CreateChangeSet RoleARN
            CodeBuild codebuild.amazonaws.com CreateProject,UpdateProject serviceRole
            CodePipeline codepipeline.amazonaws.com CreatePipeline,UpdatePipeline pipeline.roleArn
            Comprehend comprehend.amazonaws.com StartEntitiesDetectionJob,StartSentimentDetectionJob,StartKeyPhrasesDetectionJob,CreateDocumentClassifier DataAccessRoleArn
            DataSync datasync.amazonaws.com CreateLocationS3 S3Config.BucketAccessRoleArn
            EmrServerless emr-serverless.amazonaws.com StartJobRun executionRoleArn
            Firehose firehose.amazonaws.com CreateDeliveryStream S3DestinationConfiguration.RoleARN,ExtendedS3DestinationConfiguration.RoleARN,RedshiftDestinationConfiguration.RoleARN,HttpEndpointDestinationConfiguration.RoleARN,KinesisStreamSourceConfiguration.RoleARN
            Iot iot.amazonaws.com CreateTopicRule,CreateRoleAlias roleArn
            MediaConvert mediaconvert.amazonaws.com CreateJob Role
            Pipes pipes.amazonaws.com CreatePipe,UpdatePipe RoleArn
            Rekognition rekognition.amazonaws.com StartLabelDetection,StartFaceDetection,StartTextDetection,StartContentModeration NotificationChannel.RoleArn
            SageMaker sagemaker.amazonaws.com CreateTrainingJob,CreateProcessingJob,CreateTransformJob,CreateNotebookInstance,CreateAutoMLJob RoleArn
            SageMaker sagemaker.amazonaws.com CreateModel ExecutionRoleArn,PrimaryContainer.RoleArn
            Textract textract.amazonaws.com StartDocumentTextDetection,StartDocumentAnalysis,StartExpenseAnalysis NotificationChannel.RoleArn
            Transcribe transcribe.amazonaws.com StartTranscriptionJob,StartCallAnalyticsJob JobExecutionSettings.DataAccessRoleArn,DataAccessRoleArn
            Transfer transfer.amazonaws.com CreateUser,UpdateUser Role
            Translate translate.amazonaws.com StartTextTranslationJob DataAccessRoleArn
            """;

    private PassedRoles() {}

    /** The service's operations in the table; null when it has none. */
    static ServicePermissions of(String serviceName) {
        Rules rules = null;
        for (String line : TABLE.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length == 4 && words[0].equalsIgnoreCase(serviceName)) {
                rules = rules == null ? new Rules(words[0]) : rules;
                rules.on(call -> pass(call, words[3], words[1]), words[2].split(",", -1));
            }
        }
        return rules;
    }

    private static void pass(Call call, String members, String servicePrincipal) {
        call.fromCatalog();
        for (String member : members.split(",", -1)) {
            call.passing(member, servicePrincipal);
        }
    }
}
