package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells evidence of Keylime by its content, and takes it apart. */
public final class KeylimeReader {
    /** Longest input that is read: it may hold a measurement list, and is held in memory. */
    public static final int MAXIMUM = 64 << 20;

    /** A record of durable attestation: seconds since 1970, two dashes, JSON in base64. */
    private static final Pattern DURABLE = Pattern.compile("\\A\\s*\\d{1,12}--([A-Za-z0-9+/=]+)");

    private static final int LOOKED_AT = 64;

    private KeylimeReader() {}

    /** True when the beginning of an input is that of JSON, of a quote string or of a durable attestation record. */
    public static boolean looksLikeEvidence(ByteString begin) {
        String text =
                begin.slice(0, Math.min(begin.length(), LOOKED_AT)).latin1().strip();
        return text.startsWith("{")
                || text.startsWith("r/1RDR")
                || text.startsWith("reJ")
                || DURABLE.matcher(text).find();
    }

    /**
     * The parts of an input; empty where it is no evidence of Keylime. Of several durable attestation records the first is
     * read.
     */
    public static Optional<KeylimeEvidence> read(ByteString content) {
        if (content.length() > MAXIMUM) {
            return Optional.empty();
        }
        String begin = content.slice(0, Math.min(content.length(), LOOKED_AT)).latin1();
        if (begin.strip().startsWith("{")) {
            return EvidenceDocument.read(content);
        }
        if (begin.strip().startsWith("r")) {
            return content.length() > QuoteString.LONGEST
                    ? Optional.empty()
                    : QuoteString.read(content.latin1()).map(KeylimeReader::ofQuote);
        }
        if (!DURABLE.matcher(begin).find()) {
            return Optional.empty();
        }
        Matcher record = DURABLE.matcher(new String(content.toByteArray(), StandardCharsets.ISO_8859_1));
        return record.find()
                ? QuoteString.base64(record.group(1))
                        .flatMap(EvidenceDocument::read)
                        .map(found -> withoutOthers(found, content, record.end()))
                : Optional.empty();
    }

    private static KeylimeEvidence withoutOthers(KeylimeEvidence first, ByteString content, int end) {
        if (content.slice(end, content.length()).latin1().isBlank()) {
            return first;
        }
        List<String> problems = new ArrayList<>(first.problems());
        problems.add("only the first record was read; cut out another to check it");
        return new KeylimeEvidence(
                first.message(), first.signature(), first.pcrs(), first.key(), first.nonce(), first.log(), problems);
    }

    private static KeylimeEvidence ofQuote(QuoteString quote) {
        return new KeylimeEvidence(
                Optional.of(quote.message()),
                Optional.of(quote.signature()),
                Optional.of(quote.pcrs()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
