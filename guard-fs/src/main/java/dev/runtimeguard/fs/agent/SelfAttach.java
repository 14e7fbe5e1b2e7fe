package dev.runtimeguard.fs.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads an agent into this JVM while it runs, by HotSpot's attach protocol spoken to the JVM's own socket: without the
 * jdk.attach module, which a runtime image may lack, and without the flag that lets a JVM attach to itself.
 */
final class SelfAttach {
    /** How often, and how long apart in milliseconds, the socket is looked for: 2 seconds in all. */
    private static final int ATTEMPTS = 2000;

    private SelfAttach() {}

    /**
     * Loads the agent of a jar that the system class path has: the launcher's.
     *
     * @throws IOException when the JVM does not listen, or refuses
     */
    static void load(Path jar) throws IOException, InterruptedException {
        load(jar, "");
    }

    /**
     * Loads the agent of a jar that the system class path is not to have: the function's own copy of this module.
     *
     * @throws IOException when the JVM does not listen, or refuses
     */
    static void loadAside(Path jar) throws IOException, InterruptedException {
        Path stub = AgentStub.write();
        try {
            load(stub, "=".concat(AgentStub.JAR).concat(jar.toString()));
        } finally {
            Files.delete(stub);
        }
    }

    private static void load(Path jar, String argument) throws IOException, InterruptedException {
        String pid = Files.readSymbolicLink(Path.of("/proc/self")).toString();
        Path socket = Path.of("/tmp/.java_pid".concat(pid));
        if (!Files.exists(socket)) {
            listen(pid, socket);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            String request =
                    "1\0load\0instrument\0false\0".concat(jar.toString()).concat(argument).concat("\0");
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            String answer = answer(channel);
            // The protocol's own result, then the agent's.
            if (!answer.startsWith("0\n") || !answer.contains("return code: 0")) {
                throw new IOException("The JVM does not load the agent: ".concat(answer.strip()));
            }
        }
    }

    /**
     * Has the JVM open its socket, which it does at its start with {@code -XX:+StartAttachListener}: that saves the
     * process that this takes. Later it does on SIGQUIT, when a file of this name is there and is its own.
     */
    private static void listen(String pid, Path socket) throws IOException, InterruptedException {
        Path trigger = Path.of("/tmp/.attach_pid".concat(pid));
        Files.createFile(trigger);
        try {
            quit(pid);
            for (int i = 0; i < ATTEMPTS && !Files.exists(socket); i++) {
                Thread.sleep(1);
            }
        } finally {
            Files.deleteIfExists(trigger);
        }
    }

    /** The JDK refuses to raise a signal that it handles itself, so another process sends it. */
    private static void quit(String pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -QUIT ".concat(pid)).start();
        if (kill.waitFor() != 0) {
            throw new IOException("SIGQUIT could not be sent");
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Reads until the JVM closes the connection.
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
}
