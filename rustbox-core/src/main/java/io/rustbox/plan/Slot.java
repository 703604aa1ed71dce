package io.rustbox.plan;

/** A value that is not known when a launch table is made, and that each launch brings along. */
public enum Slot {
    LIFELINE("lifeline"),
    KEEPER_IMAGE("keeper image"),
    KEEPER("keeper"),
    OWN_PID_NAMESPACE("own PID namespace"),
    HOST_PROC("host's /proc"),
    HELD("number of host's /proc"),
    HOLDER("holder of mounts"),
    SCRATCH("scratch"),
    TMP("fresh /tmp"),
    SHM("fresh /dev/shm"),
    STDIN("stdin"),
    STDOUT("stdout"),
    STDERR("stderr"),
    CGROUP("cgroup directory"),
    ATTACH_1("tasks of controller 1"),
    ATTACH_2("tasks of controller 2"),
    ATTACH_3("tasks of controller 3"),
    ATTACH_4("tasks of controller 4"),
    PROCESS_LIMIT("limit on processes"),
    WORKING_DIRECTORY("working directory"),
    PROGRAM("program"),
    ARGUMENTS("arguments"),
    ENVIRONMENT("environment");

    private final String text;

    Slot(String text) {
        this.text = text;
    }

    /** {@return how {@code explain} prints it} */
    public String text() {
        return "<" + text + ">";
    }
}
