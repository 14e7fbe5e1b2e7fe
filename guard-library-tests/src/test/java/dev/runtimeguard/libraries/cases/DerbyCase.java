package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded database and its derby.log in the working directory. */
public final class DerbyCase {

    private DerbyCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:derby:shop;create=true");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item(id int primary key, name varchar(20))");
            statement.execute("insert into item values (7, 'lamp')");
        }
        try {
            DriverManager.getConnection("jdbc:derby:shop;shutdown=true").close();
        } catch (SQLException e) {
            // How Derby says that it has shut down.
            equal("08006", e.getSQLState());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:derby:shop");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from item where id = 7")) {
            equal(true, rows.next());
            equal("lamp", rows.getString(1));
        }
        equal(true, new File("derby.log").length() > 0);
    }
}
