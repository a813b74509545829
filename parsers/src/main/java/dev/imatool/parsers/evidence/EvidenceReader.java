package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.ArchivesInside;
import dev.imatool.parsers.archive.FolderOrArchive;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.archive.MemberVisitor;
import dev.imatool.parsers.archive.Pass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out what a folder or an archive holds. Archives are read as a stream, member by member; of each, the first {@value
 * #HEAD} bytes are looked at.
 */
public final class EvidenceReader {
    /** How much of a member is looked at. */
    static final int HEAD = MemberContent.HEAD;

    private EvidenceReader() {}

    /**
     * Looks through {@code path}.
     *
     * @throws IOException if it is not there, cannot be read, or is neither a folder nor an archive
     */
    public static Evidence read(Path path) throws IOException {
        FolderOrArchive container = container(path);
        Collector collector = new Collector();
        try {
            visit(container, collector);
        } catch (IOException damaged) {
            if (collector.members() == 0 && !ArchivesInside.isCut(damaged)) {
                throw damaged;
            }
            collector.damage("the archive is " + ArchivesInside.words(damaged) + "; its members before that were read");
        }
        return collector.evidence();
    }

    /**
     * Hands the bytes of chosen files of {@code path} to {@code sink}, in one more pass. An archive that is damaged ends
     * early.
     */
    public static void reread(Path path, FileSink sink) throws IOException {
        FolderOrArchive container = container(path);
        try {
            visit(container, new ChosenFiles(sink));
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
        try (MemberContent content = new MemberContent(source.open())) {
            byte[] head = content.head();
            if (content.damage().isPresent()) {
                throw content.damage().get();
            }
            Member member = Member.of(path, -1, source, false);
            Optional<Part> part = PartClassifier.classify(member, content);
            return part.isEmpty() && ListProbe.holdsEntry(head)
                    ? Optional.of(new Part(
                            PartKind.MEASUREMENT_LIST, path, -1, ByteString.EMPTY, source, content.encodings()))
                    : part;
        }
    }

    private static void visit(FolderOrArchive container, MemberVisitor visitor) throws IOException {
        Pass pass = new Pass();
        container.visit(new ArchivesInside(visitor, pass), pass);
    }

    private static FolderOrArchive container(Path path) throws IOException {
        return FolderOrArchive.of(path)
                .orElseThrow(() -> new IOException(
                        "neither a folder nor a tar or zip archive, packed or not; unpack others first"));
    }
}
