package dev.runtimeguard.fs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Attaches the agent in this module's own jar to this process. */
final class SelfAttachment {

    private SelfAttachment() {}

    /** The jar that this class came from, which is the agent's too; null when it came from a directory. */
    static Path ownJar() {
        try {
            CodeSource source = SelfAttachment.class.getProtectionDomain().getCodeSource();
            Path home = source == null || source.getLocation() == null
                    ? null
                    : Path.of(source.getLocation().toURI());
            return home != null && Files.isRegularFile(home) ? home : null;
        } catch (URISyntaxException | RuntimeException notAFile) {
            return null;
        }
    }

    /** By name, as the agent's package keeps it to itself. */
    static void attach(Path agentJar) throws Exception {
        Method load = Class.forName("dev.runtimeguard.fs.agent.SelfAttach").getDeclaredMethod("loadAside", Path.class);
        load.setAccessible(true);
        try {
            load.invoke(null, agentJar);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception refused) {
                throw refused;
            }
            throw thrown;
        }
    }
}
