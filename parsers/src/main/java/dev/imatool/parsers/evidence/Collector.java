package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what is known among the members that pass, and what was left out. */
final class Collector implements MemberVisitor {
    private static final int MOST_PARTS = 20_000;

    /** Of keys, quotes, signatures and values together, which are kept whole. */
    private static final long MOST_BYTES = 64L << 20;

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> damages = new LinkedHashSet<>();
    private final Map<LeftOutReason, LeftOut> leftOut = new EnumMap<>(LeftOutReason.class);
    private final KeptMembers kept = new KeptMembers();
    private long members;
    private long bytesTaken;

    @Override
    public void visit(Member member, InputStream content) throws IOException {
        members++;
        UntilDamage bytes = new UntilDamage(content);
        byte[] head = bytes.readNBytes(EvidenceReader.HEAD);
        Optional<Part> part = PartClassifier.classify(member, head, bytes);
        if (part.isPresent() && parts.size() == MOST_PARTS) {
            remark("only the first " + MOST_PARTS + " parts were taken");
        } else if (part.isPresent()) {
            take(part.get(), member, head, bytes);
        }
        if (part.isEmpty() && EvidenceReader.isArchive(head)) {
            remark("an archive inside was not opened: unpack it and give it as evidence of its own");
        }
        if (bytes.damage().isPresent()) {
            throw bytes.damage().get();
        }
    }

    /** Of a list that is cut, the entries before that count; a quote or a key that is cut is none. */
    private void take(Part part, Member member, byte[] head, UntilDamage bytes) throws IOException {
        if (part.kind() == PartKind.MEASUREMENT_LIST || part.kind() == PartKind.EVENT_LOG) {
            InputSource source = kept.keep(member, head, bytes);
            parts.add(new Part(part.kind(), part.path(), part.bytes(), part.content(), source));
        } else if (bytesTaken + part.content().length() > MOST_BYTES) {
            remark("of keys, quotes and values only the first " + (MOST_BYTES >> 20) + " MiB were taken");
        } else if (bytes.damage().isEmpty()) {
            bytesTaken += part.content().length();
            parts.add(part);
        }
    }

    @Override
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    @Override
    public void damage(String sentence) {
        damages.add(sentence);
    }

    @Override
    public void leftOut(LeftOutReason reason, LeftOut.Name name) {
        leftOut.put(reason, leftOut.getOrDefault(reason, LeftOut.none(reason)).plus(name));
    }

    /** Members seen so far. */
    long members() {
        return members;
    }

    /** All that was gathered. */
    Evidence evidence() {
        return new Evidence(parts, members, List.copyOf(leftOut.values()), List.copyOf(remarks), List.copyOf(damages));
    }
}
