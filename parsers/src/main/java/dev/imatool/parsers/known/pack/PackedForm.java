package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.archive.ArchiveForm;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.image.Initrd;
import dev.imatool.parsers.known.image.TarSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a packed source is, by its first bytes after all that it is compressed in. */
enum PackedForm {
    RPM,
    DEB,
    APK,
    CPIO,
    TAR;

    private static final byte[] RPM_LEAD = {(byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb};

    private static final byte[] AR_OF_DEBIAN = "!<arch>\ndebian-binary".getBytes(StandardCharsets.US_ASCII);
    private static final List<byte[]> OF_PACKAGES = Stream.of(".SIGN.", ".PKGINFO", ".BUILDINFO", ".MTREE")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toList();

    /** The form of a source that begins so; empty where it is none of these. */
    static Optional<PackedForm> of(byte[] head) {
        if (Bytes.startWith(head, 0, RPM_LEAD)) {
            return Optional.of(RPM);
        }
        if (Bytes.startWith(head, 0, AR_OF_DEBIAN)) {
            return Optional.of(DEB);
        }
        if (Initrd.begins(head)) {
            return Optional.of(CPIO);
        }
        if (ArchiveForm.of(head).filter(form -> form == ArchiveForm.TAR).isPresent()) {
            boolean ofPackage = OF_PACKAGES.stream().anyMatch(name -> Bytes.startWith(head, 0, name));
            return Optional.of(ofPackage ? APK : TAR);
        }
        return Optional.empty();
    }

    /** True for what a package manager installs. */
    boolean isPackage() {
        return this == RPM || this == DEB || this == APK;
    }

    KnownSource read(InputStream content, Reading reading) throws IOException {
        return switch (this) {
            case RPM -> RpmPackage.read(content, reading);
            case DEB -> DebPackage.read(content, reading);
            case APK -> ApkPackage.read(content, reading);
            case CPIO -> Initrd.read(content, reading);
            case TAR -> TarSource.read(content, reading);
        };
    }
}
