package dev.imatool.parsers.evidence;

import dev.imatool.parsers.archive.MemberContent;

/** Takes the bytes of chosen files of the evidence. */
public interface FileSink {
    /** True when the file of that name, as {@link FileIndex#names} has it, is to be read. */
    boolean wants(String name);

    /** Takes a file, whose bytes follow until its end is told. Files inside an archive come between bytes of that. */
    MemberContent.RawBytes take(String name);
}
