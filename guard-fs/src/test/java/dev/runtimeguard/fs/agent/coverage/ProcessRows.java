package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Child processes, as far as the JDK opens files for them, and native libraries. */
final class ProcessRows extends Rows {
    /** Makes a number as long as those in the names of temporary files, which the comparison leaves out. */
    private static final long UNIQUE = 100_000_000_000_000_000L;

    private static final String PART = "Sets what start() uses.";

    ProcessRows() {
        of(ProcessBuilder.class);
        none(PART, "command()", "command(List)", "command(String[])", "directory()", "environment()", "inheritIO()");
        none(PART, "new(List)", "new(String[])", "redirectError()", "redirectInput()", "redirectOutput()");
        none(PART, "redirectErrorStream()", "redirectErrorStream(boolean)");
        none(PART, "redirectError(Redirect)", "redirectInput(Redirect)", "redirectOutput(Redirect)");
        value("start()", d -> {
            // A program that is there only for this process.
            Files.copy(d.path("run.sh"), d.path("new.sh"));
            d.file("new.sh").setExecutable(true);
            return ended(new ProcessBuilder(d.text("new.sh")));
        });
        value("startPipeline(List)", d -> {
            ProcessBuilder last = new ProcessBuilder("cat").redirectOutput(d.file("new"));
            List<Process> pipeline = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("echo", "x"), last));
            return pipeline.get(1).waitFor() + d.content("new");
        });
        value("directory(File)", d -> {
            Files.createDirectory(d.path("new"));
            return ended(new ProcessBuilder("sh", "-c", "echo x > made; exit 3").directory(d.file("new")))
                    + d.content("new/made");
        });
        value("redirectError(File)", d -> ended(shell("echo x 1>&2").redirectError(d.file("new"))) + d.content("new"));
        value("redirectInput(File)", d -> {
            Files.writeString(d.path("file"), "changed");
            return ended(new ProcessBuilder("cat").redirectInput(d.file("file")).redirectOutput(d.file("new")))
                    + d.content("new");
        });
        value("redirectOutput(File)", d -> ended(shell("echo x").redirectOutput(d.file("file"))) + d.content("file"));
        of(Redirect.class);
        value("appendTo(File)", d -> ended(shell("echo x").redirectOutput(Redirect.appendTo(d.file("file")))));
        value(
                "from(File)",
                d -> ended(new ProcessBuilder("cat")
                        .redirectInput(Redirect.from(d.file("file")))
                        .redirectOutput(d.file("new"))));
        value("to(File)", d -> ended(shell("echo x").redirectOutput(Redirect.to(d.file("new")))));
        of(Runtime.class);
        value("exec(String, String[], File)", d -> runtime(d, false));
        value("exec(String[], String[], File)", d -> runtime(d, true));
        value("load(String)", d -> loaded(d, Runtime.getRuntime()::load));
        none("Names a library of the library path, found by System.load.", "loadLibrary(String)");
        of(System.class);
        value("load(String)", d -> loaded(d, System::load));
        none("Names a library of the library path, found by System.load.", "loadLibrary(String)");
    }

    @SuppressWarnings("deprecation")
    private static Object runtime(Place d, boolean array) throws Exception {
        File directory = Files.createDirectory(d.path("new")).toFile();
        Process process = array
                ? Runtime.getRuntime().exec(new String[] {"pwd", "-P"}, null, directory)
                : Runtime.getRuntime().exec("touch made", null, directory);
        process.getInputStream().readAllBytes();
        return process.waitFor() + "," + Answers.text(directory.list());
    }

    /** Loads a library of the JDK under a name of its own: one file is loaded once in a process. */
    private static Object loaded(Place d, Consumer<String> load) throws Exception {
        Path library = d.path("lib" + (UNIQUE + System.nanoTime()) + ".so");
        Files.copy(Path.of(System.getProperty("java.home"), "lib", "libjaas.so"), library);
        load.accept(library.toString());
        Files.delete(library);
        return "loaded";
    }

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    private static Object ended(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + output;
    }
}
