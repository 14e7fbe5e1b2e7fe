package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileFilter;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.FilenameFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Formatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Scanner;

/** The streams, readers, writers and scanners of {@code java.io} and {@code java.util}: every constructor. */
@SuppressWarnings("DefaultCharset") // Every constructor is tried, those without a charset as well.
final class IoRows extends Rows {
    private static final String STREAM = "Takes an open stream.";

    IoRows() {
        streams();
        random();
        readers();
        writers();
        printStreams();
        printWriters();
        formatters();
        scanners();
        of(Properties.class);
        value("load(InputStream)", d -> {
            Properties kept = new Properties();
            kept.setProperty("a", "b");
            try (FileOutputStream out = new FileOutputStream(d.file("p.properties"))) {
                // Without the comment line of today's date.
                out.write("a=b\n".getBytes(UTF_8));
            }
            try (FileInputStream in = new FileInputStream(d.file("p.properties"))) {
                Properties read = new Properties();
                read.load(in);
                return read.equals(kept);
            }
        });
        of(ObjectOutputStream.class);
        value("new(OutputStream)", d -> {
            try (ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream(d.file("object")))) {
                out.writeObject("kept");
            }
            try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(d.file("object")))) {
                return in.readObject();
            }
        });
        of(FileFilter.class);
        none("The program's own.", "accept(File)");
        of(FilenameFilter.class);
        none("The program's own.", "accept(File, String)");
    }

    private void streams() {
        of(FileInputStream.class);
        value("new(File)", d -> read(new FileInputStream(d.file("file"))));
        value("new(String)", d -> read(new FileInputStream(d.text("dirlink/inner"))));
        value("new(FileDescriptor)", d -> {
            try (FileInputStream in = new FileInputStream(d.file("file"))) {
                return read(new FileInputStream(in.getFD()));
            }
        });
        of(FileOutputStream.class);
        action("new(File)", d -> write(new FileOutputStream(d.file("file"))));
        action("new(File, boolean)", d -> write(new FileOutputStream(d.file("file"), true)));
        action("new(String)", d -> write(new FileOutputStream(d.text("new"))));
        action("new(String, boolean)", d -> write(new FileOutputStream(d.text("link"), true)));
        action("new(FileDescriptor)", d -> {
            try (FileOutputStream out = new FileOutputStream(d.file("file"))) {
                write(new FileOutputStream(out.getFD()));
            }
        });
    }

    private void random() {
        of(RandomAccessFile.class);
        value("new(File, String)", d -> {
            try (RandomAccessFile file = new RandomAccessFile(d.file("file"), "rw")) {
                file.seek(3);
                file.write('X');
                file.setLength(20);
                return file.length() + "," + file.getFilePointer();
            }
        });
        value("new(String, String)", d -> {
            try (RandomAccessFile file = new RandomAccessFile(d.text("new"), "rwd")) {
                file.writeUTF("kept");
                file.seek(0);
                return file.readUTF();
            }
        });
    }

    private void readers() {
        of(FileReader.class);
        value("new(File)", d -> read(new FileReader(d.file("file"))));
        value("new(File, Charset)", d -> read(new FileReader(d.file("file"), UTF_8)));
        value("new(String)", d -> read(new FileReader(d.text("file"))));
        value("new(String, Charset)", d -> read(new FileReader(d.text("file"), UTF_8)));
        value("new(FileDescriptor)", d -> {
            try (FileInputStream in = new FileInputStream(d.file("file"))) {
                return read(new FileReader(in.getFD()));
            }
        });
    }

    private void writers() {
        of(FileWriter.class);
        action("new(File)", d -> write(new FileWriter(d.file("file"))));
        action("new(File, Charset)", d -> write(new FileWriter(d.file("file"), UTF_8)));
        action("new(File, Charset, boolean)", d -> write(new FileWriter(d.file("file"), UTF_8, true)));
        action("new(File, boolean)", d -> write(new FileWriter(d.file("new"), true)));
        action("new(String)", d -> write(new FileWriter(d.text("file"))));
        action("new(String, Charset)", d -> write(new FileWriter(d.text("new"), UTF_8)));
        action("new(String, Charset, boolean)", d -> write(new FileWriter(d.text("file"), UTF_8, true)));
        action("new(String, boolean)", d -> write(new FileWriter(d.text("file"), true)));
        action("new(FileDescriptor)", d -> {
            try (FileOutputStream out = new FileOutputStream(d.file("file"))) {
                write(new FileWriter(out.getFD()));
            }
        });
    }

    private void printStreams() {
        of(PrintStream.class);
        action("new(File)", d -> write(new PrintStream(d.file("file"))));
        action("new(File, Charset)", d -> write(new PrintStream(d.file("file"), UTF_8)));
        action("new(File, String)", d -> write(new PrintStream(d.file("new"), "UTF-8")));
        action("new(String)", d -> write(new PrintStream(d.text("file"))));
        action("new(String, Charset)", d -> write(new PrintStream(d.text("new"), UTF_8)));
        action("new(String, String)", d -> write(new PrintStream(d.text("file"), "UTF-8")));
        none(STREAM, "new(OutputStream)", "new(OutputStream, boolean)");
        none(STREAM, "new(OutputStream, boolean, Charset)", "new(OutputStream, boolean, String)");
    }

    private void printWriters() {
        of(PrintWriter.class);
        action("new(File)", d -> write(new PrintWriter(d.file("file"))));
        action("new(File, Charset)", d -> write(new PrintWriter(d.file("file"), UTF_8)));
        action("new(File, String)", d -> write(new PrintWriter(d.file("new"), "UTF-8")));
        action("new(String)", d -> write(new PrintWriter(d.text("file"))));
        action("new(String, Charset)", d -> write(new PrintWriter(d.text("new"), UTF_8)));
        action("new(String, String)", d -> write(new PrintWriter(d.text("file"), "UTF-8")));
        none(STREAM, "new(OutputStream)", "new(OutputStream, boolean)", "new(OutputStream, boolean, Charset)");
        none(STREAM, "new(Writer)", "new(Writer, boolean)");
    }

    private void formatters() {
        of(Formatter.class);
        action("new(File)", d -> format(new Formatter(d.file("file"))));
        action("new(File, Charset, Locale)", d -> format(new Formatter(d.file("file"), UTF_8, Locale.ROOT)));
        action("new(File, String)", d -> format(new Formatter(d.file("new"), "UTF-8")));
        action("new(File, String, Locale)", d -> format(new Formatter(d.file("file"), "UTF-8", Locale.ROOT)));
        action("new(String)", d -> format(new Formatter(d.text("file"))));
        action("new(String, Charset, Locale)", d -> format(new Formatter(d.text("file"), UTF_8, Locale.ROOT)));
        action("new(String, String)", d -> format(new Formatter(d.text("new"), "UTF-8")));
        action("new(String, String, Locale)", d -> format(new Formatter(d.text("file"), "UTF-8", Locale.ROOT)));
        none("Collects in memory.", "new()", "new(Locale)");
        none(STREAM, "new(Appendable)", "new(Appendable, Locale)", "new(OutputStream)", "new(PrintStream)");
        none(STREAM, "new(OutputStream, Charset, Locale)", "new(OutputStream, String)");
        none(STREAM, "new(OutputStream, String, Locale)");
    }

    private void scanners() {
        of(Scanner.class);
        value("new(File)", d -> next(new Scanner(d.file("file"))));
        value("new(File, Charset)", d -> next(new Scanner(d.file("file"), UTF_8)));
        value("new(File, String)", d -> next(new Scanner(d.file("file"), "UTF-8")));
        value("new(Path)", d -> next(new Scanner(d.path("link"))));
        value("new(Path, Charset)", d -> next(new Scanner(d.path("file"), StandardCharsets.UTF_8)));
        value("new(Path, String)", d -> next(new Scanner(d.path("file"), "UTF-8")));
        none(STREAM, "new(InputStream)", "new(InputStream, Charset)", "new(InputStream, String)", "new(Readable)");
        none(STREAM, "new(ReadableByteChannel)", "new(ReadableByteChannel, Charset)");
        none(STREAM, "new(ReadableByteChannel, String)");
        none("Scans the text.", "new(String)");
    }

    private static String read(FileInputStream in) throws java.io.IOException {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String read(Reader reader) throws java.io.IOException {
        try (reader) {
            char[] text = new char[100];
            return new String(text, 0, reader.read(text));
        }
    }

    private static void write(FileOutputStream out) throws java.io.IOException {
        try (out) {
            out.write("written".getBytes(UTF_8));
        }
    }

    private static void write(Writer writer) throws java.io.IOException {
        try (writer) {
            writer.write("written");
        }
    }

    private static void write(PrintStream stream) {
        try (stream) {
            stream.print("written");
        }
    }

    private static void format(Formatter formatter) {
        try (formatter) {
            formatter.format("%s", "written");
        }
    }

    private static String next(Scanner scanner) {
        try (scanner) {
            return scanner.next();
        }
    }
}
