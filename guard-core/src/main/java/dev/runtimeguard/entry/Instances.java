package dev.runtimeguard.entry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Handler objects, made with the public constructor that the runtime calls. */
final class Instances {

    private Instances() {}

    /** Why the runtime could make no object of the class; empty when it can. */
    static Optional<String> problemOf(Class<?> type) {
        String name = type.getName();
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.of(name + " is abstract; name a class that can be instantiated");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            return Optional.of(name + " is an inner class that is not static, which cannot be instantiated");
        }
        try {
            return type.getConstructor().canAccess(null)
                    ? Optional.empty()
                    : Optional.of("class " + name + " is not public");
        } catch (NoSuchMethodException none) {
            return Optional.of("class " + name + " has no public constructor without parameters");
        }
    }

    /** An object of a class without {@linkplain #problemOf problem}; throws what its constructor throws. */
    static Object make(HandlerSetting named, Class<?> type) {
        try {
            Constructor<?> constructor = type.getConstructor();
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw Thrown.by(thrown);
        } catch (ReflectiveOperationException refused) {
            throw named.wrong(refused.toString());
        }
    }
}
