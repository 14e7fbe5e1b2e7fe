package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;

/** A script compiled to class files, which are loaded again. */
public final class GroovyCase {

    private GroovyCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setTargetDirectory("out");
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource("Shop.groovy", "class Shop { static String item() { ['lamp'].first() } }");
        unit.compile();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {new File("out").toURI().toURL()}, GroovyCase.class.getClassLoader())) {
            equal("lamp", loader.loadClass("Shop").getMethod("item").invoke(null));
        }
    }
}
