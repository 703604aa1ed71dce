package io.rustbox.launch;

import io.rustbox.SetupException;
import java.io.IOException;

/** A JVM that leases a uid, says which, and keeps it until its input ends. */
final class ContainedLease {
    private ContainedLease() {}

    public static void main(String[] arguments) throws SetupException, IOException {
        try (UidLease lease = UidLease.take()) {
            System.out.println(lease.uid());
            System.in.transferTo(System.out);
        }
    }
}
