package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.archive.ArchiveForm;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.image.TarSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a packed source is, by its first bytes after all that it is compressed in. */
enum PackedForm {
    RPM,
    TAR;

    private static final byte[] RPM_LEAD = {(byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb};

    /** The form of a source that begins so; empty where it is none of these. */
    static Optional<PackedForm> of(byte[] head) {
        if (Bytes.startWith(head, 0, RPM_LEAD)) {
            return Optional.of(RPM);
        }
        if (ArchiveForm.of(head).filter(form -> form == ArchiveForm.TAR).isPresent()) {
            return Optional.of(TAR);
        }
        return Optional.empty();
    }

    KnownSource read(InputStream content, Reading reading) throws IOException {
        return switch (this) {
            case RPM -> RpmPackage.read(content, reading);
            case TAR -> TarSource.read(content, reading);
        };
    }
}
