package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.collected.CollectedHosts;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** What is claimed of the evidence of a host: its name, and of which day it is. Nothing proves either. */
final class HostClaims {
    /** Bytes of a name of the domain name system; the kernel allows 64. */
    private static final int LONGEST_NAME = 255;

    private final CollectedHost collected;
    private final HostSettings settings;

    HostClaims(CollectedHost collected, HostSettings settings) {
        this.collected = collected;
        this.settings = settings;
    }

    /** The path of a list below its evidence. */
    String member(String source) {
        String evidence = FileNames.name(collected.evidence());
        return source.startsWith(evidence) && source.length() > evidence.length()
                ? source.substring(evidence.length() + 1)
                : "";
    }

    /** @param member path of a list below the evidence */
    String name(String member) throws IOException {
        if (settings.hostFrom().isPresent() && Files.isDirectory(collected.evidence())) {
            Optional<String> told =
                    told(collected.evidence().resolve(settings.hostFrom().get()));
            if (told.isPresent()) {
                return told.get();
            }
        }
        return Printable.ofText(
                collected.name().orElseGet(() -> CollectedHosts.ofMember(collected.evidence(), member)));
    }

    /** The name in a file of the evidence. A link that leaves the evidence, or a line that no name is as long as, tells none. */
    private Optional<String> told(Path file) throws IOException {
        if (!Files.isRegularFile(file)
                || !file.toRealPath().startsWith(collected.evidence().toRealPath())) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(LONGEST_NAME + 2);
            int end = 0;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            String name = FileNames.text(Arrays.copyOf(head, end)).strip();
            return name.isEmpty() || end > LONGEST_NAME + 1 ? Optional.empty() : Optional.of(Printable.ofText(name));
        }
    }

    String day(InputSource source) throws IOException {
        return source instanceof InputSource.FileInput file ? day(file.path()) : day();
    }

    String day() throws IOException {
        return day(collected.evidence());
    }

    private String day(Path file) throws IOException {
        return settings.day().isPresent()
                ? settings.day().get()
                : LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC)
                        .toString();
    }
}
