package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.agent.Hook.Failure;
import dev.runtimeguard.fs.agent.Hook.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The choke points of the JDK's file access, from its sources and class files of 17, 21 and 25. All of
 * {@code java.io.File} is hooked one level up, as on 17 what lies below is bare natives.
 */
final class Hooks {

    private static final String FILE = "java/io/File";
    private static final String DISPATCHER = "sun/nio/fs/UnixNativeDispatcher";
    private static final String PATH = "Lsun/nio/fs/UnixPath;";
    private static final String ATTRIBUTES = "Lsun/nio/fs/UnixFileAttributes;";
    private static final String TIME = "Ljava/nio/file/attribute/FileTime;";

    private final List<Hook> hooks = new ArrayList<>(96);
    private String type;
    private boolean required;

    private Hooks() {}

    /** What is patched at the start: what every program uses, and what a child process is started by. */
    static List<Hook> atStart() {
        Hooks table = new Hooks();
        table.streams();
        table.files();
        table.dispatcher();
        table.provider();
        table.attributeViews();
        table.secureStreams();
        table.libraries();
        table.children();
        return table.hooks;
    }

    /**
     * What is patched with the first call that is of interest. Few programs ever load these classes, and loading them
     * to patch them costs more than all else.
     */
    static List<Hook> later() {
        Hooks table = new Hooks();
        table.rareAttributeViews();
        table.processes();
        table.watches();
        table.sockets();
        table.errors();
        table.preferences();
        return table.hooks;
    }

    /**
     * What is patched to rehearse a smaller storage: the methods that write, together with what their classes have at
     * the start, as a class is always patched from its original.
     */
    static List<Hook> writing() {
        Hooks table = new Hooks();
        table.writes();
        Set<String> types = new HashSet<>();
        for (Hook hook : table.hooks) {
            types.add(hook.type());
        }
        for (Hook hook : atStart()) {
            if (types.contains(hook.type())) {
                table.hooks.add(hook);
            }
        }
        return table.hooks;
    }

    private void writes() {
        for (String stream : new String[] {"java/io/FileOutputStream", "java/io/RandomAccessFile"}) {
            in(stream, true);
            tell("write one", "write", "(I)V", "write", "0");
            tell("write array", "write", "([B)V", "write", "0 1");
            tell("write", "write", "([BII)V", "write", "0 3");
        }
        tell("writeBytes", "writeBytes", "(Ljava/lang/String;)V", "write", "0 1");
        tell("writeChars", "writeChars", "(Ljava/lang/String;)V", "writeChars", "0 1");
        in("sun/nio/ch/FileChannelImpl", true);
        tell("gather", "write", "([Ljava/nio/ByteBuffer;II)J", "write", "fd 1 2 3");
        // On 17 the channel transfers itself, from 21 on its dispatcher does.
        in("sun/nio/ch/FileChannelImpl", false);
        tell(
                "transfer",
                "transferToDirectlyInternal",
                "(JILjava/nio/channels/WritableByteChannel;Ljava/io/FileDescriptor;)J",
                "write",
                "5 3");
        for (String dispatcher : new String[] {"FileDispatcherImpl", "UnixFileDispatcherImpl"}) {
            in("sun/nio/ch/".concat(dispatcher), false);
            tell("write", "write", "(Ljava/io/FileDescriptor;JI)I", "write", "1 4");
            tell("pwrite", "pwrite", "(Ljava/io/FileDescriptor;JIJ)I", "write", "1 4 5");
        }
        in("sun/nio/ch/FileDispatcherImpl", false);
        String files = "(Ljava/io/FileDescriptor;";
        tell("transferTo", "transferTo", files + "JJLjava/io/FileDescriptor;Z)J", "transfer", "6 4");
        tell("transferFrom", "transferFrom", files + "Ljava/io/FileDescriptor;JJZ)J", "transfer", "2 5");
        in("sun/nio/fs/UnixCopyFile", false);
        tell("copy", "copyFile", copied("sun/nio/fs/UnixCopyFile"), "copy", "0 2 1");
        in("sun/nio/fs/UnixFileSystem", false);
        tell("copy", "copyFile", copied("sun/nio/fs/UnixFileSystem"), "copy", "1 3 2");
    }

    private static String copied(String owner) {
        return "(" + PATH + ATTRIBUTES + PATH + "L" + owner + "$Flags;J)V";
    }

    private void tell(String point, String method, String descriptor, String call, String arguments) {
        add(point, method, descriptor, Kind.TELL, "WriteBridge.".concat(call), arguments, -1, Failure.THROWN);
    }

    private void streams() {
        in("java/io/FileInputStream", true);
        rewrite("open", "(Ljava/lang/String;)V", "IoBridge.openRead", "1", 1, Failure.RENAMED);
        in("java/io/FileOutputStream", true);
        rewrite("open", "(Ljava/lang/String;Z)V", "IoBridge.openWrite", "1 2", 1, Failure.RENAMED);
        in("java/io/RandomAccessFile", true);
        rewrite("open", "(Ljava/lang/String;I)V", "IoBridge.openRandom", "1 2", 1, Failure.RENAMED);
    }

    private void files() {
        in(FILE, true);
        for (String test : new String[] {"exists", "isDirectory", "isFile", "canRead", "canExecute"}) {
            file(test, "()Z", "look");
        }
        for (String size : new String[] {"lastModified", "length", "getTotalSpace", "getFreeSpace", "getUsableSpace"}) {
            file(size, "()J", "look");
        }
        file("canWrite", "()Z", "mayWrite");
        file("mkdir", "()Z", "makeDirectory");
        file("setLastModified", "(J)Z", "change");
        file("setReadOnly", "()Z", "change");
        file("setWritable", "(ZZ)Z", "change");
        file("setReadable", "(ZZ)Z", "change");
        file("setExecutable", "(ZZ)Z", "change");
        answer("createNewFile", "()Z", "IoBridge.createFile", "0");
        answer("delete", "()Z", "IoBridge.delete", "0");
        answer("renameTo", "(Ljava/io/File;)Z", "IoBridge.rename", "0 1");
        answer("normalizedList", "()[Ljava/lang/String;", "IoBridge.names", "0");
        answer("getCanonicalPath", "()Ljava/lang/String;", "IoBridge.canonicalPath", "0");
        answer(
                "createTempFile",
                "(Ljava/lang/String;Ljava/lang/String;Ljava/io/File;)Ljava/io/File;",
                "IoBridge.createTempFile",
                "0 1 2");
    }

    private void dispatcher() {
        in(DISPATCHER, true);
        rewrite("open", "(" + PATH + "II)I", "NioBridge.open", "0 1", 0, Failure.THROWN);
        path("stat", "(" + PATH + ATTRIBUTES + ")V", "look");
        path("lstat", "(" + PATH + ATTRIBUTES + ")V", "lookAtLink");
        // The test of existence: three forms in three JDKs.
        form("existence", "stat", "(" + PATH + ")I", "lookOrFail", "0", Failure.ZERO);
        form("existence", "stat2", "(" + PATH + ATTRIBUTES + ")I", "lookOrFail", "0", Failure.ERRNO);
        form("access", "access", "(" + PATH + "I)V", "access", "0 1", Failure.THROWN);
        form("access", "access", "(" + PATH + "I)I", "accessOrFail", "0 1", Failure.ERRNO);
        path("readlink", "(" + PATH + ")[B", "lookAtLink");
        path("realpath", "(" + PATH + ")[B", "realpath");
        path("statvfs", "(" + PATH + "Lsun/nio/fs/UnixFileStoreAttributes;)V", "look");
        path("opendir", "(" + PATH + ")J", "look");
        path("mkdir", "(" + PATH + "I)V", "makeDirectory");
        path("mknod", "(" + PATH + "IJ)V", "makeFile");
        rewrite("symlink", "([B" + PATH + ")V", "NioBridge.makeLink", "1", 1, Failure.THROWN);
        done("link", "(" + PATH + PATH + ")V", "NioBridge.link", "0 1");
        done("unlink", "(" + PATH + ")V", "NioBridge.unlink", "0");
        done("rmdir", "(" + PATH + ")V", "NioBridge.removeDirectory", "0");
        done("rename", "(" + PATH + PATH + ")V", "NioBridge.rename", "0 1");
        path("chmod", "(" + PATH + "I)V", "change");
        path("chown", "(" + PATH + "II)V", "change");
        path("lchown", "(" + PATH + "II)V", "changeLink");
        form("times", "utimes", "(" + PATH + "JJ)V", "change", "0", Failure.THROWN);
        form("times", "utimensat", "(I" + PATH + "JJI)V", "changeAt", "0 1 6", Failure.THROWN);
        in(DISPATCHER, false);
        path("exists", "(" + PATH + ")Z", "lookOrFail", Failure.ZERO);
        path("lutimes", "(" + PATH + "JJ)V", "changeLink");
        form("fchmodat", "fchmodat", "(I" + PATH + "II)V", "changeAt", "0 1 3", Failure.THROWN);
    }

    private void provider() {
        in("sun/nio/fs/UnixFileSystemProvider", true);
        answer(
                "newDirectoryStream",
                "(Ljava/nio/file/Path;Ljava/nio/file/DirectoryStream$Filter;)Ljava/nio/file/DirectoryStream;",
                "NioBridge.stream",
                "1 2");
        in("sun/nio/fs/UnixPath", true);
        answer("toRealPath", "([Ljava/nio/file/LinkOption;)Ljava/nio/file/Path;", "NioBridge.realPath", "0 1");
    }

    private void errors() {
        in("sun/nio/fs/UnixException", false);
        answer("errorString", "()Ljava/lang/String;", "NioBridge.errorText", "0");
    }

    private void attributeViews() {
        in("sun/nio/fs/UnixFileAttributeViews$Basic", true);
        changing("setTimes", "(" + TIME + TIME + TIME + ")V");
        in("sun/nio/fs/UnixFileAttributeViews$Posix", true);
        changing("setMode", "(I)V");
    }

    private void secureStreams() {
        in("sun/nio/fs/UnixSecureDirectoryStream", false);
        String stream = "Ljava/nio/file/SecureDirectoryStream;";
        String name = "Ljava/nio/file/Path;";
        String links = "[Ljava/nio/file/LinkOption;";
        answer("newDirectoryStream", "(" + name + links + ")" + stream, "StreamBridge.stream", "0 1 2");
        String options = "Ljava/util/Set;[Ljava/nio/file/attribute/FileAttribute;";
        String channel = "Ljava/nio/channels/SeekableByteChannel;";
        answer("newByteChannel", "(" + name + options + ")" + channel, "StreamBridge.channel", "0 1 2 3");
        String view = "Ljava/nio/file/attribute/FileAttributeView;";
        String asked = "(" + PATH + "Ljava/lang/Class;Z)";
        answer("getFileAttributeViewImpl", asked + view, "StreamBridge.view", "0 1 2 3");
        done("deleteFile", "(" + name + ")V", "StreamBridge.deleteFile", "0 1");
        done("deleteDirectory", "(" + name + ")V", "StreamBridge.deleteDirectory", "0 1");
        done("move", "(" + name + stream + name + ")V", "StreamBridge.move", "0 1 2 3");
    }

    /** The lock of the preferences and the modes of their files are the work of native code: three forms. */
    private void preferences() {
        String canonical = "java/io/File.getCanonicalPath()Ljava/lang/String;";
        in("java/util/prefs/FileSystemPreferences", false);
        replace("lockFile", "(Z)Z", "IoBridge.nativePath", canonical);
        replace("setupUserRoot", "()V", "IoBridge.nativePath", canonical);
        in("java/util/prefs/FileSystemPreferences$1", false);
        replace("run", "()Ljava/lang/Void;", "IoBridge.nativePath", canonical);
    }

    private void rareAttributeViews() {
        in("sun/nio/fs/LinuxDosFileAttributeView", false);
        changing("updateDosAttribute", "(IZ)V");
        in("sun/nio/fs/UnixUserDefinedFileAttributeView", false);
        changing("write", "(Ljava/lang/String;Ljava/nio/ByteBuffer;)I");
        changing("delete", "(Ljava/lang/String;)V");
    }

    private void processes() {
        in("java/lang/ProcessImpl", false);
        String start =
                "([Ljava/lang/String;Ljava/util/Map;Ljava/lang/String;[Ljava/lang/ProcessBuilder$Redirect;Z)Ljava/lang/Process;";
        rewrite("start", start, "IoBridge.program", "0", 0, Failure.THROWN);
        rewrite("start", start, "IoBridge.workingDirectory", "2", 2, Failure.THROWN);
    }

    private void children() {
        in("java/lang/ProcessBuilder", false);
        add(
                "start",
                "start",
                "([Ljava/lang/ProcessBuilder$Redirect;)Ljava/lang/Process;",
                Kind.TELL,
                "IoBridge.starting",
                "0",
                -1,
                Failure.THROWN);
    }

    private void libraries() {
        in("jdk/internal/loader/NativeLibraries", false);
        rewrite(
                "loadLibrary",
                "(Ljava/lang/Class;Ljava/lang/String;Z)Ljdk/internal/loader/NativeLibrary;",
                "IoBridge.library",
                "2 3",
                2,
                Failure.THROWN);
    }

    private void watches() {
        in("sun/nio/fs/LinuxWatchService$Poller", false);
        replace(
                "implRegister",
                "(Ljava/nio/file/Path;Ljava/util/Set;[Ljava/nio/file/WatchEvent$Modifier;)Ljava/lang/Object;",
                "NioBridge.watched",
                "sun/nio/fs/UnixPath.getByteArrayForSysCalls()[B");
    }

    private void sockets() {
        in("sun/nio/ch/UnixDomainSockets", false);
        rewrite("bind", "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)V", "NioBridge.bind", "1", 1, Failure.THROWN);
        rewrite(
                "connect",
                "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)I",
                "NioBridge.connect",
                "1",
                1,
                Failure.THROWN);
        replace(
                "localAddress",
                "(Ljava/io/FileDescriptor;)Ljava/net/UnixDomainSocketAddress;",
                "NioBridge.address",
                "java/net/UnixDomainSocketAddress.of(Ljava/lang/String;)Ljava/net/UnixDomainSocketAddress;");
    }

    private void in(String name, boolean needed) {
        type = name;
        required = needed;
    }

    private void file(String method, String descriptor, String call) {
        rewrite(method, descriptor, "IoBridge.".concat(call), "0", 0, Failure.THROWN);
    }

    private void path(String method, String descriptor, String call) {
        path(method, descriptor, call, Failure.THROWN);
    }

    private void path(String method, String descriptor, String call, Failure failure) {
        rewrite(method, descriptor, "NioBridge.".concat(call), "0", 0, failure);
    }

    private void rewrite(String method, String descriptor, String call, String arguments, int target, Failure failure) {
        add(method, method, descriptor, Kind.REWRITE, call, arguments, target, failure);
    }

    /** One form of a choke point; the path is the first of the arguments that is one. */
    private void form(String point, String method, String descriptor, String call, String arguments, Failure failure) {
        int target = descriptor.charAt(1) == 'I' ? 1 : 0;
        add(point, method, descriptor, Kind.REWRITE, "NioBridge.".concat(call), arguments, target, failure);
    }

    private void answer(String method, String descriptor, String call, String arguments) {
        add(method, method, descriptor, Kind.ANSWER, call, arguments, -1, Failure.THROWN);
    }

    private void done(String method, String descriptor, String call, String arguments) {
        add(method, method, descriptor, Kind.DONE, call, arguments, -1, Failure.THROWN);
    }

    private void replace(String method, String descriptor, String call, String replaced) {
        add(method, method, descriptor, Kind.REPLACE, call, replaced, -1, Failure.THROWN);
    }

    private void changing(String method, String descriptor) {
        add(method, method, descriptor, Kind.TELL, "NioBridge.changing", "file followLinks", -1, Failure.THROWN);
    }

    private void add(
            String point,
            String method,
            String descriptor,
            Kind kind,
            String call,
            String arguments,
            int target,
            Failure failure) {
        int dot = call.indexOf('.');
        hooks.add(new Hook(
                point,
                type,
                method,
                descriptor,
                kind,
                call.substring(0, dot),
                call.substring(dot + 1),
                arguments,
                target,
                failure,
                required));
    }
}
