package dev.runtimeguard.fs.agent.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.WatchService;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Formatter;
import java.util.HashSet;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.logging.FileHandler;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Whether the table knows every public method of this JDK that touches files. */
final class CoverageTest {

    /** The JDK that has all that the table names. */
    private static final int NEWEST = 25;

    /** Windows, dialogs and printing: not without a display. */
    private static final List<String> DISPLAYED = List.of("javax.swing.", "java.awt.", "javax.print.");

    private static final List<Class<?>> EVERY_METHOD = List.of(
            File.class,
            Files.class,
            Path.class,
            FileSystem.class,
            FileSystems.class,
            FileStore.class,
            FileSystemProvider.class,
            DirectoryStream.class,
            SecureDirectoryStream.class,
            WatchService.class,
            BasicFileAttributeView.class,
            PosixFileAttributeView.class,
            FileOwnerAttributeView.class,
            DosFileAttributeView.class,
            UserDefinedFileAttributeView.class,
            AclFileAttributeView.class,
            ZipFile.class,
            JarFile.class,
            ProcessBuilder.class,
            URLClassLoader.class);

    private static final List<Class<?>> EVERY_CONSTRUCTOR = List.of(
            FileInputStream.class,
            FileOutputStream.class,
            RandomAccessFile.class,
            FileReader.class,
            FileWriter.class,
            PrintStream.class,
            PrintWriter.class,
            Formatter.class,
            Scanner.class,
            JarOutputStream.class,
            FileHandler.class);

    private final Set<String> table =
            Coverage.rows().stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyMethodOfTheFileClassesHasARow() {
        assertThat(EVERY_METHOD.stream()
                        .flatMap(type -> Stream.concat(methods(type), constructors(type)))
                        .filter(name -> !table.contains(name)))
                .as("methods of this JDK that the coverage table does not drive")
                .isEmpty();
    }

    @Test
    void everyConstructorOfTheStreamsHasARow() {
        assertThat(EVERY_CONSTRUCTOR.stream()
                        .flatMap(CoverageTest::constructors)
                        .filter(name -> !table.contains(name)))
                .as("constructors of this JDK that the coverage table does not drive")
                .isEmpty();
    }

    @Test
    void everyMethodOfTheWholeJdkThatTakesAFileHasARow() throws IOException {
        Set<String> taking = new TreeSet<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            if (module.descriptor().name().startsWith("java.")) {
                try (ModuleReader reader = module.open();
                        Stream<String> names = reader.list()) {
                    names.forEach(name -> addTaking(module, name, taking));
                }
            }
        }

        assertThat(taking).hasSizeGreaterThan(150);
        assertThat(taking.stream().filter(name -> !table.contains(name)))
                .as("methods of this JDK that take a file, and that the coverage table does not drive")
                .isEmpty();
    }

    @Test
    void everyRowNamesAMethodThatThereIs() throws ClassNotFoundException {
        List<Row> rows = Coverage.rows();
        assertThat(rows.stream().map(Row::name)).doesNotHaveDuplicates();
        boolean newest = Runtime.version().feature() >= NEWEST;
        Set<String> unknown = new TreeSet<>();
        for (Row row : rows) {
            if (newest || Later.type(row.type()) != null) {
                Class<?> type = Class.forName(row.type());
                Set<String> names = new HashSet<>();
                for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                    Class<?> owner = at;
                    methods(at)
                            .forEach(name ->
                                    names.add(name.substring(owner.getName().length() + 1)));
                }
                constructors(type)
                        .forEach(name -> names.add(name.substring(type.getName().length() + 1)));
                if (!names.contains(row.method())) {
                    unknown.add(row.name());
                }
            }
        }
        if (newest) {
            assertThat(unknown)
                    .as("rows of methods that are not in the newest JDK")
                    .isEmpty();
        } else {
            assertThat(unknown).as("rows of methods that came later").hasSizeLessThan(20);
        }
    }

    private static void addTaking(ModuleReference module, String resource, Set<String> to) {
        if (!resource.endsWith(".class") || resource.indexOf('/') < 0) {
            return;
        }
        String name =
                resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
        String inPackage = name.substring(0, name.lastIndexOf('.'));
        boolean exported = module.descriptor().exports().stream()
                .anyMatch(export -> !export.isQualified() && export.source().equals(inPackage));
        Class<?> type = exported ? Later.type(name) : null;
        if (type != null && Modifier.isPublic(type.getModifiers())) {
            Stream.concat(Arrays.stream(type.getConstructors()), declared(type))
                    .filter(CoverageTest::takesFile)
                    .map(CoverageTest::name)
                    .filter(method -> DISPLAYED.stream().noneMatch(method::startsWith))
                    .forEach(to::add);
        }
    }

    private static boolean takesFile(Executable method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type.isArray() ? type.getComponentType() : type)
                .anyMatch(type -> type == File.class || type == Path.class);
    }

    private static Stream<String> methods(Class<?> type) {
        return declared(type).map(CoverageTest::name);
    }

    private static Stream<Method> declared(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static Stream<String> constructors(Class<?> type) {
        return Arrays.stream(type.getConstructors()).map(CoverageTest::name);
    }

    private static String name(Executable method) {
        String name = method instanceof Method ? method.getName() : "new";
        return method.getDeclaringClass().getName() + "." + name
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
