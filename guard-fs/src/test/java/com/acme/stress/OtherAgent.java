package com.acme.stress;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** Another agent beside the guard's, that has java.io.File transformed as well: to what it is. */
public final class OtherAgent {

    private OtherAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte[] transform(
                            ClassLoader loader,
                            String name,
                            Class<?> retransformed,
                            ProtectionDomain domain,
                            byte[] content) {
                        return "java/io/File".equals(name) ? content.clone() : null;
                    }
                },
                true);
        instrumentation.retransformClasses(File.class);
        if ("late".equals(arguments)) {
            Thread later = new Thread(() -> {
                try {
                    for (int i = 0; i < 20; i++) {
                        Thread.sleep(20);
                        instrumentation.retransformClasses(File.class);
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            later.setDaemon(true);
            later.start();
        }
    }
}
