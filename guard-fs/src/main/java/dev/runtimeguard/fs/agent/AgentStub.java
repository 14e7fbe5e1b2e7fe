package dev.runtimeguard.fs.agent;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar with nothing but the agent's entry. The JVM appends an agent's jar to the system class path: were it the
 * function's own copy of this module, the classes of it that the function has not loaded yet would come from there, where
 * guard-core is not, and not from beside those that it has.
 */
final class AgentStub {

    /** What the agent's argument begins with; the path of the guard's jar follows. */
    static final String JAR = "jar=";

    private static final String PACKAGE = "dev/runtimeguard/fs/agent/";

    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Agent-Class: dev.runtimeguard.fs.agent.Agent
            Can-Retransform-Classes: true
            Can-Redefine-Classes: true
            """;

    /** All that the system class loader needs, until {@link AgentLoader} takes over. */
    private static final String[] CLASSES = {
        "Agent", "AgentStub", "AgentLoader", "BridgeDefiner", "ConstantPool", "Input", "Output", "PlainReport"
    };

    private AgentStub() {}

    /**
     * Writes it into the temporary directory; whoever calls deletes it once the agent is loaded.
     *
     * <p>By no more than it takes, since a cold start waits for it: {@code Files.createTempFile} would load the security
     * providers for a random name, and an entry of today's date the time zones.
     */
    static Path write() throws IOException {
        String name = "runtime-guard-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".jar";
        File stub = new File(System.getProperty("java.io.tmpdir"), name);
        if (!stub.createNewFile()) {
            throw new FileAlreadyExistsException(stub.getPath());
        }
        try (ZipOutputStream jar = new ZipOutputStream(new FileOutputStream(stub))) {
            add(jar, JarFile.MANIFEST_NAME, MANIFEST.getBytes(StandardCharsets.UTF_8));
            for (String simpleName : CLASSES) {
                String file = simpleName.concat(".class");
                try (InputStream content = AgentStub.class.getResourceAsStream(file)) {
                    add(jar, PACKAGE.concat(file), content.readAllBytes());
                }
            }
        }
        return stub.toPath();
    }

    private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        jar.putNextEntry(entry);
        jar.write(content);
    }
}
