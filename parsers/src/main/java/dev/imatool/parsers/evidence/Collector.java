package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.ArchiveForm;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.archive.MemberVisitor;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.keylime.KeylimeFiles;
import dev.imatool.parsers.keylime.KeylimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
    private final Map<String, FilesOnDisk.Digest> whole = new LinkedHashMap<>();
    private final Set<String> later = new LinkedHashSet<>();
    private final List<String> archives = new ArrayList<>();
    private long members;
    private long otherFiles;
    private long bytesTaken;

    @Override
    public void visit(Member member, MemberContent content) throws IOException {
        members++;
        index.file(member);
        byte[] head = content.head();
        List<KeylimeFiles.NamedContent> files = keylime(member, head, content);
        for (KeylimeFiles.NamedContent file : files) {
            within(member, file);
        }
        if (!files.isEmpty()) {
            hash(member, content);
            return;
        }
        Optional<Part> part =
                ArchiveForm.of(head).isPresent() ? Optional.empty() : PartClassifier.classify(member, content);
        if (part.isPresent() && parts.size() == MOST_PARTS) {
            leftOut(LeftOutReason.TOO_MANY, member);
        } else if (part.isPresent()) {
            take(part.get(), member, content);
        } else if (ArchiveForm.of(head).isPresent()) {
            leftOut(LeftOutReason.ARCHIVE, member);
        } else if (content.damage().isEmpty()) {
            other(member, head);
        }
        if (content.damage().isPresent()) {
            throw content.damage().get();
        }
    }

    @Override
    public void archive(Member member, MemberContent content) {
        members++;
        index.file(member);
        if (member.channel().isPresent()) {
            archives.add(member.source().name());
        }
    }

    /** What a document of Keylime holds, which is as good as files next to each other; none where it is no such document. */
    private List<KeylimeFiles.NamedContent> keylime(Member member, byte[] head, MemberContent content) {
        long room = Math.min(KeylimeReader.MAXIMUM, MOST_BYTES - bytesTaken);
        if (!KeylimeFiles.perhaps(head) || member.bytes() > room || room < MemberContent.HEAD) {
            return List.of();
        }
        byte[] whole = content.head((int) room);
        return content.damage().isPresent() ? List.of() : KeylimeFiles.of(ByteString.copyOf(whole));
    }

    private void within(Member document, KeylimeFiles.NamedContent file) throws IOException {
        byte[] content = file.content().toByteArray();
        String path = document.path() + "/" + file.name();
        if (parts.size() == MOST_PARTS) {
            leftOut(LeftOutReason.TOO_MANY, new LeftOut.Name(path, ""));
            return;
        }
        bytesTaken += content.length;
        Member member = Member.of(
                document.name() + "/" + file.name(),
                content.length,
                InputSource.ofMember(
                        document.source().name() + "/" + file.name(), () -> new ByteArrayInputStream(content)),
                false);
        PartClassifier.classify(member, new MemberContent(new ByteArrayInputStream(content)))
                .ifPresentOrElse(parts::add, () -> other(member, content));
    }

    /** Of a list that is cut, the entries before that count; a quote or a key that is cut is none. */
    private void take(Part part, Member member, MemberContent content) throws IOException {
        if (part.kind().isLong()) {
            InputSource source = kept.keep(member, content);
            if (member.channel().isPresent()) {
                later.add(source.name());
            }
            parts.add(new Part(part.kind(), part.path(), part.bytes(), part.content(), source, part.encodings()));
        } else if (bytesTaken + part.content().length() > MOST_BYTES) {
            leftOut(LeftOutReason.TOO_MANY, member);
        } else if (content.damage().isEmpty()) {
            bytesTaken += part.content().length();
            parts.add(part);
            hash(member, content);
        }
    }

    /** Of a file on disk; who has an archive has the digest of that. */
    private void hash(Member member, MemberContent content) throws IOException {
        if (member.channel().isPresent()) {
            try (MeteredStream raw = new MeteredStream(content, true)) {
                String sha256 = raw.finish().orElseThrow();
                whole.put(member.source().name(), new FilesOnDisk.Digest(sha256, raw.bytes()));
            }
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
                index,
                new FilesOnDisk(whole, later, archives));
    }
}
