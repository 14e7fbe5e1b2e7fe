package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.io.File;
import java.io.StringWriter;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** The engine's own velocity.log in the working directory. */
public final class VelocityCase {

    private VelocityCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        VelocityEngine engine = new VelocityEngine();
        engine.init();
        VelocityContext context = new VelocityContext();
        context.put("item", "lamp");
        StringWriter text = new StringWriter();
        engine.evaluate(context, text, "case", "one $item");
        equal("one lamp", text.toString());
        equal(true, new File("velocity.log").isFile());
    }
}
