package dev.imatool.parsers.known.content;

import dev.imatool.parsers.archive.BoundedTar;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The members of a tar archive, in their order. Damage ends it with a remark at its place; what precedes it counts. */
public final class TarMembers {
    private TarMembers() {}

    /**
     * Goes through an archive that is not packed.
     *
     * @param where what the archive is called in remarks; empty for the source itself
     * @return false where it was not read to its end
     * @throws IOException if the source cannot be read
     */
    public static boolean visit(InputStream archive, String where, Reading reading, ArchiveMember.Visitor visitor)
            throws IOException {
        BoundedTar tar = BoundedTar.ofByteNames(archive);
        String name = "";
        try {
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                ArchiveMember member = member(tar, entry);
                if (!reading.next(member.name().length() + member.target().length())) {
                    return false;
                }
                name = member.name();
                if (!visitor.visit(member, reading.member(tar.content()))) {
                    return true;
                }
                name = "";
            }
            if (!tar.isEnded()) {
                reading.warning(
                        place(where, tar),
                        "the tar archive has no end mark: it may be cut short",
                        "every member before it was read");
            }
            return tar.isEnded();
        } catch (IOException | RuntimeException damage) {
            String why = reading.damage(damage);
            String during = name.isEmpty() ? "" : " inside " + Reading.quoted(name);
            reading.unreadable(place(where, tar), "the tar archive is not read further" + during + ": " + why);
            return false;
        }
    }

    private static String place(String where, BoundedTar tar) {
        return (where.isEmpty() ? "" : where + ", ") + "byte " + tar.position();
    }

    private static ArchiveMember member(BoundedTar tar, TarArchiveEntry entry) {
        String target = entry.isLink() || entry.isSymbolicLink() ? tar.bytes(entry.getLinkName()) : "";
        return new ArchiveMember(kind(entry), tar.bytes(entry.getName()), target, entry.getRealSize());
    }

    private static ArchiveMember.Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return ArchiveMember.Kind.SYMBOLIC_LINK;
        }
        if (entry.isLink() && entry.getSize() == 0) {
            return ArchiveMember.Kind.HARD_LINK;
        }
        if (entry.isDirectory()) {
            return ArchiveMember.Kind.DIRECTORY;
        }
        boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
        // pax may give a hard link its bytes once more
        return special || !(entry.isFile() || entry.isLink()) ? ArchiveMember.Kind.OTHER : ArchiveMember.Kind.FILE;
    }
}
