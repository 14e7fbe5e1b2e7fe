package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.net.HttpURLConnection;
import java.net.URI;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** An embedded server with its default base directory, tomcat.0 in the working directory. */
public final class TomcatCase {

    private TomcatCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        tomcat.getConnector();
        tomcat.start();
        int port = tomcat.getConnector().getLocalPort();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/lamp").toURL().openConnection();
        equal(404, connection.getResponseCode());
        equal(true, new File("tomcat.0/work/Tomcat/localhost/ROOT").isDirectory());
        tomcat.stop();
        tomcat.destroy();
    }
}
