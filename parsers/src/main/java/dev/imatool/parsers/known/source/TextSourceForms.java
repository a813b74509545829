package dev.imatool.parsers.known.source;

import dev.imatool.parsers.allowlist.ChecksumLine;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.bad.HashLines;
import dev.imatool.parsers.known.text.ChecksumLines;
import dev.imatool.parsers.known.text.RpmDump;
import dev.imatool.parsers.known.text.TrustLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Detects the form of a source that is text by its first lines: by a mark where the form has one, else by what most lines are. */
final class TextSourceForms {
    private static final int LINES = 40;
    private static final int LOOKED_AT = 1 << 12;
    private static final int BYTES_PER_CONTROL = 64;
    private static final Pattern MD5SUM = Pattern.compile("[0-9a-f]{32} [ *](?![/.]).+");
    private static final Pattern TAGGED = Pattern.compile("\\\\?[A-Za-z0-9/_-]{3,20} ?\\(.+\\) ?= [0-9A-Fa-f]{16,256}");

    private static final Pattern SPDX = Pattern.compile("\n(?:SPDXVersion|FileChecksum):");

    private static final Pattern CYCLONEDX = Pattern.compile(
            "\\A\\s*<(?s:.{0,4000}?)<?(?:[A-Za-z0-9_]{1,20}:)?bom[\\s>](?s:.{0,4000}?)(?:cyclonedx\\.org|<(?:[A-Za-z0-9_]{1,20}:)?component)");

    private static final Pattern SPDX_XML = Pattern.compile(
            "\\A\\s*<(?s:.{0,4000}?)(?:spdx\\.org/rdf/terms|<Document[\\s>](?s:.{0,4000}?)<(?:spdxVersion|fileName)>)");

    private static final Pattern SWID =
            Pattern.compile("\\A\\s*<(?s:.{0,4000}?)<?(?:[A-Za-z0-9_]{1,20}:)?SoftwareIdentity[\\s>/]");

    /** A setting, an entry whose type is said in front of or behind its name, or one with a digest. */
    private static final Pattern MTREE = Pattern.compile(
            "\n(?:/set [a-z]+=|(?:\\./)?[^\\s/]\\S*[ \\t]+type=(?:dir|file|link)\\b"
                    + "|type=(?:dir|file|link) (?:[a-z0-9]+=\\S+ )*\\.[/\r\n]"
                    + "|\\.?/\\S*(?:[ \\t]+[a-z0-9]+=\\S+){0,30}[ \\t]+(?:md5|sha1|sha256|sha384|sha512)(?:digest)?=[0-9A-Fa-f]{32})");

    private TextSourceForms() {}

    /** The form of a text that begins with {@code head}, of which the last line may be cut. */
    static Optional<SourceForm> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String content = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        return marked("\n" + content).or(() -> votes(lines(content)));
    }

    /** The first line that says something. */
    static String firstLine(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        List<String> lines = lines(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** The last comment in front of the first line that says something; empty where there is none. */
    static String lastComment(byte[] head) {
        String comment = "";
        for (String line : (Iterable<String>) new String(head, StandardCharsets.ISO_8859_1).lines()::iterator) {
            if (line.startsWith("#")) {
                comment = line;
            } else if (!line.isBlank() && !line.startsWith(";")) {
                return comment;
            }
        }
        return "";
    }

    /** Forms with a mark of their own; each line of {@code content} follows a line feed. */
    private static Optional<SourceForm> marked(String content) {
        if (content.contains("\n@@begin_db") || content.contains("\n@@db_spec ")) {
            return Optional.of(SourceForm.AIDE);
        }
        if (content.startsWith("\n%%%% HASHDEEP")) {
            return Optional.of(SourceForm.HASHDEEP);
        }
        if (content.startsWith("\n#mtree") || MTREE.matcher(content).find()) {
            return Optional.of(SourceForm.MTREE);
        }
        if (SWID.matcher(content).find()) {
            return Optional.of(SourceForm.SWID);
        }
        if (content.stripLeading().startsWith("<")) {
            return markup(content);
        }
        return SPDX.matcher(content).find() ? Optional.of(SourceForm.SPDX) : Optional.empty();
    }

    private static Optional<SourceForm> markup(String content) {
        if (CYCLONEDX.matcher(content).find()) {
            return Optional.of(SourceForm.CYCLONEDX);
        }
        return SPDX_XML.matcher(content).find() ? Optional.of(SourceForm.SPDX) : Optional.empty();
    }

    /** True where the content begins with a tag. */
    static boolean isMarkup(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text)
                .stripLeading()
                .startsWith("<");
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

    /** True where a line is an object, and another follows. */
    static boolean oneObjectALine(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        int end = text.indexOf('\n');
        return end > 0
                && text.substring(0, end).strip().endsWith("}")
                && text.substring(end).stripLeading().startsWith("{");
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

    private static Optional<SourceForm> votes(List<String> lines) {
        Map<SourceForm, Integer> votes = new EnumMap<>(SourceForm.class);
        for (String line : lines) {
            vote(line).ifPresent(form -> votes.merge(form, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<SourceForm, Integer>comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static Optional<SourceForm> vote(String line) {
        if (HashLines.recognises(line)) {
            return Optional.of(SourceForm.HASHES);
        }
        if (TrustLines.recognises(line)) {
            return Optional.of(SourceForm.FAPOLICYD);
        }
        if (RpmDump.recognises(line)) {
            return Optional.of(SourceForm.RPM_DUMP);
        }
        if (MD5SUM.matcher(line).matches()) {
            return Optional.of(SourceForm.MD5SUMS);
        }
        return ChecksumLine.listed(line).isPresent() || TAGGED.matcher(line).matches() || ChecksumLines.recognises(line)
                ? Optional.of(SourceForm.CHECKSUMS)
                : Optional.empty();
    }

    /** Lines that say something; of one line that is longer than the head, what is there. */
    private static List<String> lines(String text) {
        List<String> said = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";") && !line.startsWith("sep=")) {
                said.add(line);
            }
            if (said.size() == LINES) {
                break;
            }
        }
        return said;
    }
}
