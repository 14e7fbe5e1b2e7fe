package dev.runtimeguard.diagnose;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The CRaC context that SnapStart tells of its snapshots. Reached by reflection, so that a function needs no {@code
 * org.crac}: first the implementation that {@code org.crac} itself would hand over to, in the package that the system
 * property {@code org.crac.Core.Compat} names (the managed runtime sets it), then {@code org.crac}.
 */
final class CracContext {

    private static final String COMPAT = "org.crac.Core.Compat";
    private static final String API = "org.crac";

    private CracContext() {}

    /**
     * Registers a resource with the global context.
     *
     * @return the resource; contexts keep theirs weakly, so the caller has to hold on to it
     * @throws ReflectiveOperationException when there is no context, or not of the shape known
     */
    static Object register(Runnable beforeCheckpoint, Runnable afterRestore) throws ReflectiveOperationException {
        String implementation = System.getProperty(COMPAT);
        if (implementation != null) {
            try {
                return register(implementation, beforeCheckpoint, afterRestore);
            } catch (ClassNotFoundException notThere) {
                // A setting left over from another runtime.
            }
        }
        return register(API, beforeCheckpoint, afterRestore);
    }

    private static Object register(String packageName, Runnable beforeCheckpoint, Runnable afterRestore)
            throws ReflectiveOperationException {
        ClassLoader loader = CracContext.class.getClassLoader();
        Class<?> resourceType = Class.forName(packageName + ".Resource", true, loader);
        Method register = Class.forName(packageName + ".Context", true, loader).getMethod("register", resourceType);
        Method global = Class.forName(packageName + ".Core", true, loader).getMethod("getGlobalContext");
        Object resource = resource(resourceType, beforeCheckpoint, afterRestore);
        register.invoke(global.invoke(null), resource);
        return resource;
    }

    /** Throws nothing but what the two do. Equal to itself alone, as contexts keep their resources in maps. */
    private static Object resource(Class<?> type, Runnable beforeCheckpoint, Runnable afterRestore) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            switch (method.getName()) {
                case "beforeCheckpoint" -> beforeCheckpoint.run();
                case "afterRestore" -> afterRestore.run();
                case "hashCode" -> {
                    return System.identityHashCode(self);
                }
                case "equals" -> {
                    return self == arguments[0];
                }
                case "toString" -> {
                    return "Runtime Guard";
                }
                default -> {}
            }
            return null;
        });
    }
}
