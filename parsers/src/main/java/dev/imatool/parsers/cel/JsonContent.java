package dev.imatool.parsers.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.eventlog.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the content of a record in JSON says. */
final class JsonContent {
    private static final int LONGEST_WORDS = 200;

    private JsonContent() {}

    /**
     * The content.
     *
     * @param members plain members of it, by names in lower case
     * @param bytes how long the record is
     */
    static CelContent of(String type, Map<String, String> members, int bytes) throws MalformedRecordException {
        return switch (type) {
            case "pcclient_std" ->
                new CelContent.PcClient(
                        eventType(members.getOrDefault("event_type", "")),
                        bytes(members.getOrDefault("event_data", ""), "event_data"));
            case "ima_template" ->
                new CelContent.ImaTemplate(
                        ByteString.ofText(members.getOrDefault("template_name", "")),
                        bytes(
                                // tpm2-tss before 4.1 had another name for it
                                members.getOrDefault("template_data", members.getOrDefault("template_value", "")),
                                "template_data"));
            case "ima_tlv" -> new CelContent.ImaTlv(path(members.getOrDefault("path", "")));
            case "systemd" ->
                new CelContent.Systemd(
                        members.getOrDefault("eventtype", ""), Optional.ofNullable(members.get("string")));
            case "cel" -> new CelContent.Management(words(members));
            default -> new CelContent.Unknown(type, bytes);
        };
    }

    /** The bytes that hex digits of either case stand for. */
    static Optional<ByteString> hex(String text) {
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        try {
            return Optional.of(ByteString.copyOf(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }

    /** Hex, else base64: writers differ. */
    private static ByteString bytes(String text, String member) throws MalformedRecordException {
        Optional<ByteString> bytes = hex(text);
        if (bytes.isPresent()) {
            return bytes.get();
        }
        try {
            return ByteString.copyOf(Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException neither) {
            throw new MalformedRecordException(member + " is neither hex nor base64");
        }
    }

    private static ByteString path(String text) {
        Optional<ByteString> bytes = text.isEmpty() ? Optional.empty() : hex(text);
        return bytes.orElseGet(() -> ByteString.ofText(text));
    }

    private static long eventType(String text) throws MalformedRecordException {
        for (EventKind kind : EventKind.values()) {
            if (kind.name().equals(text)) {
                return kind.id();
            }
        }
        try {
            long type = Long.decode(text);
            if (type >= 0 && type <= 0xffffffffL) {
                return type;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new MalformedRecordException("event_type is not a type of an event");
    }

    private static String words(Map<String, String> members) {
        String words = members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
                .map(member -> member.getKey().toLowerCase(Locale.ROOT) + "=" + member.getValue())
                .collect(Collectors.joining(" "));
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }
}
