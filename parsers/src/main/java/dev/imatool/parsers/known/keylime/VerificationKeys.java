package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keyring in a policy's {@code verification-keys} ({@code IMA_KEYRING_JSON_SCHEMA} in keylime/ima/file_signatures.py).
 *
 * @param valid whether Keylime's schema takes it
 * @param keys those that are base64
 * @param unreadable how many are not, or have a number that no signature can name
 */
public record VerificationKeys(boolean valid, List<Key> keys, int unreadable) {
    private static final int MOST_KEYS = 1 << 14;
    private static final long HIGHEST_ID = 0xffffffffL;

    public VerificationKeys {
        keys = List.copyOf(keys);
    }

    /**
     * One key.
     *
     * @param id the four bytes by which signatures name it, as the keyring says; empty where it says nothing that fits
     * @param der the public key, or what stands in its place
     */
    public record Key(Optional<ByteString> id, ByteString der) {}

    /** Reads the text of the keyring; an empty text is a keyring without keys. */
    public static VerificationKeys read(String keyring) {
        if (keyring.isEmpty()) {
            return new VerificationKeys(true, List.of(), 0);
        }
        Reading reading = new Reading();
        try {
            boolean whole = PolicyJson.read(
                    new ByteArrayInputStream(keyring.getBytes(StandardCharsets.UTF_8)),
                    "",
                    new LintLog(),
                    reading::document);
            return reading.keys(whole);
        } catch (IOException impossible) {
            return new VerificationKeys(false, List.of(), 0);
        }
    }

    /**
     * The text of a keyring, as Keylime writes it.
     *
     * @param keys each with its id
     */
    public static String text(List<Key> keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        return keys.stream()
                        .map(key -> "\"" + base64.encodeToString(key.der().toByteArray()) + "\"")
                        .collect(Collectors.joining(", ", "{\"pubkeys\": [", "], "))
                + keys.stream()
                        .map(key -> Long.toString(
                                Long.parseLong(key.id().orElseThrow().hex(), 16)))
                        .collect(Collectors.joining(", ", "\"keyids\": [", "]}"));
    }

    /** What was seen so far. */
    private static final class Reading {
        private final List<Long> ids = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private boolean idsSeen;
        private boolean keysSeen;
        private boolean odd;

        void document(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                odd = true;
                return;
            }
            while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
                String name = parser.currentName();
                boolean array = parser.nextToken() == JsonToken.START_ARRAY;
                if (name.equals("keyids")) {
                    idsSeen = true;
                    ids.clear();
                    odd |= !array;
                } else if (name.equals("pubkeys")) {
                    keysSeen = true;
                    texts.clear();
                    odd |= !array;
                }
                if (array && (name.equals("keyids") || name.equals("pubkeys"))) {
                    elements(name.equals("keyids"), parser);
                } else {
                    parser.skipChildren();
                }
            }
            odd |= parser.nextToken() != null;
        }

        private void elements(boolean numbers, JsonParser parser) throws IOException {
            while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
                JsonToken token = parser.currentToken();
                if (numbers && token == JsonToken.VALUE_NUMBER_INT && ids.size() < MOST_KEYS) {
                    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                    ids.add(fits ? parser.getLongValue() : -1L);
                } else if (!numbers && token == JsonToken.VALUE_STRING && texts.size() < MOST_KEYS) {
                    texts.add(parser.getText());
                } else {
                    odd = true;
                    parser.skipChildren();
                }
            }
        }

        VerificationKeys keys(boolean whole) {
            List<Key> keys = new ArrayList<>();
            int unreadable = 0;
            for (int i = 0; i < texts.size(); i++) {
                Optional<ByteString> id = i < ids.size() ? id(ids.get(i)) : Optional.empty();
                if (i < ids.size() && id.isEmpty()) {
                    // no signature can name it
                    unreadable++;
                    continue;
                }
                try {
                    byte[] der = Base64.getMimeDecoder().decode(texts.get(i));
                    keys.add(new Key(id, ByteString.copyOf(der)));
                } catch (IllegalArgumentException notBase64) {
                    unreadable++;
                }
            }
            return new VerificationKeys(whole && idsSeen && keysSeen && !odd, keys, unreadable);
        }

        private static Optional<ByteString> id(long number) {
            return number < 0 || number > HIGHEST_ID
                    ? Optional.empty()
                    : Optional.of(ByteString.ofHex(String.format("%08x", number)));
        }
    }
}
