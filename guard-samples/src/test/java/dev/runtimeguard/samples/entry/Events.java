package dev.runtimeguard.samples.entry;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;

/** Objects of the event types with a value in every property, so that no part of a type goes untested. */
@SuppressWarnings("JavaUtilDate") // The events have it.
final class Events {

    private static final int MAX_DEPTH = 6;
    private static final long SOME_DAY = 1_700_000_000_000L;

    private int next;

    /** An event of the type; the same for every call. */
    static Object of(Class<?> type) {
        return new Events().object(type, 0);
    }

    private Object object(Class<?> type, int depth) {
        try {
            Object bean = type.getDeclaredConstructor().newInstance();
            for (PropertyDescriptor property :
                    Introspector.getBeanInfo(type, Object.class).getPropertyDescriptors()) {
                Method setter = property.getWriteMethod();
                if (setter != null && depth < MAX_DEPTH) {
                    Object value = value(setter.getGenericParameterTypes()[0], property.getName(), depth + 1);
                    if (value != null) {
                        setter.invoke(bean, value);
                    }
                }
            }
            return bean;
        } catch (NoSuchMethodException withoutDefaultConstructor) {
            return null;
        } catch (ReflectiveOperationException | IntrospectionException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private Object value(Type type, String name, int depth) {
        if (type instanceof ParameterizedType parameterized) {
            return collection(parameterized, name, depth);
        }
        if (!(type instanceof Class<?> plain)) {
            return null;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isArray()) {
            Object array = Array.newInstance(plain.getComponentType(), 1);
            Object element = value(plain.getComponentType(), name, depth);
            if (element != null) {
                Array.set(array, 0, element);
            }
            return array;
        }
        Object simple = simple(plain, name);
        return simple != null || plain.isInterface() || plain.getName().startsWith("java.")
                ? simple
                : object(plain, depth);
    }

    private Object collection(ParameterizedType type, String name, int depth) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        Object element = value(arguments[arguments.length - 1], name, depth);
        if (element == null) {
            return null;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new HashMap<>(Map.of(name + "Key", element));
        }
        if (Set.class.isAssignableFrom(raw)) {
            return new HashSet<>(Set.of(element));
        }
        return List.class.isAssignableFrom(raw) ? new ArrayList<>(List.of(element)) : null;
    }

    private Object simple(Class<?> type, String name) {
        next++;
        if (type == String.class || type == Object.class) {
            return name + " é \"" + next;
        } else if (type == int.class || type == Integer.class) {
            return next;
        } else if (type == long.class || type == Long.class) {
            return 10_000_000_000L + next;
        } else if (type == double.class || type == Double.class) {
            return next + 0.5;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
        } else if (type == Date.class) {
            return new Date(SOME_DAY);
        } else {
            return type == DateTime.class ? new DateTime(SOME_DAY, DateTimeZone.UTC) : null;
        }
    }
}
