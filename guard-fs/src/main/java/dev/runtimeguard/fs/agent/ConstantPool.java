package dev.runtimeguard.fs.agent;

import java.util.HashMap;
import java.util.Map;

/** A class file's constants: those it has by their index, those it needs appended. */
final class ConstantPool {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    /** The bytes of a constant after its tag; 0 for tags that do not exist. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private final byte[] file;
    private final int[] positions;
    private final int end;
    private final Output appended = new Output(1024);
    private final Map<String, Integer> added = new HashMap<>();
    private int count;

    /** The constants of a class file, which begin at its eighth byte. */
    ConstantPool(byte[] file) {
        this.file = file;
        Input in = new Input(file, 8);
        count = in.u2();
        positions = new int[count];
        for (int i = 1; i < count; i++) {
            positions[i] = in.at;
            int tag = in.u1();
            in.skip(tag == UTF8 ? in.u2() : SIZES[tag]);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        end = in.at;
    }

    /** The position after the last constant. */
    int end() {
        return end;
    }

    Output write(Output out) {
        return out.u2(count).copy(file, 10, end).append(appended);
    }

    boolean isText(int index, String text) {
        if (index >= positions.length) {
            Integer known = added.get(text);
            return known != null && known == index;
        }
        Input in = new Input(file, positions[index] + 1);
        if (in.u2() != text.length()) {
            return false;
        }
        // Names in the JDK are ASCII.
        for (int i = 0; i < text.length(); i++) {
            if (in.u1() != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the constant is the method {@code name}, which is given as {@code type.method(...)...}. */
    boolean isMethod(int index, String name) {
        if (index <= 0 || index >= positions.length || file[positions[index]] != METHOD) {
            return false;
        }
        Input method = new Input(file, positions[index] + 1);
        int type = method.u2();
        Input nameAndType = new Input(file, positions[method.u2()] + 1);
        int dot = name.indexOf('.');
        int parameters = name.indexOf('(');
        return isText(new Input(file, positions[type] + 1).u2(), name.substring(0, dot))
                && isText(nameAndType.u2(), name.substring(dot + 1, parameters))
                && isText(nameAndType.u2(), name.substring(parameters));
    }

    int utf8(String text) {
        Integer known = added.get(text);
        if (known != null) {
            return known;
        }
        appended.u1(UTF8).u2(text.length());
        for (int i = 0; i < text.length(); i++) {
            appended.u1(text.charAt(i));
        }
        return add(text);
    }

    int type(String name) {
        String key = "class ".concat(name);
        Integer known = added.get(key);
        if (known != null) {
            return known;
        }
        int text = utf8(name);
        appended.u1(CLASS).u2(text);
        return add(key);
    }

    int method(String type, String name, String descriptor) {
        return member(METHOD, type, name, descriptor);
    }

    int field(String type, String name, String descriptor) {
        return member(FIELD, type, name, descriptor);
    }

    private int member(int tag, String type, String name, String descriptor) {
        String key = type.concat(".").concat(name).concat(" ").concat(descriptor);
        Integer known = added.get(key);
        if (known != null) {
            return known;
        }
        int owner = type(type);
        int nameIndex = utf8(name);
        int descriptorIndex = utf8(descriptor);
        appended.u1(NAME_AND_TYPE).u2(nameIndex).u2(descriptorIndex);
        int nameAndType = count++;
        appended.u1(tag).u2(owner).u2(nameAndType);
        return add(key);
    }

    private int add(String key) {
        added.put(key, count);
        return count++;
    }
}
