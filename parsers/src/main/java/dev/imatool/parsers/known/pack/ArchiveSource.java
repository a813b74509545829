package dev.imatool.parsers.known.pack;

import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.ArchiveForm;
import dev.imatool.parsers.archive.ArchivesInside;
import dev.imatool.parsers.archive.FolderOrArchive;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.archive.MemberVisitor;
import dev.imatool.parsers.archive.Pass;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An archive of sources: a zip archive, or a tar archive whose files are packages and lists rather than the files of a system. It is read
 * as a folder of them.
 */
public final class ArchiveSource implements MemberVisitor {
    private final KnownFileSink sink;
    private final NestedReader other;
    private final SourceCollection all;
    private final Map<LeftOutReason, Integer> leftOut = new EnumMap<>(LeftOutReason.class);
    private long hidden;

    private ArchiveSource(boolean bad, KnownFileSink sink, NestedReader other) {
        this.sink = sink;
        this.other = other;
        this.all = new SourceCollection(bad, sink);
    }

    /**
     * True for an archive of sources.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Optional<ArchiveForm> form = form(file);
        return form.isPresent() && (form.get() == ArchiveForm.ZIP || SourcesInTar.prevail(file));
    }

    private static Optional<ArchiveForm> form(Path file) throws IOException {
        try (MemberContent content = new MemberContent(Files.newInputStream(file))) {
            return ArchiveForm.of(content.head());
        }
    }

    /**
     * Reads an archive.
     *
     * @param bad as in {@link FolderSource#read}
     * @param other reads a member, packages included
     * @return what it holds; remarks name the member
     * @throws IOException if the file cannot be read
     */
    public static KnownSource read(Path file, boolean bad, KnownFileSink sink, NestedReader other) throws IOException {
        ArchiveSource source = new ArchiveSource(bad, sink, other);
        if (form(file).filter(form -> form == ArchiveForm.TAR).isPresent()) {
            source.tar(file);
        } else {
            source.zip(file);
        }
        source.leftOut.forEach((reason, count) -> source.all.notRead("", "not read: " + reason.words() + ": " + count));
        if (source.hidden > 0) {
            source.all.notRead("", "not read: hidden files: " + source.hidden);
        }
        return source.all.source(sha256(file));
    }

    private void tar(Path file) throws IOException {
        Reading reading = new Reading(KnownFileSink.NOTHING);
        SourceProgress progress = sink.effort().progress();
        progress.expected(Files.size(file));
        try (InputStream bytes = progress.told(Files.newInputStream(file))) {
            TarMembers.visit(reading.unpacked("", reading.open(bytes)), "", reading, (member, content) -> {
                String name = FileNames.text(RootedPath.bytes(member.name()).toByteArray());
                switch (member.kind()) {
                    case FILE -> take(name, content);
                    case SYMBOLIC_LINK -> leftOut.merge(LeftOutReason.LINK_IN_ARCHIVE, 1, Integer::sum);
                    case HARD_LINK -> leftOut.merge(LeftOutReason.HARD_LINK, 1, Integer::sum);
                    case OTHER -> leftOut.merge(LeftOutReason.NO_FILE, 1, Integer::sum);
                    case DIRECTORY -> {}
                }
                return true;
            });
            all.add(reading.source(SourceForm.FOLDER, 0).remarks());
        }
    }

    private void zip(Path file) {
        try {
            Optional<FolderOrArchive> archive = FolderOrArchive.of(file);
            if (archive.isPresent()) {
                archive.get().visit(this, new Pass());
            }
        } catch (IOException | RuntimeException damage) {
            String why = ArchivesInside.words(damage instanceof IOException said ? said : new IOException(damage));
            all.own().unreadable("", "the archive is not read further: it is " + why);
        }
    }

    private static Optional<String> sha256(Path file) throws IOException {
        try (MeteredStream bytes = new MeteredStream(Files.newInputStream(file), true)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return bytes.finish();
        }
    }

    @Override
    public void visit(Member member, MemberContent content) {
        take(member.name(), content);
        content.damage()
                .ifPresent(damage -> all.own()
                        .error(
                                SourceCollection.quoted(member.name()),
                                "it is " + ArchivesInside.words(damage) + "; what stands before that was read",
                                ""));
    }

    private void take(String name, InputStream content) {
        if (name.startsWith(".", name.lastIndexOf('/') + 1) || name.startsWith("__MACOSX/")) {
            hidden++;
            return;
        }
        InputStream bytes = new BufferedInputStream(new Kept(content), MemberContent.HEAD);
        all.take(name, named -> other.read(InputSource.ofStream(name, bytes), named));
    }

    @Override
    public void archive(Member member, MemberContent content) {
        // members that are archives are read as sources
    }

    @Override
    public void remark(String sentence) {
        all.own().error("", sentence, "");
    }

    @Override
    public void damage(String sentence) {
        all.own().unreadable("", sentence);
    }

    @Override
    public void leftOut(LeftOutReason reason, LeftOut.Name name) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    /** The archive goes on when a reader of a member is done. */
    private static final class Kept extends FilterInputStream {
        Kept(InputStream content) {
            super(content);
        }

        @Override
        public void close() {
            // whoever opened the archive closes it
        }
    }
}
