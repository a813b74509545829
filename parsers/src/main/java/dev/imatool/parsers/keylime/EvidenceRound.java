package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The members of one round as they are met, and the parts that they come to. */
final class EvidenceRound {
    private static final String IMA_LOG = "ima_log";
    private static final String LIST = "ima_measurement_list";
    private static final List<String> KEYS = List.of("tpm_ak", "ak_tpm", "aik_tpm");
    private static final List<String> NONCES = List.of("nonce", "challenge");

    private final Optional<EvidenceRound> around;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Optional<Log> log = Optional.empty();

    /** @param around what the round stands in, which may hold the key for all of them */
    EvidenceRound(Optional<EvidenceRound> around) {
        this.around = around;
    }

    /** Text under {@code entries}, and how well it is known to be a measurement list: the best counts, of equals the first. */
    private record Log(int rank, String text, OptionalLong offset) {}

    static boolean isPart(String name) {
        return KEYS.contains(name)
                || NONCES.contains(name)
                || List.of(LIST, "quote", "message", "signature", "subject_data")
                        .contains(name);
    }

    void member(String name, String text) {
        members.putIfAbsent(name, text);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Takes the entries of a log. Those of a firmware log stand under the same name.
     *
     * @param type what the document says it is
     * @param counted whether it says how many entries there are, as of measurement lists
     * @param offset how many entries it says come before
     */
    void log(Optional<String> type, String entries, boolean counted, OptionalLong offset) {
        if (type.isPresent() && !type.get().equals(IMA_LOG)) {
            return;
        }
        int rank = type.isPresent() ? 2 : counted ? 1 : 0;
        if (log.isEmpty() || log.get().rank < rank) {
            log = Optional.of(new Log(rank, entries, offset));
        }
    }

    /** The parts; empty where there is no quote. */
    Optional<KeylimeEvidence> evidence() {
        Optional<QuoteString> quote = text(List.of("quote")).flatMap(QuoteString::read);
        Optional<ByteString> message = quote.map(QuoteString::message).or(() -> decoded("message"));
        if (message.isEmpty()) {
            return Optional.empty();
        }
        Optional<ByteString> key = text(KEYS)
                .or(() -> around.flatMap(outer -> outer.text(KEYS)))
                .flatMap(text -> {
                    Optional<ByteString> bytes =
                            text.contains("BEGIN") ? Optional.of(ByteString.ofText(text)) : QuoteString.base64(text);
                    if (bytes.isEmpty()) {
                        problems.add("the attestation key is neither base64 nor PEM");
                    }
                    return bytes;
                });
        Optional<String> list = text(List.of(LIST)).or(() -> log.map(Log::text));
        return Optional.of(new KeylimeEvidence(
                message,
                quote.map(QuoteString::signature).or(() -> decoded("signature")),
                quote.map(QuoteString::pcrs).or(this::subjectData),
                key,
                text(NONCES),
                list.map(EvidenceRound::list),
                members.containsKey(LIST) || log.isEmpty() ? OptionalLong.empty() : log.get().offset,
                problems));
    }

    private Optional<ByteString> subjectData() {
        Optional<String> text = text(List.of("subject_data"));
        return text.isPresent() && text.get().startsWith("{") ? text.map(ByteString::ofText) : decoded("subject_data");
    }

    private Optional<ByteString> decoded(String name) {
        Optional<String> text = text(List.of(name));
        Optional<ByteString> bytes = text.flatMap(QuoteString::base64);
        if (text.isPresent() && bytes.isEmpty()) {
            problems.add(name + " is not base64");
        }
        return bytes;
    }

    /** A list stands there as its text; in base64 where it is binary. */
    private static ByteString list(String text) {
        boolean encoded = !text.isEmpty() && text.indexOf(' ') < 0;
        return (encoded ? QuoteString.base64(text) : Optional.<ByteString>empty())
                .orElseGet(() -> ByteString.ofText(text));
    }

    private Optional<String> text(List<String> names) {
        return names.stream().filter(members::containsKey).findFirst().map(name -> String.valueOf(members.get(name)));
    }
}
