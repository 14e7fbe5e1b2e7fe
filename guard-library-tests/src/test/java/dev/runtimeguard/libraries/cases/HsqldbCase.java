package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A database in files, shut down and opened again. */
public final class HsqldbCase {

    private HsqldbCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        String url = "jdbc:hsqldb:file:data/shop";
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create cached table item(id int primary key, name varchar(20))");
            statement.execute("insert into item values (7, 'lamp')");
            statement.execute("shutdown");
        }
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from item where id = 7")) {
            equal(true, rows.next());
            equal("lamp", rows.getString(1));
        }
    }
}
