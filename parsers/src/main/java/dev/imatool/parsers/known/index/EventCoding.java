package dev.imatool.parsers.known.index;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Records of an index, as bytes and back. */
final class EventCoding {
    private EventCoding() {}

    static void encode(KnownEvent event, IndexBytes out) {
        switch (event) {
            case KnownEvent.Listed(KnownFile file, boolean line) -> {
                out.put(line ? IndexLayout.LINE : IndexLayout.LISTED);
                file(file, out);
            }
            case KnownEvent.Signed(KnownFile file, ByteString signature) -> {
                out.put(IndexLayout.SIGNED);
                file(file, out);
                out.bytes(signature);
            }
            case KnownEvent.Link(String item, ByteString path, ByteString target, boolean symbolic) -> {
                out.put(symbolic ? IndexLayout.SYMBOLIC_LINK : IndexLayout.HARD_LINK);
                out.text(item);
                out.bytes(path);
                out.bytes(target);
            }
            case KnownEvent.NextFile next -> out.put(IndexLayout.NEXT_FILE);
            case KnownEvent.FileRead(SourceForm form) -> {
                out.put(IndexLayout.FILE_READ);
                out.text(form.id());
            }
            case KnownEvent.Value(ReferenceValue value) -> {
                out.put(IndexLayout.VALUE);
                out.put(IndexLayout.ROLES.indexOf(value.role())
                        | (value.bare() ? IndexLayout.BARE : 0)
                        | (value.pattern() ? IndexLayout.PATTERN : 0)
                        | (value.image().isPresent() ? IndexLayout.OF_IMAGE : 0));
                value.image().ifPresent(out::text);
                out.bytes(value.path());
                digest(value.digest(), out);
            }
        }
    }

    /** The same as of a listed file without item, of one digest. */
    static void line(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare, IndexBytes out) {
        out.put(IndexLayout.LINE);
        out.put(bare ? IndexLayout.BARE : 0);
        out.text("");
        out.bytes(path);
        out.number(1);
        out.put(algorithm.kernelId());
        out.raw(digest);
    }

    static void file(KnownFile file, IndexBytes out) {
        out.put(IndexLayout.STATES.indexOf(file.state()) | (file.bare() ? IndexLayout.BARE : 0));
        out.text(file.item());
        out.bytes(file.path());
        out.length(file.digests().size());
        file.digests().forEach(digest -> digest(digest, out));
    }

    private static void digest(ContentDigest digest, IndexBytes out) {
        out.put(digest.algorithm().kernelId() | (digest.verity() ? IndexLayout.VERITY : 0));
        out.raw(digest.digest());
    }

    /** A record of that kind, which is none of {@link IndexLayout#LINE}: {@link IndexLine} reads these. */
    static KnownEvent decode(int type, IndexCursor in) throws IOException {
        return switch (type) {
            case IndexLayout.LISTED -> new KnownEvent.Listed(file(in), false);
            case IndexLayout.SIGNED -> signed(in);
            case IndexLayout.SYMBOLIC_LINK, IndexLayout.HARD_LINK ->
                new KnownEvent.Link(in.text(), in.bytes(), in.bytes(), type == IndexLayout.SYMBOLIC_LINK);
            case IndexLayout.NEXT_FILE -> new KnownEvent.NextFile();
            case IndexLayout.FILE_READ -> new KnownEvent.FileRead(form(in));
            case IndexLayout.VALUE -> new KnownEvent.Value(value(in));
            default -> throw in.damaged(new IndexDamage.UnknownNumber(IndexDamage.Numbered.RECORD, type));
        };
    }

    private static KnownEvent signed(IndexCursor in) throws IOException {
        KnownFile file = file(in);
        if (file.digests().size() != 1) {
            throw in.damaged(new IndexDamage.DigestsOfSigned(file.digests().size()));
        }
        return new KnownEvent.Signed(file, in.bytes());
    }

    static int fileFlags(IndexCursor in) throws IOException {
        int flags = in.read();
        int state = flags & IndexLayout.LOW;
        if (state >= IndexLayout.STATES.size()) {
            throw in.damaged(new IndexDamage.UnknownNumber(IndexDamage.Numbered.STATE, state));
        }
        return flags;
    }

    static KnownFile file(IndexCursor in) throws IOException {
        int flags = fileFlags(in);
        int state = flags & IndexLayout.LOW;
        String item = in.text();
        ByteString path = in.bytes();
        int count = in.length();
        List<ContentDigest> digests = new ArrayList<>(1);
        for (int i = 0; i < count; i++) {
            digests.add(digest(in));
        }
        return new KnownFile(item, path, IndexLayout.STATES.get(state), digests, (flags & IndexLayout.BARE) != 0);
    }

    private static ReferenceValue value(IndexCursor in) throws IOException {
        int flags = in.read();
        int role = flags & IndexLayout.LOW;
        if (role >= IndexLayout.ROLES.size()) {
            throw in.damaged(new IndexDamage.UnknownNumber(IndexDamage.Numbered.ROLE, role));
        }
        Optional<String> image = (flags & IndexLayout.OF_IMAGE) == 0 ? Optional.empty() : Optional.of(in.text());
        ByteString path = in.bytes();
        return new ReferenceValue(
                IndexLayout.ROLES.get(role),
                image,
                path,
                (flags & IndexLayout.PATTERN) != 0,
                digest(in),
                (flags & IndexLayout.BARE) != 0);
    }

    static ContentDigest digest(IndexCursor in) throws IOException {
        int kind = in.read();
        HashAlgorithm algorithm = algorithm(kind, in);
        return new ContentDigest((kind & IndexLayout.VERITY) != 0, algorithm, in.bytes(algorithm.digestLength()));
    }

    static HashAlgorithm algorithm(int kind, IndexCursor in) throws IOException {
        return HashAlgorithm.ofKernelId(kind & ~IndexLayout.VERITY)
                .orElseThrow(() -> in.damaged(IndexDamage.Plain.UNKNOWN_HASH_OF_DIGEST));
    }

    static SourceForm form(IndexCursor in) throws IOException {
        String id = in.text();
        return Arrays.stream(SourceForm.values())
                .filter(form -> form.id().equals(id))
                .findFirst()
                .orElseThrow(() -> in.damaged(IndexDamage.Plain.UNKNOWN_FORM));
    }
}
