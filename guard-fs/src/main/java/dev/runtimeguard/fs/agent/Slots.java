package dev.runtimeguard.fs.agent;

/** The types of a method's parameters, by the slot of the local variable that each is in. */
final class Slots {
    private final String descriptor;
    private final boolean isStatic;
    private final String owner;

    Slots(String owner, String descriptor, boolean isStatic) {
        this.owner = owner;
        this.descriptor = descriptor;
        this.isStatic = isStatic;
    }

    /** The descriptor of the type in a slot. */
    String typeAt(int slot) {
        int current = 0;
        if (!isStatic) {
            if (slot == 0) {
                return "L".concat(owner).concat(";");
            }
            current = 1;
        }
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int end = endOfType(at);
            if (current == slot) {
                return descriptor.substring(at, end);
            }
            char kind = descriptor.charAt(at);
            current += kind == 'J' || kind == 'D' ? 2 : 1;
            at = end;
        }
        throw new IllegalArgumentException(descriptor);
    }

    /** The descriptor of the result. */
    String result() {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    private int endOfType(int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }
}
