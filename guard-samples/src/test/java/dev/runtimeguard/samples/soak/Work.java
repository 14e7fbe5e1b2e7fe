package dev.runtimeguard.samples.soak;

/** What one invocation of the soak does, by its number: a round of twenty, and a file left behind by every fourth. */
enum Work {
    /** A denial that reaches the handler's edge. */
    DENIED,
    /** A denial taken for an answer. */
    SWALLOWED,
    /** One byte at the end of a file of the overlay, that several invocations share. */
    APPENDED,
    /** One byte at the end of a file of the package, by two invocations at about the same time. */
    COPIED_UP,
    /** A file of the overlay that goes again. */
    CREATED_AND_DELETED,
    /** A file of the package that is deleted, by two invocations at about the same time. */
    DELETED,
    /** A file under a new name and then in the place of another. */
    RENAMED,
    /** A directory beside the code, or one that is there already. */
    DIRECTORY,
    /** A listing of what the overlay has and of what it hides. */
    LISTED,
    /** A file below /tmp in a directory that does not exist. */
    MISSING_DIRECTORY,
    /** A program of the package that may not be executed. */
    NOT_EXECUTABLE,
    /** A failure that is none of the guard's. */
    OWN_FAILURE,
    /** An object that is stored. */
    STORED,
    /** Nothing. */
    NOTHING;

    private static final Work[] ROUND = {
        DENIED,
        DENIED,
        SWALLOWED,
        APPENDED,
        APPENDED,
        COPIED_UP,
        COPIED_UP,
        CREATED_AND_DELETED,
        DELETED,
        DELETED,
        MISSING_DIRECTORY,
        NOT_EXECUTABLE,
        RENAMED,
        OWN_FAILURE,
        STORED,
        STORED,
        LISTED,
        DIRECTORY,
        NOTHING,
        NOTHING
    };

    /** Files and directories of the package that the function changes, of each sort. */
    static final int PACKAGED = 20;

    static Work of(int number) {
        return ROUND[number % ROUND.length];
    }

    static boolean leavesAFile(int number) {
        return number % 4 == 0;
    }

    /** The key that the invocation may not write: of few prefixes, so of few findings. */
    static String deniedKey(int number) {
        return "d" + number / ROUND.length % 3 + "/key";
    }

    /** The file or directory that the invocation changes, below the task root; empty when it changes none there. */
    static String changed(int number) {
        int round = number / ROUND.length;
        return switch (of(number)) {
            case APPENDED -> "soak/appended/" + number % 199;
            case COPIED_UP -> "soak/packaged/" + round % PACKAGED;
            case CREATED_AND_DELETED -> "soak/passing/" + number;
            case DELETED -> "soak/deleted/" + round % PACKAGED;
            case RENAMED -> "soak/renamed/" + round % 53;
            case DIRECTORY -> "soak/made/" + round % 10;
            default -> "";
        };
    }

    /** The name that a file has before it is renamed. */
    static String before(int number) {
        return "soak/renamed/before-" + number;
    }
}
