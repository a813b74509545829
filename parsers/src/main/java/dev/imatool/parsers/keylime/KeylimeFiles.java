package dev.imatool.parsers.keylime;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Evidence of Keylime as the files that a collector would have written, so that what is asked of those is asked of it. */
public final class KeylimeFiles {
    /** One of these stands in every document with a quote; each is nearer to the beginning than what may be long. */
    private static final List<String> SIGNS =
            List.of("\"evidence_collected\"", "\"evidence_type\"", "\"quote\"", "\"message\"", "\"subject_data\"");

    private static final byte[] MAGIC = {(byte) 0xff, 'T', 'C', 'G'};

    private KeylimeFiles() {}

    /**
     * What a part would be called.
     *
     * @param name a path below the document
     * @param content at least one byte
     */
    public record NamedContent(String name, ByteString content) {}

    /** True when the beginning of a file may be that of such a document. */
    public static boolean perhaps(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String begin = text.stripLeading();
        return (begin.startsWith("{") || begin.startsWith("["))
                && SIGNS.stream().anyMatch(text::contains);
    }

    /** The parts of a document; none where it is no evidence of Keylime with a quote. */
    public static List<NamedContent> of(ByteString document) {
        List<KeylimeEvidence> rounds = KeylimeReader.readAll(document);
        List<NamedContent> files = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            String folder = rounds.size() == 1 ? "" : "round-" + (i + 1) + "/";
            KeylimeEvidence round = rounds.get(i);
            if (round.message().filter(KeylimeFiles::attests).isEmpty()) {
                continue;
            }
            round.log().ifPresent(list -> add(files, folder + "ima_log", list));
            round.message().ifPresent(message -> add(files, folder + "quote.msg", message));
            round.signature().ifPresent(signature -> add(files, folder + "quote.sig", signature));
            round.pcrs().ifPresent(pcrs -> add(files, folder + "quote.pcrs", pcrs));
            round.key().ifPresent(key -> add(files, folder + "ak.pub", key));
            round.nonce().ifPresent(nonce -> add(files, folder + "nonce", ByteString.ofText(nonce)));
        }
        return files;
    }

    /** Other JSON has a member of that name, too. */
    private static boolean attests(ByteString message) {
        return message.length() > MAGIC.length && ByteString.copyOf(MAGIC).equals(message.slice(0, MAGIC.length));
    }

    private static void add(List<NamedContent> files, String name, ByteString content) {
        if (!content.isEmpty()) {
            files.add(new NamedContent(name, content));
        }
    }
}
