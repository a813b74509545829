package dev.imatool.parsers.evidence;

import java.io.IOException;
import java.nio.file.Path;

/** A folder or an archive. Its members can be gone through, and each can be opened again later. */
sealed interface Container permits FolderContainer, TarContainer, ZipContainer {
    /** Members that are looked at at most; a collection of a whole system has that many files. */
    int MOST_MEMBERS = 500_000;

    /**
     * Shows every member to {@code visitor}, in the order of the archive, or by path in a folder.
     *
     * @throws IOException if the folder or archive cannot be read; members before the damage were shown
     */
    void visit(MemberVisitor visitor) throws IOException;

    /** What the user names, and that it is there. */
    Path path();
}
