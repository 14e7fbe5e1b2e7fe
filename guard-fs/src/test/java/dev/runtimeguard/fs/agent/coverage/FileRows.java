package dev.runtimeguard.fs.agent.coverage;

import java.io.File;

/** {@code java.io.File}: every method. */
final class FileRows extends Rows {
    private static final long TIME = 1_234_567_890_000L;

    FileRows() {
        of(File.class);
        none("Works on the path's text.", "new(File, String)", "new(String)", "new(String, String)", "new(URI)");
        none("Works on the path's text.", "compareTo(File)", "equals(Object)", "hashCode()", "toString()");
        none("Works on the path's text.", "getAbsoluteFile()", "getAbsolutePath()", "isAbsolute()", "toPath()");
        none("Works on the path's text.", "getName()", "getParent()", "getParentFile()", "getPath()");
        none("Answers the root by its name.", "listRoots()");
        tests();
        changes();
        names();
    }

    private void tests() {
        value(
                "canExecute()",
                d -> d.file("run.sh").canExecute() + "," + d.file("file").canExecute());
        value("canRead()", d -> d.file("file").canRead() + "," + d.file("none").canRead());
        value(
                "canWrite()",
                d -> d.file("file").canWrite()
                        + "," + d.file("sub").canWrite()
                        + "," + d.file("readonly").canWrite()
                        + "," + d.file("none").canWrite()
                        + "," + d.file("link").canWrite());
        value(
                "exists()",
                d -> d.file("file").exists() + "," + d.file("none").exists()
                        + d.file("dangling").exists());
        value(
                "isDirectory()",
                d -> d.file("sub").isDirectory() + "," + d.file("dirlink").isDirectory());
        value(
                "isFile()",
                d -> d.file("file").isFile() + "," + d.file("link").isFile()
                        + d.file("sub").isFile());
        value(
                "isHidden()",
                d -> d.file("file").isHidden() + "," + d.file(".hidden").isHidden());
        value("lastModified()", d -> {
            boolean set = d.file("file").setLastModified(TIME);
            return set + "," + d.file("file").lastModified() + ","
                    + d.file("other").lastModified();
        });
        value("length()", d -> d.file("file").length() + "," + d.file("none").length());
        value("getFreeSpace()", d -> d.file("file").getFreeSpace() > 0);
        value("getTotalSpace()", d -> d.file("file").getTotalSpace() > 0);
        value("getUsableSpace()", d -> d.file("file").getUsableSpace() > 0);
    }

    private void changes() {
        value(
                "createNewFile()",
                d -> d.file("new").createNewFile() + "," + d.file("file").createNewFile());
        value("createTempFile(String, String)", d -> {
            File made = File.createTempFile("made", ".tmp");
            return made.isFile() + "," + made.delete();
        });
        value("createTempFile(String, String, File)", d -> {
            File made = File.createTempFile("made", ".tmp", d.file("sub"));
            boolean there = made.isFile() && made.getParentFile().equals(d.file("sub"));
            return there + "," + made.delete();
        });
        value(
                "delete()",
                d -> d.file("file").delete()
                        + "," + d.file("empty").delete()
                        + "," + d.file("sub").delete()
                        + "," + d.file("dangling").delete()
                        + "," + d.file("none").delete());
        value("deleteOnExit()", d -> {
            // What it does happens at the end: the coverage test looks then.
            File made = d.file("sub/at-exit-" + ProcessHandle.current().pid());
            boolean created = made.createNewFile();
            made.deleteOnExit();
            return created + "," + made.exists() + "," + made.delete();
        });
        value(
                "mkdir()",
                d -> d.file("new").mkdir() + "," + d.file("a/b").mkdir() + ","
                        + d.file("sub").mkdir());
        value("mkdirs()", d -> d.file("new/a/b").mkdirs() + "," + d.file("sub").mkdirs());
        value(
                "renameTo(File)",
                d -> d.file("file").renameTo(d.file("moved"))
                        + "," + d.file("sub").renameTo(d.file("moved-sub"))
                        + "," + d.file("other").renameTo(d.file("empty"))
                        + "," + d.file("none").renameTo(d.file("none2")));
        value(
                "setExecutable(boolean)",
                d -> d.file("file").setExecutable(true) + "," + d.file("file").canExecute());
        value("setExecutable(boolean, boolean)", d -> d.file("file").setExecutable(true, false));
        value(
                "setLastModified(long)",
                d -> d.file("sub").setLastModified(TIME) + "," + d.file("sub").lastModified());
        value(
                "setReadOnly()",
                d -> d.file("file").setReadOnly() + "," + d.file("file").canWrite());
        value(
                "setReadable(boolean)",
                d -> d.file("file").setReadable(false) + "," + d.file("file").canRead()
                        + d.file("file").setReadable(true));
        value("setReadable(boolean, boolean)", d -> d.file("file").setReadable(true, false));
        value(
                "setWritable(boolean)",
                d -> d.file("readonly").setWritable(true) + ","
                        + d.file("readonly").canWrite());
        value("setWritable(boolean, boolean)", d -> d.file("file").setWritable(true, false));
    }

    private void names() {
        value("getCanonicalFile()", d -> d.file("sub/../dirlink/inner").getCanonicalFile());
        value(
                "getCanonicalPath()",
                d -> d.file("link").getCanonicalPath()
                        + "," + d.file("dirlink/none/a").getCanonicalPath()
                        + "," + d.file("sub/./../none").getCanonicalPath());
        value(
                "list()",
                d -> d.file("sub").createNewFile() + "," + d.file("sub/new").createNewFile()
                        + Answers.text(d.file("sub").list())
                        + Answers.text(d.file("none").list()));
        value("list(FilenameFilter)", d -> d.directory().toFile().list((in, name) -> new File(in, name).isFile()));
        value("listFiles()", d -> d.file("dirlink").listFiles());
        value("listFiles(FileFilter)", d -> d.directory().toFile().listFiles(File::isDirectory));
        value("listFiles(FilenameFilter)", d -> d.directory().toFile().listFiles((in, name) -> name.startsWith("f")));
        value("toURI()", d -> d.file("sub").toURI() + "," + d.file("file").toURI());
        value("toURL()", d -> url(d.file("sub")));
    }

    @SuppressWarnings("deprecation")
    private static String url(File file) throws java.net.MalformedURLException {
        return file.toURL().toString();
    }
}
