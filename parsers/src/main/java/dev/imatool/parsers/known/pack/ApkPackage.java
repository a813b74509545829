package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * A package of Alpine, or of Arch: a tar archive with {@code .PKGINFO} in front of its files. Alpine's consists of several gzip
 * streams, of which only the last archive has an end; unpacked one after the other they are one archive.
 */
final class ApkPackage {
    private final Reading reading;
    private final Set<String> configuration = new HashSet<>();
    private String item = "";
    private boolean ofArch;
    private PackageFiles files;

    private ApkPackage(Reading reading) {
        this.reading = reading;
        this.files = new PackageFiles(reading, "", configuration);
    }

    /**
     * Reads a package that was unpacked.
     *
     * @throws IOException if it cannot be read
     */
    static KnownSource read(InputStream in, Reading reading) throws IOException {
        ApkPackage apk = new ApkPackage(reading);
        TarMembers.visit(in, "", reading, (member, content) -> {
            apk.take(member, content);
            return true;
        });
        if (apk.item.isEmpty()) {
            reading.error("", "the package has no .PKGINFO that could be read", "");
        }
        return reading.source(apk.ofArch ? SourceForm.ROOTFS_ARCHIVE : SourceForm.APK, 1);
    }

    private void take(ArchiveMember member, InputStream content) throws IOException {
        String path = RootedPath.of(member.name()).orElse("");
        if (!path.startsWith("/.") || path.indexOf('/', 1) > 0) {
            files.take(member, content);
        } else if (path.equals("/.PKGINFO")) {
            PackageFields fields = PackageFields.read(content, '=');
            item = (fields.first("pkgname") + " " + fields.first("pkgver") + " " + fields.first("arch")).strip();
            fields.all("backup").forEach(name -> RootedPath.of(name).ifPresent(configuration::add));
            files = new PackageFiles(reading, item, configuration);
        } else if (path.equals("/.MTREE") || path.equals("/.BUILDINFO")) {
            ofArch = true;
        }
    }
}
