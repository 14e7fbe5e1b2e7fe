package dev.runtimeguard.fs.agent.coverage;

import java.io.File;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.prefs.Preferences;
import javax.security.auth.kerberos.KeyTab;
import javax.tools.StandardJavaFileManager;

/** Logs, preferences, keys, modules, class files and the compiler. */
final class LanguageRows extends Rows {
    private static final char[] PASSWORD = "changeit".toCharArray();

    LanguageRows() {
        logs();
        preferences();
        keys();
        of(ModuleFinder.class);
        value("of(Path[])", d -> {
            Files.move(d.path("archive.jar"), d.path("moved.jar"));
            return ModuleFinder.of(d.path("moved.jar")).findAll().stream()
                    .map(found -> found.location().orElseThrow())
                    .toList();
        });
        of("java.lang.classfile.ClassFile");
        value("parse(Path)", d -> classFile(d, "parse") == null ? "" : "parsed");
        value("verify(Path)", d -> classFile(d, "verify"));
        String built = "Writes by Files.write.";
        none(built, "buildModuleTo(Path, ModuleAttribute)", "buildModuleTo(Path, ModuleAttribute, Consumer)");
        none(built, "buildTo(Path, ClassDesc, Consumer)", "buildTo(Path, ClassEntry, ConstantPoolBuilder, Consumer)");
        of("java.lang.foreign.SymbolLookup");
        none("Asks the system's linker by itself: a native call, out of reach.", "libraryLookup(Path, Arena)");
        of(StandardJavaFileManager.class);
        none(
                "Needs the compiler, which Lambda's runtimes do not have; reads and writes by Files.",
                "getJavaFileObjects(File[])",
                "getJavaFileObjects(Path[])");
    }

    private void logs() {
        of(FileHandler.class);
        action("new()", d -> {
            String settings = "java.util.logging.FileHandler.pattern=" + d.text("new.log");
            LogManager.getLogManager()
                    .readConfiguration(new java.io.ByteArrayInputStream(
                            settings.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            log(new FileHandler());
        });
        action("new(String)", d -> log(new FileHandler(d.text("new.log"))));
        action("new(String, boolean)", d -> log(new FileHandler(d.text("file"), true)));
        action("new(String, int, int)", d -> log(new FileHandler(d.text("new%g.log"), 10, 2)));
        action("new(String, int, int, boolean)", d -> log(new FileHandler(d.text("new%g.log"), 10, 2, true)));
        action("new(String, long, int, boolean)", d -> log(new FileHandler(d.text("new%g.log"), 10L, 3, true)));
    }

    private static void log(FileHandler handler) {
        try {
            handler.setFormatter(new SimpleFormatter() {
                @Override
                public String format(LogRecord entry) {
                    return entry.getMessage();
                }
            });
            handler.publish(new LogRecord(Level.SEVERE, "logged once, "));
            handler.publish(new LogRecord(Level.SEVERE, "and again"));
        } finally {
            handler.close();
        }
    }

    private void preferences() {
        of(Preferences.class);
        once("flush()", d -> {
            System.setProperty("java.util.prefs.userRoot", d.text("new"));
            Preferences node = Preferences.userRoot().node("a/b");
            node.put("key", "value");
            node.flush();
            node.sync();
            return node.get("key", "none") + ","
                    + Answers.text(d.file("new/.java/.userPrefs/a/b").list());
        });
    }

    private void keys() {
        of(KeyStore.class);
        value("getInstance(File, char[])", d -> KeyStore.getInstance(keys(d), PASSWORD)
                .size());
        value("getInstance(File, LoadStoreParameter)", d -> KeyStore.getInstance(
                        keys(d), () -> new KeyStore.PasswordProtection(PASSWORD))
                .getType());
        of(KeyStore.Builder.class);
        value("newInstance(File, ProtectionParameter)", d -> KeyStore.Builder.newInstance(
                        keys(d), new KeyStore.PasswordProtection(PASSWORD))
                .getKeyStore()
                .size());
        value("newInstance(String, Provider, File, ProtectionParameter)", d -> KeyStore.Builder.newInstance(
                        "PKCS12", null, keys(d), new KeyStore.PasswordProtection(PASSWORD))
                .getKeyStore()
                .size());
        of(KeyTab.class);
        String keyTab = "Reads by FileInputStream.";
        value("getInstance(File)", d -> {
            Files.write(d.path("new"), new byte[] {5, 2});
            return KeyTab.getInstance(d.file("new")).exists() + "," + KeyTab.getInstance(d.file("new"));
        });
        none(keyTab, "getInstance(KerberosPrincipal, File)", "getUnboundInstance(File)");
    }

    private static File keys(Place d) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        Path file = d.path(Fixture.VARYING);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file.toFile();
    }

    private static Object classFile(Place d, String method) throws Exception {
        Class<?> type = Later.type("java.lang.classfile.ClassFile");
        if (type == null) {
            return Later.MISSING;
        }
        Files.move(d.path("classes"), d.path("moved"));
        Path file = d.path("moved").resolve(Drive.class.getName().replace('.', '/') + ".class");
        Method of = type.getMethod("of");
        Object answer = Later.call(type, of.invoke(null), method, new Class<?>[] {Path.class}, file);
        return answer instanceof List<?> ? "verified" : answer;
    }
}
