package dev.imatool.parsers.archive;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on disk by itself, as if it lay alone in a folder. */
record LoneFile(Path path) implements FolderOrArchive {
    @Override
    public void visit(MemberVisitor visitor, Pass pass) throws IOException {
        InputSource source = InputSource.ofFile(path);
        pass.member(visitor);
        try (InputStream content = source.open()) {
            String name = FileNames.name(path.toAbsolutePath().getFileName());
            Member member = Member.of(name, Files.size(path), source, false)
                    .onDisk(() -> Files.newByteChannel(path, StandardOpenOption.READ));
            visitor.visit(member, new MemberContent(pass.raw(content)));
        }
    }
}
