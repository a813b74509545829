package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Finds out what a folder or an archive holds. Archives are read as a stream, member by member; of each, the first {@value
 * #HEAD} bytes are looked at.
 */
public final class EvidenceReader {
    /** How much of a member is looked at. */
    static final int HEAD = 64 << 10;

    private static final int TAR_MAGIC_AT = 257;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};

    private EvidenceReader() {}

    /**
     * Looks through {@code path}.
     *
     * @throws IOException if it is not there, cannot be read, or is neither a folder nor an archive
     */
    public static Evidence read(Path path) throws IOException {
        Container container = container(path);
        Collector collector = new Collector();
        try {
            container.visit(collector);
        } catch (IOException damaged) {
            if (collector.members() == 0 && !cutShort(damaged)) {
                throw damaged;
            }
            collector.damage("the archive is " + (cutShort(damaged) ? "cut short" : "damaged")
                    + "; its members before that were read");
        }
        return collector.evidence();
    }

    /**
     * Hands the bytes of chosen files of {@code path} to {@code sink}, in one more pass. An archive that is damaged ends
     * early.
     */
    public static void reread(Path path, FileSink sink) throws IOException {
        Container container = container(path);
        try {
            container.visit(new ChosenFiles(sink));
        } catch (IOException damaged) {
            // was said when the archive was first read; a sink knows what it was not given
            return;
        }
    }

    /**
     * What one file is, if it is a part that evidence has; a text that quotes a list is one here.
     *
     * @param source the file
     * @param path its path below the folder in which it was found
     * @throws IOException if it cannot be read
     */
    public static Optional<Part> classify(InputSource source, String path) throws IOException {
        try (InputStream content = source.open()) {
            byte[] head = content.readNBytes(HEAD);
            Member member = Member.of(path, -1, source, false);
            Optional<Part> part = PartClassifier.classify(member, head, content);
            return part.isEmpty() && ListProbe.holdsEntry(head)
                    ? Optional.of(new Part(PartKind.MEASUREMENT_LIST, path, -1, ByteString.EMPTY, source))
                    : part;
        }
    }

    private static Container container(Path path) throws IOException {
        return Files.isDirectory(path)
                ? new FolderContainer(path)
                : archive(path)
                        .orElseThrow(() -> new IOException(
                                "neither a folder nor a tar, tar.gz or zip archive; unpack others first"));
    }

    /** The readers of archives have no exception of their own for it. */
    private static boolean cutShort(IOException damage) {
        return damage instanceof EOFException
                || String.valueOf(damage.getMessage()).startsWith("Truncated");
    }

    private static Optional<Container> archive(Path path) throws IOException {
        byte[] head;
        try (InputStream file = Files.newInputStream(path)) {
            head = file.readNBytes(TAR_MAGIC_AT + USTAR.length);
        }
        if (Bytes.startWith(head, 0, ZIP) || Bytes.startWith(head, 0, EMPTY_ZIP)) {
            return Optional.of(new ZipContainer(path));
        }
        if (Bytes.startWith(head, TAR_MAGIC_AT, USTAR)) {
            return Optional.of(new TarContainer(path, false));
        }
        return Bytes.startWith(head, 0, GZIP) && holdsTar(path)
                ? Optional.of(new TarContainer(path, true))
                : Optional.empty();
    }

    private static boolean holdsTar(Path path) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(path))) {
            return Bytes.startWith(content.readNBytes(TAR_MAGIC_AT + USTAR.length), TAR_MAGIC_AT, USTAR);
        }
    }

    /** True when {@code head} begins an archive that has members of its own. */
    static boolean isArchive(byte[] head) {
        return Bytes.startWith(head, 0, ZIP) || Bytes.startWith(head, TAR_MAGIC_AT, USTAR);
    }
}
