package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what is known among the members that pass, what is not, and what was left out. */
final class Collector implements MemberVisitor {
    private static final int MOST_PARTS = 20_000;

    /** Files of an unknown kind that are named; a copy of a whole system has hundreds of thousands. */
    private static final int MOST_OTHERS = 1000;

    /** Of keys, quotes, signatures and values together, which are kept whole. */
    private static final long MOST_BYTES = 64L << 20;

    private final List<Part> parts = new ArrayList<>();
    private final List<OtherFile> others = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> damages = new LinkedHashSet<>();
    private final Map<LeftOutReason, LeftOut> leftOut = new EnumMap<>(LeftOutReason.class);
    private final KeptMembers kept = new KeptMembers();
    private final FileIndex index = new FileIndex();
    private long members;
    private long otherFiles;
    private long bytesTaken;

    @Override
    public void visit(Member member, InputStream content) throws IOException {
        members++;
        index.file(member);
        UntilDamage bytes = new UntilDamage(content);
        byte[] head = bytes.readNBytes(EvidenceReader.HEAD);
        Optional<Part> part = PartClassifier.classify(member, head, bytes);
        if (part.isPresent() && parts.size() == MOST_PARTS) {
            leftOut(LeftOutReason.TOO_MANY, member);
        } else if (part.isPresent()) {
            take(part.get(), member, head, bytes);
        } else if (EvidenceReader.isArchive(head)) {
            leftOut(LeftOutReason.ARCHIVE, member);
        } else if (bytes.damage().isEmpty()) {
            other(member, head);
        }
        if (bytes.damage().isPresent()) {
            throw bytes.damage().get();
        }
    }

    /** Of a list that is cut, the entries before that count; a quote or a key that is cut is none. */
    private void take(Part part, Member member, byte[] head, UntilDamage bytes) throws IOException {
        if (part.kind().isLong()) {
            InputSource source = kept.keep(member, head, bytes);
            parts.add(new Part(part.kind(), part.path(), part.bytes(), part.content(), source));
        } else if (bytesTaken + part.content().length() > MOST_BYTES) {
            leftOut(LeftOutReason.TOO_MANY, member);
        } else if (bytes.damage().isEmpty()) {
            bytesTaken += part.content().length();
            parts.add(part);
        }
    }

    private void other(Member member, byte[] head) {
        otherFiles++;
        if (others.size() < MOST_OTHERS) {
            others.add(new OtherFile(member.path(), member.bytes(), KnownForm.words(head)));
        }
    }

    @Override
    public void remark(String sentence) {
        remarks.add(sentence);
        index.notWhole();
    }

    @Override
    public void damage(String sentence) {
        damages.add(sentence);
        index.notWhole();
    }

    @Override
    public void leftOut(LeftOutReason reason, LeftOut.Name name) {
        leftOut.put(reason, leftOut.getOrDefault(reason, LeftOut.none(reason)).plus(name));
        index.leftOut(reason, name);
    }

    private void leftOut(LeftOutReason reason, Member member) {
        leftOut(reason, new LeftOut.Name(member.path(), ""));
    }

    /** Members seen so far. */
    long members() {
        return members;
    }

    /** All that was gathered. */
    Evidence evidence() {
        return new Evidence(
                parts,
                members,
                others,
                otherFiles,
                List.copyOf(leftOut.values()),
                List.copyOf(remarks),
                List.copyOf(damages),
                index);
    }
}
