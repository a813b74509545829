package dev.imatool.parsers.evidence;

import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.archive.MemberVisitor;
import java.io.IOException;
import java.io.OutputStream;

/** Hands on the members that a sink wants. What was left out, or is damaged, was said when they were first looked at. */
record ChosenFiles(FileSink sink) implements MemberVisitor {
    @Override
    public void visit(Member member, MemberContent content) throws IOException {
        String name = FileIndex.normal(member.name());
        if (!sink.wants(name)) {
            return;
        }
        if (member.passing() || member.channel().isPresent()) {
            read(name, content);
        } else {
            // a further name of a long member of a tar is shown with the beginning of its bytes
            try (MemberContent whole = new MemberContent(member.source().open())) {
                read(name, whole);
            }
        }
    }

    private void read(String name, MemberContent content) throws IOException {
        content.watch(sink.take(name));
        content.transferTo(OutputStream.nullOutputStream());
        if (content.damage().isPresent()) {
            throw content.damage().get();
        }
    }

    @Override
    public void archive(Member member, MemberContent content) {
        String name = FileIndex.normal(member.name());
        if (sink.wants(name)) {
            content.watch(sink.take(name));
        }
    }

    @Override
    public void remark(String sentence) {
        // said before
    }

    @Override
    public void damage(String sentence) {
        // said before
    }

    @Override
    public void leftOut(LeftOutReason reason, LeftOut.Name name) {
        // said before
    }
}
