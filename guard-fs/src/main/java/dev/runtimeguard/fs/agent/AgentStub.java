package dev.runtimeguard.fs.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A jar with nothing but the agent's entry. The JVM appends an agent's jar to the system class path: were it the
 * function's own copy of this module, the classes of it that the function has not loaded yet would come from there, where
 * guard-core is not, and not from beside those that it has.
 */
final class AgentStub {

    /** What the agent's argument begins with; the path of the guard's jar follows. */
    static final String JAR = "jar=";

    private static final String PACKAGE = "dev/runtimeguard/fs/agent/";

    /** All that the system class loader needs, until {@link AgentLoader} takes over. */
    private static final String[] CLASSES = {
        "Agent", "AgentStub", "AgentLoader", "BridgeDefiner", "ConstantPool", "Input", "Output", "PlainReport"
    };

    private AgentStub() {}

    /** Writes it into the temporary directory; whoever calls deletes it once the agent is loaded. */
    static Path write() throws IOException {
        Path stub = Files.createTempFile("runtime-guard-", ".jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", Agent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        attributes.putValue("Can-Redefine-Classes", "true");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(stub), manifest)) {
            for (String name : CLASSES) {
                String file = name.concat(".class");
                jar.putNextEntry(new JarEntry(PACKAGE.concat(file)));
                try (InputStream content = AgentStub.class.getResourceAsStream(file)) {
                    content.transferTo(jar);
                }
            }
        }
        return stub;
    }
}
