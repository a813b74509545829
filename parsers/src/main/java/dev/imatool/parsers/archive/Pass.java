package dev.imatool.parsers.archive;

import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.stream.PassingStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What one way through a folder or an archive may cost, with all archives inside: members, archives, and bytes, which are bound to
 * those that lie on the disk. A tar can hold files that are nothing but holes, and a zip can give one stream to many members, so the
 * bytes of members count as well as those that were unpacked.
 */
public final class Pass {
    /** Members that are looked at; a collection of a whole system has that many files. */
    public static final int MOST_MEMBERS = 500_000;

    /** Archives that are opened inside; a collection of a fleet has that many hosts. */
    public static final int MOST_ARCHIVES = 10_000;

    /** Archives inside an archive that are gone through once more for their hard links: each time is one through the outer one. */
    static final int MOST_RETURNS = 16;

    private final int mostMembers;
    private final UnpackingBudget unpacked;
    private final UnpackingBudget delivered;
    private long rawBytes;
    private int members;
    private int archives;
    private int returns;
    private boolean ended;

    /** A way that has cost nothing yet. */
    public Pass() {
        this(MOST_MEMBERS);
    }

    Pass(int mostMembers) {
        this.mostMembers = mostMembers;
        this.unpacked = new UnpackingBudget(() -> rawBytes);
        this.delivered = new UnpackingBudget(() -> rawBytes);
    }

    /** Counts a member; false where there are too many. */
    public boolean member() {
        if (members == mostMembers) {
            return false;
        }
        members++;
        return true;
    }

    /** Counts a member; false, said once, where there are too many. */
    boolean member(MemberVisitor visitor) {
        if (member()) {
            return true;
        }
        if (!ended) {
            ended = true;
            visitor.remark("only the first " + mostMembers + " members were looked at");
        }
        return false;
    }

    /** Counts an archive inside; false where there are too many. */
    boolean archive() {
        return archives++ < MOST_ARCHIVES;
    }

    /** Counts a second way through an archive inside an archive; false where there were too many. */
    boolean again() {
        return returns++ < MOST_RETURNS;
    }

    /** What packed archives may unpack to. */
    public UnpackingBudget budget() {
        return unpacked;
    }

    /** Counts bytes that lie on the disk and are read without {@link #raw}. */
    void onDisk(long bytes) {
        rawBytes += bytes;
    }

    /** The same bytes, which count as lying on the disk. */
    public InputStream raw(InputStream bytes) {
        return new PassingStream(bytes) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                rawBytes += Math.max(count, 0);
                return count;
            }
        };
    }

    /** The bytes of a member that is read alone; to close them is to close the archive. */
    InputStream counted(InputStream member, InputStream archive) {
        return new FilterInputStream(counted(member)) {
            @Override
            public void close() throws IOException {
                archive.close();
            }
        };
    }

    /** The same bytes of a member, which end with an exception where all members have more than they may. */
    public InputStream counted(InputStream member) {
        return new PassingStream(member) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                if (count > 0 && !delivered.take(count)) {
                    throw new TooMuchException("its members have more than " + delivered.most() + " bytes");
                }
                return count;
            }

            @Override
            public void close() {
                // the archive goes on
            }
        };
    }

    /** An archive costs more than it may. */
    public static final class TooMuchException extends ArchiveException {
        private static final long serialVersionUID = 1;

        TooMuchException(String message) {
            super(message, null);
        }
    }
}
