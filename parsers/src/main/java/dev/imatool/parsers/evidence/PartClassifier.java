package dev.imatool.parsers.evidence;

import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.TpmSignature;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.eventlog.EventLogFile;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.file.PcrFile;
import dev.imatool.parsers.tpm.SignatureReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what a member is: by its content, and by its name only where content says nothing. */
final class PartClassifier {
    private static final int LARGEST_KEY_FILE = 1 << 20;
    private static final int LARGEST_COUNTER = 32;
    private static final byte[] PEM = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTE = {(byte) 0xff, 'T', 'C', 'G', (byte) 0x80, 0x18};

    /** Behind PCR, type, SHA-1 digest and size of the first event (TCG PC Client PFP, 10.2.1). */
    private static final int SPEC_ID_AT = 32;

    private static final byte[] SPEC_ID = "Spec ID Event".getBytes(StandardCharsets.US_ASCII);

    private PartClassifier() {}

    /**
     * What the member is, if it is anything known.
     *
     * @param content its bytes, of which no more than the beginning is read
     */
    static Optional<Part> classify(Member member, MemberContent content) throws IOException {
        byte[] head = content.head();
        if (head.length == EvidenceReader.HEAD && Bytes.contain(head, PEM)) {
            head = content.head(LARGEST_KEY_FILE);
        }
        List<Encoding> encodings = content.encodings();
        if (encodings.isEmpty() && member.path().endsWith(".sig")) {
            // a plain signature looks like any bytes, so only that all of the file is text tells
            Decoding.Decoded decoded = Decoding.whole(head, head.length);
            head = decoded.problems().isEmpty() ? decoded.bytes() : head;
            encodings = decoded.encodings();
        }
        Optional<Part> part = classify(member, head, encodings);
        if (part.isEmpty()
                && head.length == EvidenceReader.HEAD
                && ListProbe.isListBehind(content.head(ListProbe.MOST_TEXT))) {
            return Optional.of(unkept(PartKind.MEASUREMENT_LIST, member).decoded(encodings));
        }
        return part;
    }

    /** What {@code content} is, or begins, where it is anything known. */
    static Optional<Part> classify(Member member, byte[] content, List<Encoding> encodings) throws IOException {
        boolean whole = content.length < EvidenceReader.HEAD;
        byte[] head = whole ? content : Arrays.copyOf(content, EvidenceReader.HEAD);
        return kindOf(member, content, head, whole).map(part -> part.decoded(encodings));
    }

    private static Optional<Part> kindOf(Member member, byte[] content, byte[] head, boolean whole) throws IOException {
        String name = Member.nameOf(member.path()).toLowerCase(Locale.ROOT);
        if (head.length == 0) {
            return name.contains("runtime_measurements")
                    ? Optional.of(part(PartKind.EMPTY_LIST, member, head))
                    : Optional.empty();
        }
        if (ListProbe.isList(head)) {
            return Optional.of(unkept(PartKind.MEASUREMENT_LIST, member));
        }
        if (ListProbe.isRecordLog(head)) {
            return Optional.of(
                    unkept(ListProbe.holdsEntry(head) ? PartKind.MEASUREMENT_LIST : PartKind.RECORD_LOG, member));
        }
        if (isEventLog(name, head)) {
            return Optional.of(unkept(PartKind.EVENT_LOG, member));
        }
        if (whole && Bytes.startWith(head, 0, QUOTE)) {
            return Optional.of(part(PartKind.QUOTE_MESSAGE, member, head));
        }
        if (ManifestProbe.isNamedLikeOne(name) && ManifestProbe.holdsChecksums(head)) {
            return Optional.of(unkept(PartKind.MANIFEST, member));
        }
        if (Bytes.contain(head, PEM)) {
            return keys(member, content);
        }
        return (whole ? small(member, name, head) : Optional.<Part>empty())
                .or(() -> ManifestProbe.isAllChecksums(head)
                        ? Optional.of(unkept(PartKind.MANIFEST, member))
                        : Optional.empty())
                .or(() -> AuditProbe.isAuditLog(head)
                        ? Optional.of(unkept(PartKind.AUDIT_LOG, member))
                        : Optional.empty());
    }

    private static Optional<Part> small(Member member, String name, byte[] content) {
        if (name.endsWith("runtime_measurements_count") && isNumber(content)) {
            return Optional.of(part(PartKind.ENTRY_COUNT, member, content));
        }
        if (name.equals("violations") && isNumber(content)) {
            return Optional.of(part(PartKind.VIOLATION_COUNT, member, content));
        }
        if (name.contains("nonce")) {
            return Optional.of(part(PartKind.NONCE, member, content));
        }
        if (isSignature(name, content)) {
            return Optional.of(part(PartKind.QUOTE_SIGNATURE, member, content));
        }
        if (isPcrValues(member, name, content)) {
            return Optional.of(part(PartKind.PCR_VALUES, member, content));
        }
        return keys(member, content);
    }

    /** Logs of old firmware have no header, so there the name of the file has to help. */
    private static boolean isEventLog(String name, byte[] head) {
        return Bytes.startWith(head, SPEC_ID_AT, SPEC_ID)
                || (name.contains("bios_measurements")
                        && EventLogFile.parse(head, name).log().isPresent());
    }

    /** A plain signature looks like any bytes, so there the name of the file has to do. */
    private static boolean isSignature(String name, byte[] content) {
        Optional<TpmSignature> signature =
                SignatureReader.read(ByteString.copyOf(content)).signature();
        return signature.isPresent() && (!(signature.get() instanceof TpmSignature.Plain) || name.endsWith(".sig"));
    }

    /** Bare values ({@code -F values}) look like any bytes, so there the name of the file has to do. */
    private static boolean isPcrValues(Member member, String name, byte[] content) {
        PcrValues values = PcrFile.parse(content, member.path(), Optional.empty());
        return !values.values().isEmpty() || name.endsWith(".pcrs");
    }

    private static Optional<Part> keys(Member member, byte[] content) {
        return KeyReader.read(member.path(), content).keys().isEmpty()
                ? Optional.empty()
                : Optional.of(part(PartKind.PUBLIC_KEY, member, content));
    }

    private static boolean isNumber(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        return content.length <= LARGEST_COUNTER
                && !text.isEmpty()
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Part unkept(PartKind kind, Member member) {
        return new Part(kind, member.path(), member.bytes(), ByteString.EMPTY, member.source());
    }

    private static Part part(PartKind kind, Member member, byte[] content) {
        return new Part(kind, member.path(), member.bytes(), ByteString.copyOf(content), member.source());
    }
}
