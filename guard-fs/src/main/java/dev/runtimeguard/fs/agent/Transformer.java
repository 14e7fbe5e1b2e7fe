package dev.runtimeguard.fs.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Retransforms the classes that have hooks. Not left behind, as every class loaded later would pay for it, unless another
 * agent is there: should that one have the same classes transformed, the JVM begins with the JDK's own again.
 */
final class Transformer implements ClassFileTransformer {
    private final List<Hook> hooks;
    private final Map<String, List<Hook>> byType = new HashMap<>();
    private final List<Hook> matched = new ArrayList<>();
    private volatile boolean patched;
    private volatile Throwable fault;

    Transformer(List<Hook> hooks) {
        this.hooks = hooks;
        for (Hook hook : hooks) {
            List<Hook> ofType = byType.get(hook.type());
            if (ofType == null) {
                ofType = new ArrayList<>();
                byType.put(hook.type(), ofType);
            }
            ofType.add(hook);
        }
    }

    /**
     * Patches all classes.
     *
     * @return the required choke points that this JDK does not have
     */
    List<String> patch(Instrumentation instrumentation) throws UnmodifiableClassException {
        List<Class<?>> types = new ArrayList<>();
        for (String name : byType.keySet()) {
            try {
                types.add(Class.forName(name.replace('/', '.'), false, null));
            } catch (ClassNotFoundException counted) {
                // Its hooks will be missing.
            }
        }
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } finally {
            patched = true;
            if (!OtherAgents.arePresent()) {
                instrumentation.removeTransformer(this);
            }
        }
        if (fault != null) {
            InternalReport.print("A class of the JDK could not be patched: " + fault);
        }
        return missing();
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> retransformed, ProtectionDomain domain, byte[] content) {
        List<Hook> ofType = retransformed == null ? null : byType.get(name);
        if (ofType == null) {
            return null;
        }
        try {
            List<Hook> found = new ArrayList<>();
            byte[] changed = ClassPatcher.patch(content, ofType, found);
            if (!patched) {
                matched.addAll(found);
            }
            return changed;
        } catch (Throwable unpatched) {
            // The JVM would swallow it.
            fault = unpatched;
            return null;
        }
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Hook hook : hooks) {
            String name = hook.type().concat(".").concat(hook.point());
            if (hook.required() && !isMatched(hook) && !missing.contains(name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    private boolean isMatched(Hook wanted) {
        for (Hook hook : matched) {
            if (hook.type().equals(wanted.type()) && hook.point().equals(wanted.point())) {
                return true;
            }
        }
        return false;
    }
}
