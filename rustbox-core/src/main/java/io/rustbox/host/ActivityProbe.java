package io.rustbox.host;

import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.host.Activity.SandboxedProcess;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for processes and control groups of sandboxes. */
record ActivityProbe(HostFiles files) {
    Activity look() {
        return new Activity(processes(), groups());
    }

    private List<SandboxedProcess> processes() {
        List<SandboxedProcess> processes = new ArrayList<>();
        for (Path folder : list(files.path("/proc"), "[1-9]*")) {
            process(folder.getFileName().toString()).ifPresent(processes::add);
        }
        return processes;
    }

    private Optional<SandboxedProcess> process(String pid) {
        Map<String, String> status = files.status(pid);
        String[] users = status.getOrDefault("Uid", "").split("\\s+");
        if (users[0].isEmpty()) {
            return Optional.empty();
        }
        int uid = Integer.parseUnsignedInt(users[0]);
        return SandboxUsers.contains(uid)
                ? Optional.of(new SandboxedProcess(Integer.parseInt(pid), uid, status.getOrDefault("Name", "?")))
                : Optional.empty();
    }

    private List<Path> groups() {
        return switch (Cgroups.detect(files.path("/proc"), files.root())) {
            case Detection.Usable usable -> usable.folders().stream()
                    .flatMap(folder -> list(folder, "rustbox-*").stream())
                    .distinct()
                    .toList();
            case Detection.Unusable _ -> List.of();
        };
    }

    private static List<Path> list(Path folder, String glob) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            return paths; // what can't be listed has nothing of ours: this user makes no groups there
        }
        paths.sort(null);
        return paths;
    }
}
