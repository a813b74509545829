package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/** A Debian package (deb(5)): what it is says {@code control.tar}, its files are those of {@code data.tar} and are hashed. */
final class DebPackage {
    private static final String REMOVED = "remove-on-upgrade ";

    /** Members of an ar archive; a package has three, and perhaps signatures. */
    private static final int MOST_MEMBERS = 100;

    private final Reading reading;
    private final Set<String> configuration = new HashSet<>();
    private String item = "";
    private boolean data;

    private DebPackage(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads a package from its first byte on.
     *
     * @throws IOException if it cannot be read
     */
    static KnownSource read(InputStream in, Reading reading) throws IOException {
        DebPackage deb = new DebPackage(reading);
        ArArchiveInputStream ar = new ArArchiveInputStream(in);
        String inside = "";
        try {
            int members = 0;
            for (ArArchiveEntry entry = ar.getNextEntry();
                    entry != null && members < MOST_MEMBERS;
                    entry = ar.getNextEntry()) {
                members++;
                inside = " inside " + Reading.quoted(entry.getName());
                deb.member(entry.getName(), reading.member(ar));
                inside = "";
            }
        } catch (IOException | RuntimeException damage) {
            reading.unreadable(
                    "byte " + ar.getBytesRead(),
                    "the deb package is not read further" + inside + ": " + reading.damage(damage));
        }
        if (!deb.data) {
            reading.error("", "the deb package has no data.tar that could be read", "");
        }
        return reading.source(SourceForm.DEB, deb.data ? 1 : 0);
    }

    private void member(String name, InputStream content) throws IOException {
        if (name.startsWith("control.tar")) {
            TarMembers.visit(reading.unpacked(name, content), name, reading, (member, bytes) -> {
                control(RootedPath.of(member.name()).orElse(""), bytes);
                return true;
            });
        } else if (name.startsWith("data.tar")) {
            data = true;
            PackageFiles files = new PackageFiles(reading, item, configuration);
            TarMembers.visit(reading.unpacked(name, content), name, reading, (member, bytes) -> {
                files.take(member, bytes);
                return true;
            });
        }
    }

    private void control(String path, InputStream content) throws IOException {
        if (path.equals("/control")) {
            PackageFields fields = PackageFields.read(content, ':');
            item = (fields.first("Package") + " " + fields.first("Version") + " " + fields.first("Architecture"))
                    .strip();
        } else if (path.equals("/conffiles")) {
            for (String line : PackageFields.lines(content)) {
                Optional<String> file =
                        RootedPath.of(line.startsWith(REMOVED) ? line.substring(REMOVED.length()) : line.strip());
                file.ifPresent(configuration::add);
            }
        }
    }
}
