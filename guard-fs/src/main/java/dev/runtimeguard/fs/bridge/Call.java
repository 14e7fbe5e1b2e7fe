package dev.runtimeguard.fs.bridge;

/** The call a program made, as a report names it, and whether its refusal would go unnoticed. */
public enum Call {
    OPEN("open for writing", false),
    CREATE_FILE("create file", false),
    CREATE_DIRECTORY("create directory", false),
    CREATE_LINK("create link", false),
    DELETE("delete", false),
    MOVE("move", false),
    CHANGE_ATTRIBUTES("change attributes", false),
    FILE_MKDIR("File.mkdir", true),
    FILE_DELETE("File.delete", true),
    FILE_RENAME_TO("File.renameTo", true),
    FILE_SET_ATTRIBUTES("File.set...", true);

    private final String text;
    private final boolean silent;

    Call(String text, boolean silent) {
        this.text = text;
        this.silent = silent;
    }

    /** The call in a report's words; never null. */
    public String text() {
        return text;
    }

    /** Whether a refusal is a return value, false or null, and no exception. */
    public boolean silent() {
        return silent;
    }
}
