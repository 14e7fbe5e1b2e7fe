package dev.runtimeguard.iam.partial;

import java.util.List;

/**
 * An operation that AWS answers with 200 although it refused some of the entries, and where the service's API model
 * keeps them.
 */
enum BatchOperation {
    DELETE_OBJECTS("Errors", "Code", "Message", "Delete.Objects"),
    SQS_BATCH("Failed", "Code", "Message", "Entries"),
    PUBLISH_BATCH("Failed", "Code", "Message", "PublishBatchRequestEntries"),
    PUT_RECORDS("Records", "ErrorCode", "ErrorMessage", "Records"),
    PUT_RECORD_BATCH("RequestResponses", "ErrorCode", "ErrorMessage", "Records"),
    PUT_EVENTS("Entries", "ErrorCode", "ErrorMessage", "Entries"),
    BATCH_EXECUTE_STATEMENT("Responses", "Code", "Message", "Statements");

    private final String answers;
    private final String code;
    private final String message;
    private final String entries;

    BatchOperation(String answers, String code, String message, String entries) {
        this.answers = answers;
        this.code = code;
        this.message = message;
        this.entries = entries;
    }

    /**
     * The batch of this name, or null. Goes by the name alone, which allocates nothing: another service's operation of
     * the same name has no such member in its answer.
     */
    static BatchOperation named(String operation) {
        if (operation == null) {
            return null;
        }
        return switch (operation) {
            case "DeleteObjects" -> DELETE_OBJECTS;
            case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" -> SQS_BATCH;
            case "PublishBatch" -> PUBLISH_BATCH;
            case "PutRecords" -> PUT_RECORDS;
            case "PutRecordBatch" -> PUT_RECORD_BATCH;
            case "PutEvents" -> PUT_EVENTS;
            case "BatchExecuteStatement" -> BATCH_EXECUTE_STATEMENT;
            default -> null;
        };
    }

    /** The answer's list that holds the failed entries, all entries where {@link #identity} is empty. */
    String answers() {
        return answers;
    }

    /** The structure of an answer's entry that holds its error; null where the entry itself does. */
    String error() {
        return this == BATCH_EXECUTE_STATEMENT ? "Error" : null;
    }

    /** The answer's count of failed entries, which saves looking at each; null where there is none. */
    String failures() {
        return switch (this) {
            case PUT_RECORDS -> "FailedRecordCount";
            case PUT_RECORD_BATCH -> "FailedPutCount";
            case PUT_EVENTS -> "FailedEntryCount";
            default -> null;
        };
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    /** The path of the request's list of entries. */
    String entries() {
        return entries;
    }

    /** The members that tell which entry of the request an answer is to; empty where its place in the list does. */
    List<String> identity() {
        return switch (this) {
            case DELETE_OBJECTS -> List.of("Key", "VersionId");
            case SQS_BATCH, PUBLISH_BATCH -> List.of("Id");
            default -> List.of();
        };
    }
}
