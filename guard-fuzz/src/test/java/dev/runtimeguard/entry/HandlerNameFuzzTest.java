package dev.runtimeguard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fuzz.AnyText;
import dev.runtimeguard.fuzz.Handlers;
import dev.runtimeguard.fuzz.RuntimeClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever {@code GUARD_HANDLER} is, it names a handler where the runtime finds one, and is explained where it finds none. */
class HandlerNameFuzzTest {

    private static final String FORMS = Handlers.class.getName();
    private static final int MOST_TEXT = 20_000;

    private static String classPath;

    public record Entry() {}

    /** What is searched for similar names, which takes the longer the more there is. */
    @BeforeAll
    static void haveFewClasses() throws Exception {
        classPath = System.getProperty("java.class.path");
        System.setProperty(
                "java.class.path",
                Path.of(Handlers.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .resolve("dev/runtimeguard/fuzz")
                        .toString());
    }

    @AfterAll
    static void haveThemAll() {
        System.setProperty("java.class.path", classPath);
    }

    static List<byte[]> names() {
        return Stream.of(
                        FORMS,
                        FORMS + "$OfMaps",
                        FORMS + "$OfMaps::handleRequest",
                        FORMS + "$OfStreams",
                        FORMS + ".OfObjects",
                        FORMS + "$ByMethods",
                        FORMS + "$ByMethods::order",
                        FORMS + "$ByMethods::overloaded",
                        FORMS + "$ByMethods::bytes",
                        FORMS + "$ByMethods::nothing",
                        FORMS + "$ByMethods::hidden",
                        FORMS + "$ByMethods::three",
                        FORMS + "$Abstract",
                        FORMS + "$WithParameter",
                        FORMS + "$Failing",
                        FORMS + "$Empty",
                        "com.acme.Handlers",
                        "OfMap",
                        "::",
                        "a::",
                        "::b",
                        "[Ljava.lang.String;",
                        "java.lang.String::valueOf",
                        "java.lang.Object::toString",
                        "",
                        "x".repeat(3000))
                .map(AnyText::bytes)
                .toList();
    }

    @MethodSource("names")
    @DictionaryEntries({
        "dev.runtimeguard.fuzz.Handlers$",
        "OfMaps",
        "OfStreams",
        "ByMethods",
        "::",
        "::order",
        "::text",
        "::overloaded",
        "handleRequest",
        "[L",
        ";",
        "java.lang."
    })
    @FuzzTest
    void isFoundOrExplained(byte[] bytes) {
        String name = AnyText.of(bytes);
        boolean found;
        try {
            assertThat(FunctionHandler.of(name, Entry.class)).isNotNull();
            found = true;
        } catch (IllegalArgumentException explained) {
            assertThat(explained.getMessage())
                    .startsWith(name.isBlank() ? "GUARD_HANDLER is not set" : "GUARD_HANDLER=" + name + ": ")
                    .hasSizeLessThan(MOST_TEXT + name.length());
            found = false;
        } catch (IllegalStateException ofTheHandlersOwn) {
            assertThat(ofTheHandlersOwn).hasMessage("not today");
            found = false;
        } catch (LinkageError ofTheClassItself) {
            // Compiled against what is not there, as some on this class path are: the runtime has no handler either.
            found = false;
        }
        assertThat(found).as(name).isEqualTo(RuntimeClient.handler(name) != null);
    }
}
