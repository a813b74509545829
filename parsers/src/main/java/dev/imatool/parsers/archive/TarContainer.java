package dev.imatool.parsers.archive;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * A tar archive, packed or not. A member is found again by its place in the archive, since names may repeat. Further names of
 * a member (hard links) are shown after all members.
 *
 * @param names what its members are called
 * @param archive its bytes, packed or not
 */
record TarContainer(ArchiveNames names, InputSource.Opener archive) implements FolderOrArchive {
    /** What is kept of a member while it is shown under its further names. */
    private static final int SHOWN_AGAIN = 1 << 20;

    @Override
    public void visit(MemberVisitor visitor, Pass pass) throws IOException {
        try (InputStream raw = archive.open()) {
            visit(pass.raw(raw), visitor, pass, true);
        }
    }

    /**
     * The same, of an archive that is open.
     *
     * @param again whether it may be gone through once more
     */
    void visit(InputStream opened, MemberVisitor visitor, Pass pass, boolean again) throws IOException {
        HardLinks links = new HardLinks();
        try {
            members(opened, visitor, pass, links);
        } finally {
            further(visitor, pass, links, again);
        }
    }

    private void members(InputStream opened, MemberVisitor visitor, Pass pass, HardLinks links) throws IOException {
        DiagnosticLog damage = new DiagnosticLog();
        BoundedTar tar =
                new BoundedTar(Decoding.open(opened, pass.budget(), damage).content());
        try {
            int index = 0;
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                if (!pass.member(visitor)) {
                    return;
                }
                visit(tar, entry, index++, visitor, pass, links);
            }
        } catch (IOException broken) {
            throw isCut(broken) ? because(damage, broken) : broken;
        }
    }

    /** The library has no exception of its own for it. */
    public static boolean isCut(IOException damage) {
        return damage instanceof EOFException
                || String.valueOf(damage.getMessage()).startsWith("Truncated");
    }

    /** Where what it is packed in is damaged, the archive only seems to be cut. */
    private static IOException because(DiagnosticLog damage, IOException cut) {
        return damage.completeness() == Completeness.DAMAGED
                ? new ArchiveException(damage.diagnostics().getLast().message(), cut)
                : cut;
    }

    private void visit(
            BoundedTar tar, TarArchiveEntry entry, int place, MemberVisitor visitor, Pass pass, HardLinks links)
            throws IOException {
        String name = entry.getName();
        LeftOut.Name called = new LeftOut.Name(names.of(name), entry.getLinkName());
        if (entry.isSymbolicLink()) {
            visitor.leftOut(LeftOutReason.LINK_IN_ARCHIVE, called);
        } else if (entry.isLink() && entry.getSize() == 0) {
            if (!links.link(name, entry.getLinkName())) {
                visitor.leftOut(LeftOutReason.HARD_LINK, called);
            }
        } else if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            visitor.leftOut(LeftOutReason.NO_FILE, new LeftOut.Name(names.of(name), ""));
        } else if (entry.isFile()) {
            // pax may give a link its bytes once more
            links.member(name, place);
            visitor.visit(
                    member(name, entry.getRealSize(), place, true), new MemberContent(pass.counted(tar.content())));
        }
    }

    private Member member(String name, long size, int place, boolean passing) {
        return Member.of(names.of(name), size, names.source(name, () -> reopen(place)), passing);
    }

    /** Goes through the archive once more, however many links there are. */
    private void further(MemberVisitor visitor, Pass pass, HardLinks links, boolean again) throws IOException {
        if (links.byPlace().isEmpty()) {
            return;
        }
        if (!again) {
            links.byPlace()
                    .values()
                    .forEach(each -> each.forEach(
                            name -> visitor.leftOut(LeftOutReason.HARD_LINK, new LeftOut.Name(names.of(name), ""))));
            return;
        }
        try (InputStream raw = archive.open()) {
            BoundedTar tar = open(raw);
            int index = 0;
            for (Map.Entry<Integer, List<String>> linked : links.byPlace().entrySet()) {
                TarArchiveEntry entry = skipTo(tar, linked.getKey() - index);
                index = linked.getKey() + 1;
                byte[] content = new UntilDamage(tar.content()).readNBytes(SHOWN_AGAIN);
                boolean whole = content.length < SHOWN_AGAIN;
                for (String name : linked.getValue()) {
                    visitor.visit(
                            member(name, entry.getRealSize(), linked.getKey(), whole),
                            new MemberContent(pass.counted(new ByteArrayInputStream(content))));
                }
            }
        }
    }

    private InputStream reopen(int place) throws IOException {
        InputStream raw = archive.open();
        try {
            BoundedTar tar = open(raw);
            skipTo(tar, place);
            return new Pass().counted(tar.content(), raw);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    private static BoundedTar open(InputStream raw) throws IOException {
        Pass alone = new Pass();
        return new BoundedTar(
                Decoding.open(alone.raw(raw), alone.budget(), ignored -> {}).content());
    }

    private static TarArchiveEntry skipTo(BoundedTar tar, int further) throws IOException {
        TarArchiveEntry entry = tar.next();
        for (int i = 0; i < further && entry != null; i++) {
            entry = tar.next();
        }
        if (entry == null) {
            throw new EOFException("the archive has become shorter");
        }
        return entry;
    }
}
