package dev.imatool.parsers.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Takes the members of a folder or an archive one after the other. */
interface MemberVisitor {
    /**
     * Takes one member.
     *
     * @param content its bytes, valid during the call; not to be closed
     * @throws IOException if they cannot be read to the end; what stood before that was taken
     */
    void visit(Member member, InputStream content) throws IOException;

    /** Takes a remark on something that was not read; safe to print. */
    void remark(String sentence);

    /** Takes what could not be read although it is there; safe to print. */
    void damage(String sentence);

    /** Takes the name of something that was not read. */
    void leftOut(LeftOutReason reason, LeftOut.Name name);
}
