package dev.imatool.parsers.archive;

import dev.imatool.parsers.InputSource;

/**
 * What members of an archive are called.
 *
 * @param source before the name of a member when its bytes are named: {@code /evidence/host.tar.gz!}
 * @param inside before its name in the evidence: empty in the archive that the user names, {@code host.tar.gz!/} in one inside
 */
record ArchiveNames(String source, String inside) {
    /** Of the archive that the user names. */
    static ArchiveNames outer(String name) {
        return new ArchiveNames(name + "!", "");
    }

    /** Of an archive that is a member itself. */
    static ArchiveNames inside(Member archive) {
        return new ArchiveNames(archive.source().name() + "!/", archive.name() + "!/");
    }

    /** The name of a member in the evidence. In an archive inside, no name leads out of that. */
    String of(String member) {
        return inside.isEmpty() ? member : inside + MemberNames.below(member);
    }

    /** The bytes of a member. */
    InputSource source(String member, InputSource.Opener opener) {
        return InputSource.ofMember(source + (inside.isEmpty() ? member : MemberNames.below(member)), opener);
    }
}
