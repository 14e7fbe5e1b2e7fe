package dev.runtimeguard.fs.agent;

/** The program that says whether the agent has put anything into the boot loader. */
final class BridgeSearch {

    private BridgeSearch() {}

    public static void main(String[] arguments) {
        try {
            Class.forName("dev.runtimeguard.fs.bridge.FileBridge", false, null);
            System.out.println("bridge");
        } catch (ClassNotFoundException none) {
            System.out.println("no bridge");
        }
    }
}
