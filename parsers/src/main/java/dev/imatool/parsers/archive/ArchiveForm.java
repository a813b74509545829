package dev.imatool.parsers.archive;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.encoding.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of archives that are read, by their first bytes. */
public enum ArchiveForm {
    /** ustar, pax and GNU tar, packed or not. */
    TAR,
    /** Zip. */
    ZIP;

    private static final int TAR_MAGIC_AT = 257;
    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};

    /** Where the name of the first member stands in a zip archive. */
    private static final int FIRST_NAME_AT = 30;

    /** Programs and documents: Java, Android, Office, OpenDocument. Nobody collects a host into one. */
    private static final Pattern PROGRAM = Pattern.compile(
            "META-INF/.*|\\[Content_Types\\]\\.xml.*|mimetype.*|AndroidManifest\\.xml.*|classes\\.dex.*");

    /** What {@code head} begins, after all encodings; empty where that is no archive. */
    public static Optional<ArchiveForm> of(byte[] head) {
        if (Bytes.startWith(head, 0, LOCAL_HEADER) || Bytes.startWith(head, 0, EMPTY_ZIP)) {
            return Optional.of(ZIP);
        }
        return Bytes.startWith(head, TAR_MAGIC_AT, USTAR) ? Optional.of(TAR) : Optional.empty();
    }

    /** True for a zip archive that is a program or a document, by its first member. */
    static boolean isProgram(byte[] head) {
        if (!Bytes.startWith(head, 0, LOCAL_HEADER) || head.length < FIRST_NAME_AT) {
            return false;
        }
        int length = Math.min((head[26] & 0xff) | ((head[27] & 0xff) << 8), head.length - FIRST_NAME_AT);
        return PROGRAM.matcher(new String(head, FIRST_NAME_AT, length, StandardCharsets.UTF_8))
                .matches();
    }

    /** The archive in a file that the user names. */
    FolderOrArchive ofFile(Path path, List<Encoding> encodings) {
        ArchiveNames names = ArchiveNames.outer(FileNames.name(path));
        if (this == TAR) {
            return new TarContainer(names, () -> Files.newInputStream(path));
        }
        return encodings.isEmpty()
                ? new ZipContainer(names, () -> Files.newByteChannel(path))
                : new ZipContainer(names, ZipContainer.inMemory(() -> Files.newInputStream(path)));
    }
}
