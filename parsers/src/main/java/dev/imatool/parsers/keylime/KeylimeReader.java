package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells evidence of Keylime by its content, and takes it apart. */
public final class KeylimeReader {
    /** Longest input that is read: it may hold a measurement list, and is held in memory. */
    public static final int MAXIMUM = 64 << 20;

    /** A record of durable attestation: seconds since 1970, two dashes, JSON in base64. */
    private static final Pattern DURABLE = Pattern.compile("\\A\\s*\\d{1,12}--([A-Za-z0-9+/=]+)");

    private static final Pattern RECORD = Pattern.compile("(?m)^\\s*\\d{1,12}--([A-Za-z0-9+/=]+)");

    private static final int LOOKED_AT = 64;

    private KeylimeReader() {}

    /** True when the beginning of an input is that of JSON, of a quote string or of a durable attestation record. */
    public static boolean looksLikeEvidence(ByteString begin) {
        String text =
                begin.slice(0, Math.min(begin.length(), LOOKED_AT)).latin1().strip();
        return text.startsWith("{")
                || text.startsWith("[")
                || text.startsWith("r/1RDR")
                || text.startsWith("reJ")
                || DURABLE.matcher(text).find();
    }

    /** Rounds of one input that are read. */
    public static final int MOST_ROUNDS = 64;

    /** The parts of an input; empty where it is no evidence of Keylime. Of several rounds the first is read. */
    public static Optional<KeylimeEvidence> read(ByteString content) {
        List<KeylimeEvidence> all = readAll(content);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        all.size() == 1
                                ? all.get(0)
                                : all.get(0).with("only the first record was read; cut out another to check it"));
    }

    /**
     * The rounds of an input: of a pushed attestation one document holds several where a verifier lists them, or where one follows
     * the other; of durable attestation each record is one. None where it is no evidence of Keylime.
     */
    public static List<KeylimeEvidence> readAll(ByteString content) {
        if (content.length() > MAXIMUM) {
            return List.of();
        }
        String begin = content.slice(0, Math.min(content.length(), LOOKED_AT)).latin1();
        List<KeylimeEvidence> all;
        if (begin.strip().startsWith("{") || begin.strip().startsWith("[")) {
            all = EvidenceDocument.readAll(content);
        } else if (begin.strip().startsWith("r")) {
            all = content.length() > QuoteString.LONGEST
                    ? List.of()
                    : QuoteString.read(content.latin1()).map(KeylimeReader::ofQuote).stream()
                            .toList();
        } else {
            all = DURABLE.matcher(begin).find() ? records(content) : List.of();
        }
        if (all.size() <= MOST_ROUNDS) {
            return all;
        }
        List<KeylimeEvidence> some = new ArrayList<>(all.subList(0, MOST_ROUNDS));
        some.set(0, some.get(0).with("only the first " + MOST_ROUNDS + " rounds are read, of " + all.size()));
        return some;
    }

    private static List<KeylimeEvidence> records(ByteString content) {
        List<KeylimeEvidence> all = new ArrayList<>();
        Matcher record = RECORD.matcher(new String(content.toByteArray(), StandardCharsets.ISO_8859_1));
        while (record.find()) {
            QuoteString.base64(record.group(1)).map(EvidenceDocument::readAll).ifPresent(all::addAll);
        }
        return all;
    }

    private static KeylimeEvidence ofQuote(QuoteString quote) {
        return new KeylimeEvidence(
                Optional.of(quote.message()),
                Optional.of(quote.signature()),
                Optional.of(quote.pcrs()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of());
    }
}
