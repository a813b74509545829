package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.key.KeyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names the form of a file that was given for something else, so that the error says what it is. Looks at content alone. */
public final class FormProbe {
    private static final byte[] PEM = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);

    private FormProbe() {}

    /** What {@code content} is, in words with an article, such as {@code a measurement list}; safe to print. */
    public static String words(byte[] content) {
        if (content.length == 0) {
            return "empty";
        }
        byte[] decoded = Decoding.whole(content, KeyReader.MAXIMUM).bytes();
        InputSource source = InputSource.ofStream("content", new ByteArrayInputStream(content));
        Member member = Member.of("content", content.length, source, false);
        try {
            return PartClassifier.classify(member, decoded, List.of())
                    .map(part -> words(part.kind()))
                    .orElseGet(() -> other(content));
        } catch (IOException unreadable) {
            return other(content);
        }
    }

    /** True where the first bytes are no control characters but those of text. */
    static boolean isText(byte[] head) {
        return KnownForm.isText(head);
    }

    private static String words(PartKind kind) {
        return switch (kind) {
            case PCR_VALUES -> kind.words();
            case AUDIT_LOG -> "an " + kind.words();
            default -> "a " + kind.words();
        };
    }

    private static String other(byte[] content) {
        if (Bytes.contain(content, PEM)) {
            return "PEM without a public key";
        }
        return KnownForm.words(content);
    }
}
