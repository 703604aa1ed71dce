package io.rustbox.cgroups;

/** The controllers in use. */
enum Controller {
    MEMORY("memory"),
    PIDS("pids"),
    /** CPU time accounting; on v2 every group has it without a controller. */
    CPUACCT("cpuacct"),
    /** CPU bandwidth; used only when a limit asks for it. */
    CPU("cpu");

    private final String kernelName;

    Controller(String kernelName) {
        this.kernelName = kernelName;
    }

    String kernelName() {
        return kernelName;
    }
}
