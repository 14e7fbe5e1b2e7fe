package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateSqlCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;

/** A change log run offline, whose state is databasechangelog.csv in the working directory. */
public final class LiquibaseCase {

    private static final String CHANGES = "dev/runtimeguard/libraries/cases/changelog.sql";

    private LiquibaseCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        ByteArrayOutputStream sql = new ByteArrayOutputStream();
        new CommandScope(UpdateSqlCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, "offline:h2")
                .addArgumentValue(UpdateSqlCommandStep.CHANGELOG_FILE_ARG, CHANGES)
                .setOutput(sql)
                .execute();
        equal(true, sql.toString(StandardCharsets.UTF_8).contains("create table item"));
        equal(true, Files.readString(Path.of("databasechangelog.csv")).contains(CHANGES));
    }
}
