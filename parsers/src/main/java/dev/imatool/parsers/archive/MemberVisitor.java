package dev.imatool.parsers.archive;

import java.io.IOException;

/** Takes the members of a folder or an archive one after the other. */
public interface MemberVisitor {
    /**
     * Takes one member.
     *
     * @param content its bytes, valid during the call; not to be closed
     * @throws IOException if they cannot be read to the end; what stood before that was taken
     */
    void visit(Member member, MemberContent content) throws IOException;

    /**
     * Takes a member that is an archive. Its own members follow.
     *
     * @param content its bytes, which may be watched, not read
     */
    void archive(Member member, MemberContent content);

    /** Takes a remark on something that was not read; safe to print. */
    void remark(String sentence);

    /** Takes what could not be read although it is there; safe to print. */
    void damage(String sentence);

    /** Takes the name of something that was not read. */
    void leftOut(LeftOutReason reason, LeftOut.Name name);
}
