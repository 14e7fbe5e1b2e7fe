package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.JdkInternals;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;

/** Reaches into sun.nio.fs by reflection, looked up on first use: at the start it would cost more than all of this. */
final class Reflected extends JdkInternals {

    /** Looked up twice if two threads come at once, to the same effect. */
    private volatile Constructor<?> exception;

    private volatile Method errno;
    private volatile Method bytes;

    @Override
    protected Throwable unixException(int errno) throws ReflectiveOperationException {
        Constructor<?> known = exception;
        if (known == null) {
            known = Class.forName("sun.nio.fs.UnixException").getDeclaredConstructor(int.class);
            known.setAccessible(true);
            exception = known;
        }
        return (Throwable) known.newInstance(errno);
    }

    @Override
    protected int errno(Throwable unixException) throws ReflectiveOperationException {
        Method known = errno;
        if (known == null) {
            known = unixException.getClass().getDeclaredMethod("errno");
            known.setAccessible(true);
            errno = known;
        }
        return (int) known.invoke(unixException);
    }

    @Override
    protected Path directory(Object stream) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.nio.fs.UnixSecureDirectoryStream");
        if (!type.isInstance(stream)) {
            return null;
        }
        Field held = type.getDeclaredField("ds");
        held.setAccessible(true);
        Object plain = held.get(stream);
        Class<?> plainType = held.getType();
        Field closed = plainType.getDeclaredField("isClosed");
        closed.setAccessible(true);
        Field directory = plainType.getDeclaredField("dir");
        directory.setAccessible(true);
        return closed.getBoolean(plain) ? null : (Path) directory.get(plain);
    }

    @Override
    protected byte[] bytesForSystemCalls(Path path) throws ReflectiveOperationException {
        Method known = bytes;
        if (known == null) {
            known = Class.forName("sun.nio.fs.UnixPath").getDeclaredMethod("getByteArrayForSysCalls");
            known.setAccessible(true);
            bytes = known;
        }
        return (byte[]) known.invoke(path);
    }
}
