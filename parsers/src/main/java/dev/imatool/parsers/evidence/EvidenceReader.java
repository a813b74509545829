package dev.imatool.parsers.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Finds out what a folder or an archive holds. Archives are read as a stream, member by member; of each, the first {@value
 * #HEAD} bytes are looked at.
 */
public final class EvidenceReader {
    /** How much of a member is looked at. */
    static final int HEAD = 64 << 10;

    private static final int MOST_PARTS = 20_000;
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
        Container container = Files.isDirectory(path)
                ? new FolderContainer(path)
                : archive(path)
                        .orElseThrow(() -> new IOException(
                                "neither a folder nor a tar, tar.gz or zip archive; unpack others first"));
        Collector collector = new Collector();
        try {
            container.visit(collector);
        } catch (EOFException cutShort) {
            collector.damage("the archive is cut short; its members before that were read");
        } catch (IOException damaged) {
            if (collector.members == 0) {
                throw damaged;
            }
            collector.damage("the archive is damaged; its members before that were read");
        }
        return new Evidence(
                collector.parts, collector.members, List.copyOf(collector.remarks), List.copyOf(collector.damages));
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

    private static final class Collector implements MemberVisitor {
        private final List<Part> parts = new ArrayList<>();
        private final Set<String> remarks = new LinkedHashSet<>();
        private final Set<String> damages = new LinkedHashSet<>();
        private long members;

        @Override
        public void visit(Member member, InputStream content) throws IOException {
            members++;
            byte[] head = content.readNBytes(HEAD);
            Optional<Part> part = PartClassifier.classify(member, head, content);
            if (part.isPresent() && parts.size() == MOST_PARTS) {
                remark("only the first " + MOST_PARTS + " parts were taken");
            } else {
                part.ifPresent(parts::add);
            }
            if (part.isEmpty() && isArchive(head)) {
                remark("an archive inside was not opened: unpack it and give it as evidence of its own");
            }
        }

        @Override
        public void remark(String sentence) {
            remarks.add(sentence);
        }

        void damage(String sentence) {
            damages.add(sentence);
        }

        private static boolean isArchive(byte[] head) {
            return Bytes.startWith(head, 0, ZIP) || Bytes.startWith(head, TAR_MAGIC_AT, USTAR);
        }
    }
}
