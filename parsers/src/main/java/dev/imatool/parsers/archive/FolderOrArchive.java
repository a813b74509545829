package dev.imatool.parsers.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder or an archive. Its members can be gone through, and each can be opened again later. */
public sealed interface FolderOrArchive permits FolderContainer, TarContainer, ZipContainer {
    /**
     * Shows every member to {@code visitor}, in the order of the archive, or by path in a folder. An archive among them is shown, and
     * then its members, if it does not lie in one itself.
     *
     * @param pass what it may cost
     * @throws IOException if the folder or archive cannot be read; members before the damage were shown
     */
    void visit(MemberVisitor visitor, Pass pass) throws IOException;

    /**
     * The folder or archive that {@code path} is; empty for another file.
     *
     * @throws IOException if it is not there or cannot be read
     */
    static Optional<FolderOrArchive> of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.of(new FolderContainer(path));
        }
        try (MemberContent content = new MemberContent(Files.newInputStream(path))) {
            Optional<ArchiveForm> form = ArchiveForm.of(content.head());
            if (form.isEmpty() && content.damage().isPresent()) {
                throw content.damage().get();
            }
            return form.map(found -> found.ofFile(path, content.encodings()));
        }
    }
}
