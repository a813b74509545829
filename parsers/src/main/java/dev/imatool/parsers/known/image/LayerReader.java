package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes steps of members of an archive. */
final class LayerReader {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Reading reading;
    private final String where;
    private final boolean layered;
    private final List<LayerStep> steps = new ArrayList<>();

    /**
     * @param where what the archive is called in remarks
     * @param layered whether names with {@code .wh.} hide what lies below, and are no files
     */
    LayerReader(Reading reading, String where, boolean layered) {
        this.reading = reading;
        this.where = where;
        this.layered = layered;
    }

    /** Reads a tar archive, packed or not; false where it was not read to its end. */
    boolean tar(InputStream packed) throws IOException {
        return TarMembers.visit(reading.unpacked(where, packed), where, reading, (member, content) -> {
            take(member, content);
            return true;
        });
    }

    /** Takes a member. */
    void take(ArchiveMember member, InputStream content) throws IOException {
        Optional<String> path = RootedPath.of(member.name());
        if (path.isEmpty()) {
            reading.unreadable(where, "a name leads out of the root or is too long: " + Reading.quoted(member.name()));
            return;
        }
        if (layered && hides(path.get())) {
            return;
        }
        switch (member.kind()) {
            case FILE -> file(path.get(), content);
            case DIRECTORY -> steps.add(new LayerStep.Directory(path.get()));
            case SYMBOLIC_LINK -> link(path.get(), member.target());
            case HARD_LINK ->
                RootedPath.of(member.target())
                        .ifPresentOrElse(
                                target -> steps.add(new LayerStep.HardLink(path.get(), target)),
                                () -> reading.unreadable(
                                        where, "a hard link leads out of the root: " + Reading.quoted(member.name())));
            case OTHER -> steps.add(new LayerStep.Special(path.get()));
        }
    }

    /** Takes a file, whose digests may come later. */
    private void file(String path, InputStream content) throws IOException {
        int place = steps.size();
        steps.add(new LayerStep.File(path, List.of()));
        boolean whole = false;
        try {
            reading.hash(content, digests -> steps.set(place, new LayerStep.File(path, digests)));
            whole = true;
        } finally {
            if (!whole) {
                steps.removeLast();
            }
        }
    }

    /** Takes a file whose content was hashed on another way. */
    void file(String name, List<ContentDigest> digests) {
        RootedPath.of(name).ifPresent(path -> steps.add(new LayerStep.File(path, digests)));
    }

    private void link(String path, String target) {
        if (target.isEmpty() || target.length() > RootedPath.LONGEST) {
            reading.sink().skipped(KnownSkip.UNREADABLE);
            return;
        }
        steps.add(new LayerStep.SymbolicLink(path, target));
    }

    private boolean hides(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (!name.startsWith(WHITEOUT)) {
            return false;
        }
        String directory = path.substring(0, slash);
        if (name.equals(OPAQUE)) {
            steps.add(new LayerStep.Opaque(directory.isEmpty() ? "/" : directory));
        } else if (!name.startsWith(WHITEOUT, WHITEOUT.length()) && name.length() > WHITEOUT.length()) {
            // further names with .wh..wh. are marks of the storage driver
            steps.add(new LayerStep.Whiteout(directory + "/" + name.substring(WHITEOUT.length())));
        }
        return true;
    }

    /** What was read. */
    List<LayerStep> steps() throws IOException {
        reading.settle();
        return steps;
    }
}
