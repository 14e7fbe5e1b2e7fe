package dev.runtimeguard.fs.agent;

/**
 * Makes the class that defines others into the boot loader, by calling the JDK's own Unsafe. It is assembled here, as
 * the compiler sees no such package, and by reflection the call would cost Java 25 a method handle at every start.
 */
final class BridgeDefiner {
    private static final String NAME = "dev/runtimeguard/fs/agent/Definer";
    private static final String UNSAFE = "jdk/internal/misc/Unsafe";
    private static final String OBJECT = "java/lang/Object";

    private static final int JAVA_17 = 61;
    private static final int PUBLIC = 0x0001;
    private static final int SUPER = 0x0020;

    private BridgeDefiner() {}

    /** The class file of a {@link ClassDefiner}. */
    static byte[] classFile() {
        ConstantPool constants = new ConstantPool(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        Output body = new Output(256);
        body.u2(PUBLIC | SUPER).u2(constants.type(NAME)).u2(constants.type(OBJECT));
        body.u2(1).u2(constants.type("dev/runtimeguard/fs/agent/ClassDefiner"));
        body.u2(0).u2(2);
        Output constructor = new Output(16)
                .u1(0x2a) // aload_0
                .u1(0xb7) // invokespecial
                .u2(constants.method(OBJECT, "<init>", "()V"))
                .u1(0xb1); // return
        method(body, constants, "<init>", "()V", 1, 1, constructor);
        Output define = new Output(32)
                .u1(0xb8) // invokestatic
                .u2(constants.method(UNSAFE, "getUnsafe", "()L".concat(UNSAFE).concat(";")))
                .u1(0x2b) // aload_1
                .u1(0x2c) // aload_2
                .u1(0x59) // dup: the array, of which the length is taken
                .u1(0xbe) // arraylength
                .u1(0x03) // iconst_0: the offset goes between array and length
                .u1(0x5f) // swap
                .u1(0x01) // aconst_null: the boot loader
                .u1(0x01) // aconst_null: no protection domain
                .u1(0xb6) // invokevirtual
                .u2(
                        constants.method(
                                UNSAFE,
                                "defineClass",
                                "(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;"))
                .u1(0xb0); // areturn
        method(body, constants, "define", "(Ljava/lang/String;[B)Ljava/lang/Class;", 7, 3, define);
        body.u2(0);
        Output file = new Output(1024).u4(0xcafebabe).u4(JAVA_17);
        return constants.write(file).append(body).toBytes();
    }

    private static void method(
            Output body, ConstantPool constants, String name, String descriptor, int stack, int locals, Output code) {
        body.u2(PUBLIC).u2(constants.utf8(name)).u2(constants.utf8(descriptor)).u2(1);
        body.u2(constants.utf8("Code")).u4(12 + code.length());
        body.u2(stack).u2(locals).u4(code.length()).append(code).u2(0).u2(0);
    }
}
