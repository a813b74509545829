package dev.imatool.parsers.archive;

/** Why something of the evidence was not read. */
public enum LeftOutReason {
    /** What it names has a place of its own in the evidence. */
    LINK_INSIDE("symbolic links to other places of the folder, which are looked at there"),
    /** Whoever made the evidence would have the examiner's own files read. */
    LINK_OUTSIDE("symbolic links that lead out of the folder, not followed"),
    /** The collector copied the link, and not what it names. */
    LINK_DANGLING("symbolic links to what the folder does not hold"),
    /** An archive says only what the link is called and where it led on the host. */
    LINK_IN_ARCHIVE("symbolic links in the archive, not followed"),
    /** A hard link repeats a member before it; this one has none. */
    HARD_LINK("hard links to what does not precede them in the archive"),
    /** To open a pipe or a device is to wait, or worse. */
    NO_FILE("pipes, sockets and devices, not opened"),
    /** Collected by one user and read by another, or the disk gives them no more. */
    UNREADABLE("files and folders that could not be read (no permission, or a fault of the disk)", true),
    /** Nobody collects into so many folders; a loop of mounts has no end. */
    TOO_DEEP("folders in too many folders, not looked into", true),
    /** Their checksum is wrong, or they do not unpack. */
    DAMAGED("damaged members of the archive, not read to their end", true),
    /** The password is the collector's. */
    ENCRYPTED("encrypted members of the archive: decrypt it first", true),
    /** Zstandard and xz, say, in a zip archive. */
    NOT_UNPACKED("members of the archive, compressed in a way that is not read", true),
    /** Of another host, perhaps: in an archive inside, a program, or larger than is read in memory. */
    ARCHIVE("archives inside, not opened: unpack them, and give each as separate evidence"),
    /** A collection has some tens of them. */
    TOO_MANY("parts after the first 20,000, or after 64 MiB of keys, quotes and values", true);

    private final String words;
    private final boolean lost;

    LeftOutReason(String words) {
        this(words, false);
    }

    LeftOutReason(String words, boolean lost) {
        this.words = words;
        this.lost = lost;
    }

    /** True for symbolic links. */
    public boolean isLink() {
        return this == LINK_INSIDE || this == LINK_OUTSIDE || this == LINK_DANGLING || this == LINK_IN_ARCHIVE;
    }

    /** True where it may have been evidence that should have been read. */
    public boolean lost() {
        return lost;
    }

    /** What they are, in the plural, and why they were not read. */
    public String words() {
        return words;
    }
}
