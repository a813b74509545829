package dev.imatool.parsers.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Hands on the members that a sink wants. What was left out, or is damaged, was said when they were first looked at. */
record ChosenFiles(FileSink sink) implements MemberVisitor {
    @Override
    public void visit(Member member, InputStream content) throws IOException {
        String name = FileIndex.normal(member.name());
        if (!sink.wants(name)) {
            return;
        }
        if (member.passing()) {
            sink.take(name, content);
        } else {
            // a further name of a long member of a tar is shown with the beginning of its bytes
            try (InputStream whole = member.source().open()) {
                sink.take(name, whole);
            }
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
