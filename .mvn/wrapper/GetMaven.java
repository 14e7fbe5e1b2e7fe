import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Prints the path of the {@code mvn} that the properties beside this file name; downloads, verifies and unpacks it first
 * where it is not there yet. A program of its own, run from source, so that a JDK is all that {@code ./mvnw} needs.
 */
public final class GetMaven {

    private static final String MAVEN_GROUP = "/org/apache/maven/apache-maven/";

    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            settings.load(in);
        }
        String url = settings.getProperty("distributionUrl");
        String file = url.substring(url.lastIndexOf('/') + 1);
        String name = file.replace("-bin.zip", "");
        Path home = Path.of(args[1]).resolve(name);
        if (!Files.exists(home)) {
            String repository = System.getenv("MVNW_REPOURL");
            String version = name.replace("apache-maven-", "");
            String from = repository == null ? url : repository + MAVEN_GROUP + version + '/' + file;
            try {
                install(from, settings.getProperty("distributionSha256Sum"), home);
            } catch (IOException failed) {
                System.err.println("mvnw: could not get Maven from " + from + ": " + failed
                        + ". Install Maven 3.8.6 or later, or set MVNW_REPOURL to a Maven repository.");
                System.exit(1);
            }
        }
        System.out.println(home.resolve("bin").resolve("mvn"));
    }

    private static void install(String url, String sha256, Path home) throws Exception {
        System.err.println("mvnw: getting " + url);
        Files.createDirectories(home.getParent());
        Path staging = Files.createTempDirectory(home.getParent(), "unpacking");
        Path zip = staging.resolve("maven.zip");
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<Path> response = client.send(
                HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(zip));
        if (response.statusCode() != 200) {
            throw new IOException(url + " answered " + response.statusCode());
        }
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip)));
        if (!digest.equals(sha256)) {
            throw new IOException(url + " has SHA-256 " + digest + ", expected " + sha256);
        }
        unpack(zip, staging);
        Files.delete(zip);
        Path unpacked = staging.resolve(home.getFileName());
        unpacked.resolve("bin").resolve("mvn").toFile().setExecutable(true);
        // In one step, so that a second mvnw sees all of it or nothing.
        Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(staging);
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }
}
