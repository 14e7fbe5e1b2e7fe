package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A database that native code opens. */
public final class SqliteCase {

    private SqliteCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:shop.db");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(id int primary key, name varchar(20))");
            statement.execute("insert into item values (7, 'lamp')");
            try (ResultSet rows = statement.executeQuery("select name from item where id = 7")) {
                equal(true, rows.next());
                equal("lamp", rows.getString(1));
            }
        }
    }
}
