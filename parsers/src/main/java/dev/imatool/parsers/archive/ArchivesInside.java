package dev.imatool.parsers.archive;

import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Shows members to a visitor, and of an archive among them its members too. Archives inside those are shown as members, programs
 * and documents (a jar is a zip archive) likewise.
 */
public record ArchivesInside(MemberVisitor visitor, Pass pass) implements MemberVisitor {
    @Override
    public void visit(Member member, MemberContent content) throws IOException {
        byte[] head = content.head();
        Optional<ArchiveForm> form = ArchiveForm.of(head).filter(found -> !ArchiveForm.isProgram(head));
        if (form.isEmpty() || !pass.archive()) {
            visitor.visit(member, content);
            return;
        }
        visitor.archive(member, content);
        try {
            if (form.get() == ArchiveForm.TAR) {
                TarContainer tar = new TarContainer(ArchiveNames.inside(member), member.source()::open);
                tar.visit(content, visitor, pass, !member.passing() || pass.again());
            } else {
                zip(member, content).visit(visitor, pass);
            }
        } catch (ZipContainer.TooLargeException large) {
            visitor.leftOut(LeftOutReason.ARCHIVE, new LeftOut.Name(member.path(), ""));
        } catch (Pass.TooMuchException tooMuch) {
            throw tooMuch;
        } catch (IOException damaged) {
            if (content.damage().isPresent()) {
                throw content.damage().get();
            }
            visitor.damage("an archive inside is " + words(damaged) + "; its members before that were read");
            visitor.leftOut(LeftOutReason.DAMAGED, new LeftOut.Name(member.path(), ""));
        }
        content.drainIfWatched();
        if (content.damage().isPresent()) {
            throw content.damage().get();
        }
    }

    /** What is wrong with an archive, after "is": that it is cut short, or why it is damaged; safe to print. */
    public static String words(IOException damage) {
        return damage instanceof ArchiveException known
                ? "damaged: " + known.reason()
                : TarContainer.isCut(damage) ? "cut short" : "damaged";
    }

    /** True when an archive ends before it should. */
    public static boolean isCut(IOException damage) {
        return TarContainer.isCut(damage);
    }

    private static ZipContainer zip(Member member, MemberContent content) throws IOException {
        ArchiveNames names = ArchiveNames.inside(member);
        if (member.channel().isPresent() && content.encodings().isEmpty()) {
            return new ZipContainer(names, member.channel().get());
        }
        byte[] bytes = ZipContainer.unpacked(content);
        InputSource source = member.source();
        return new ZipContainer(
                names, () -> new SeekableInMemoryByteChannel(bytes), ZipContainer.inMemory(source::open));
    }

    @Override
    public void archive(Member member, MemberContent content) {
        visitor.archive(member, content);
    }

    @Override
    public void remark(String sentence) {
        visitor.remark(sentence);
    }

    @Override
    public void damage(String sentence) {
        visitor.damage(sentence);
    }

    @Override
    public void leftOut(LeftOutReason reason, LeftOut.Name name) {
        visitor.leftOut(reason, name);
    }
}
