package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.keylime.KeylimeFiles;
import dev.imatool.parsers.keylime.KeylimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
    private Optional<UntilDamage> replayed = Optional.empty();
    private long members;
    private long otherFiles;
    private long bytesTaken;

    @Override
    public void visit(Member member, InputStream content) throws IOException {
        members++;
        index.file(member);
        UntilDamage bytes = new UntilDamage(content);
        byte[] head = bytes.readNBytes(EvidenceReader.HEAD);
        List<KeylimeFiles.NamedContent> files = keylime(member, head, bytes);
        if (!files.isEmpty()) {
            for (KeylimeFiles.NamedContent file : files) {
                within(member, file);
            }
            return;
        }
        if (replayed.isPresent()) {
            bytes = replayed.get();
            replayed = Optional.empty();
            head = bytes.readNBytes(EvidenceReader.HEAD);
        }
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

    /** What a document of Keylime holds, which is as good as files beside each other; none where it is no such document. */
    private List<KeylimeFiles.NamedContent> keylime(Member member, byte[] head, UntilDamage bytes) throws IOException {
        boolean fits =
                member.bytes() <= KeylimeReader.MAXIMUM && bytesTaken + Math.max(member.bytes(), 0) <= MOST_BYTES;
        if (!KeylimeFiles.perhaps(head) || !fits) {
            return List.of();
        }
        byte[] rest = bytes.readNBytes((int) Math.min(KeylimeReader.MAXIMUM, MOST_BYTES - bytesTaken));
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        List<KeylimeFiles.NamedContent> files =
                bytes.damage().isPresent() ? List.of() : KeylimeFiles.of(ByteString.copyOf(whole));
        if (files.isEmpty()) {
            replayed = Optional.of(new UntilDamage(new SequenceInputStream(new ByteArrayInputStream(whole), bytes)));
        }
        return files;
    }

    private void within(Member document, KeylimeFiles.NamedContent file) throws IOException {
        byte[] content = file.content().toByteArray();
        String path = document.path() + "/" + file.name();
        bytesTaken += content.length;
        Member member = new Member(
                path,
                document.name() + "/" + file.name(),
                content.length,
                InputSource.ofMember(
                        document.source().name() + "/" + file.name(), () -> new ByteArrayInputStream(content)),
                false);
        byte[] head = Arrays.copyOf(content, Math.min(content.length, EvidenceReader.HEAD));
        try (InputStream rest = new ByteArrayInputStream(content, head.length, content.length - head.length)) {
            PartClassifier.classify(member, head, rest).ifPresentOrElse(parts::add, () -> other(member, head));
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
