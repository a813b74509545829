package dev.imatool.parsers.known.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * A member of an archive.
 *
 * @param kind what it is
 * @param name as the archive writes it, one byte to a character
 * @param target what a link says, likewise; empty for all others
 * @param size bytes that it is said to have
 */
public record ArchiveMember(Kind kind, String name, String target, long size) {
    /** What a member is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        /** A further name of a member of the archive, or of what is there already. */
        HARD_LINK,
        /** Devices, pipes and sockets. */
        OTHER
    }

    /** Takes members as they come. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes a member.
         *
         * @param content of a file; ends with an exception where it is not whole
         * @return false where the rest is of no interest
         */
        boolean visit(ArchiveMember member, InputStream content) throws IOException;
    }
}
