package io.rustbox.host;

import io.rustbox.evidence.HostConditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the host. Looking changes nothing on it. */
public final class HostProbe {
    private final HostFiles files;
    private final Kernel kernel;
    private final String architecture;

    /** Who a process is to the kernel. */
    public enum User {
        ROOT,
        ORDINARY
    }

    HostProbe(Path root, Kernel kernel, String architecture) {
        this.files = new HostFiles(root);
        this.kernel = kernel;
        this.architecture = architecture;
    }

    /** {@return a probe of the host that this JVM runs on} */
    public static HostProbe ofHost() {
        return new HostProbe(Path.of("/"), Kernel.REAL, System.getProperty("os.arch"));
    }

    /** {@return who this process is, by its effective user id} */
    public User user() {
        return new PrivilegeChecks(files).isRoot() ? User.ROOT : User.ORDINARY;
    }

    /** {@return what sandboxes have on this host now} */
    public Activity activity() {
        return new ActivityProbe(files).look();
    }

    /** {@return how this host's settings bear on security and on times, now} */
    public List<Diagnosis> diagnoses() {
        List<Diagnosis> diagnoses = new ArrayList<>(new CgroupDiagnoses(files).all());
        diagnoses.addAll(new SecurityDiagnoses(files).all());
        diagnoses.addAll(new TimingDiagnoses(files).all());
        return diagnoses;
    }

    /** {@return how far times can be had again on this host, now} */
    public HostConditions conditions() {
        return TimingDiagnoses.conditions(new TimingDiagnoses(files).all());
    }

    /** {@return what the host offers to this process now} Takes milliseconds. */
    public HostReport report() {
        KernelChecks kernelChecks = new KernelChecks(files, kernel, architecture);
        PrivilegeChecks privilegeChecks = new PrivilegeChecks(files);
        List<Check> checks = new ArrayList<>(kernelChecks.all());
        checks.addAll(privilegeChecks.all());
        checks.addAll(new NamespaceChecks(files).all());
        checks.addAll(new CgroupChecks(files).all());
        checks.addAll(new SeccompChecks(files).all());
        return new HostReport(
                kernelChecks.release(), architecture, checks, LayerSummary.of(checks, privilegeChecks.isRoot()));
    }
}
