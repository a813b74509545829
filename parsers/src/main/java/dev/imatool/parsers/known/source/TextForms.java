package dev.imatool.parsers.known.source;

import dev.imatool.parsers.allowlist.ChecksumLine;
import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.bad.HashLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the form of a source that is text by its first lines: by a mark where the form has one, else by what most lines are. */
final class TextForms {
    private static final int LINES = 40;
    private static final int LOOKED_AT = 1 << 12;
    private static final int BYTES_PER_CONTROL = 64;
    private static final Pattern MD5SUM = Pattern.compile("[0-9a-f]{32} [ *](?![/.]).+");
    private static final Pattern TAGGED = Pattern.compile("\\\\?[A-Za-z0-9/_-]{3,20} ?\\(.+\\) ?= [0-9A-Fa-f]{16,256}");

    private TextForms() {}

    /** The form of a text that begins with {@code head}, of which the last line may be cut. */
    static Optional<KnownForm> of(byte[] head) {
        List<String> lines = lines(new String(head, StandardCharsets.ISO_8859_1));
        return votes(lines);
    }

    /** True where the first bytes hold no more than a few control characters: paths may have some, and damaged texts do. */
    static boolean isText(byte[] head) {
        int most = Math.min(head.length, LOOKED_AT);
        int controls = 0;
        for (int i = 0; i < most; i++) {
            int c = head[i] & 0xff;
            controls += c < ' ' && c != '\n' && c != '\r' && c != '\t' ? 1 : 0;
        }
        return most > 0 && controls <= most / BYTES_PER_CONTROL;
    }

    /** True where a NUL ends lines: it stands in no path. */
    static boolean endWithNul(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        if (nul < 0) {
            return false;
        }
        int next = text.indexOf('\0', nul + 1);
        String second = text.substring(nul + 1, next < 0 ? text.length() : next);
        return ChecksumLine.listed(text.substring(0, nul)).isPresent()
                && (second.isEmpty() || ChecksumLine.listed(second).isPresent());
    }

    private static Optional<KnownForm> votes(List<String> lines) {
        Map<KnownForm, Integer> votes = new EnumMap<>(KnownForm.class);
        for (String line : lines) {
            vote(line).ifPresent(form -> votes.merge(form, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<KnownForm, Integer>comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static Optional<KnownForm> vote(String line) {
        if (HashLines.recognises(line)) {
            return Optional.of(KnownForm.HASHES);
        }
        if (MD5SUM.matcher(line).matches()) {
            return Optional.of(KnownForm.MD5SUMS);
        }
        return ChecksumLine.listed(line).isPresent() || TAGGED.matcher(line).matches()
                ? Optional.of(KnownForm.CHECKSUMS)
                : Optional.empty();
    }

    /** Lines that say something; of one line that is longer than the head, what is there. */
    private static List<String> lines(String text) {
        List<String> said = new ArrayList<>();
        String content = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
                said.add(line);
            }
            if (said.size() == LINES) {
                break;
            }
        }
        return said;
    }
}
