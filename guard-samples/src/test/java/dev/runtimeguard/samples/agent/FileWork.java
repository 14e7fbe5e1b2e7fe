package dev.runtimeguard.samples.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What a function does outside of /tmp, by the event's name. */
final class FileWork {

    private static final Path TASK = Path.of("/var/task");

    private FileWork() {}

    @SuppressWarnings("StatementSwitchToExpressionSwitch")
    static String run(String event) throws IOException {
        switch (event) {
            case "write":
                return write();
            case "read":
                return Files.readString(TASK.resolve("out/nio.txt"))
                        + new File("relative.txt").length()
                        + new File("/var/task/packaged.txt").exists();
            case "silent":
                return new File("/var/task/made").mkdirs() + " " + new File("/var/task/packaged.txt").delete() + " "
                        + new File("/var/task/packaged.txt").setLastModified(1);
            case "caught":
                try {
                    Files.writeString(TASK.resolve("caught.txt"), "x");
                } catch (IOException refused) {
                    return refused.toString();
                }
                return "written";
            case "thrown":
                new FileOutputStream("/var/task/thrown.txt").close();
                return "written";
            case "pathless":
                return "created " + new File("/var/task/pathless.txt").createNewFile();
            case "mayWrite":
                return Files.isWritable(TASK) + " " + new File("/var/task/packaged.txt").canWrite();
            default:
                if (event.startsWith("own ")) {
                    Files.writeString(TASK.resolve(event), event);
                    return Files.readString(TASK.resolve(event));
                }
                throw new IllegalArgumentException(event);
        }
    }

    private static String write() throws IOException {
        Files.createDirectories(TASK.resolve("out"));
        Files.writeString(TASK.resolve("out/nio.txt"), "nio");
        try (FileOutputStream out = new FileOutputStream("relative.txt")) {
            out.write("relative".getBytes(UTF_8));
        }
        try (RandomAccessFile file = new RandomAccessFile("/var/task/existing.txt", "rw")) {
            file.seek(file.length());
            file.write('!');
        }
        try (FileChannel channel =
                FileChannel.open(Path.of("/opt/channel"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[3]));
        }
        boolean deleted = new File("/var/task/packaged.txt").delete();
        String[] names = new File("/var/task/out").list();
        return Files.readString(TASK.resolve("existing.txt")) + " " + Arrays.toString(names) + " "
                + Files.size(Path.of("/opt/channel")) + " " + deleted;
    }
}
