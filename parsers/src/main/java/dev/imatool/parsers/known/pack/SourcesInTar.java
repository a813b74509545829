package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import dev.imatool.parsers.known.image.RootMarks;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a tar archive of sources from one of a system or an image: no name in it begins like one of those, and most of its files are of a
 * form that is read. It ends at the first name that decides.
 */
final class SourcesInTar implements ArchiveMember.Visitor {
    private static final Pattern OF_IMAGE =
            Pattern.compile("oci-layout|manifest\\.json|index\\.json|repositories|blobs|(?:sha256:)?[0-9a-f]{64}.*");
    private static final int HEAD = 1 << 16;

    /** Files that are looked at. */
    private static final int MOST = 1_000;

    private boolean decided;
    private int sources;
    private int others;

    private SourcesInTar() {}

    /**
     * True where most files of the archive are sources.
     *
     * @throws IOException if it cannot be read
     */
    static boolean prevail(Path tar) throws IOException {
        SourcesInTar survey = new SourcesInTar();
        Reading reading = new Reading(KnownFileSink.NOTHING);
        try (InputStream bytes = Files.newInputStream(tar)) {
            TarMembers.visit(reading.unpacked("", reading.open(bytes)), "", reading, survey);
        }
        return !survey.decided && survey.sources > survey.others;
    }

    @Override
    public boolean visit(ArchiveMember member, InputStream content) throws IOException {
        List<String> steps = RootedPath.steps(member.name());
        if (steps.isEmpty()) {
            return true;
        }
        String first = steps.get(0);
        if (RootMarks.ofPart(first) || OF_IMAGE.matcher(first).matches()) {
            decided = true;
            return false;
        }
        boolean hidden = steps.get(steps.size() - 1).startsWith(".");
        if (member.kind() == ArchiveMember.Kind.FILE && !hidden) {
            if (isSource(content.readNBytes(HEAD))) {
                sources++;
            } else {
                others++;
            }
        }
        return sources + others < MOST;
    }

    private static boolean isSource(byte[] head) throws IOException {
        Optional<PackedForm> packed = PackedSource.form(head);
        if (packed.isPresent()) {
            return packed.get().isPackage();
        }
        InputSource source = InputSource.ofStream("", new ByteArrayInputStream(head));
        try (KnownSourceReader reader = KnownSourceReader.open(source, false)) {
            return reader.form().isPresent()
                    || KeylimeSourceReader.form(reader.head()).isPresent();
        }
    }
}
