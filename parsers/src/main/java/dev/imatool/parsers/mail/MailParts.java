package dev.imatool.parsers.mail;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.binary.Base64;

/** Takes a mail, or a mailbox, apart into one text and what is attached to it. */
final class MailParts {
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{40,128}(?![0-9a-f])");
    private static final int MOST_NESTED = 16;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int MOST_UNPACKED = 64 << 20;

    private final byte[] mail;
    private final DiagnosticSink diagnostics;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<byte[]> attached = new ArrayList<>();
    private final Deque<String> boundaries = new ArrayDeque<>();
    private final Set<String> digests = new HashSet<>();
    private int decoded;
    private int unread;
    private int at;

    MailParts(byte[] mail, DiagnosticSink diagnostics) {
        this.mail = mail;
        this.diagnostics = diagnostics;
    }

    void read() {
        boolean header = true;
        while (at < mail.length) {
            if (header) {
                header = body(header());
            } else {
                header = delimiter();
            }
        }
    }

    /** The text of all parts, with their headers. */
    byte[] text() {
        return text.toByteArray();
    }

    /** Parts that are no text. */
    List<byte[]> attached() {
        return attached;
    }

    /** How many parts were decoded. */
    int decoded() {
        return decoded;
    }

    /** How many parts say in HTML what another says in plain text. */
    int unread() {
        return unread;
    }

    private PartHeader header() {
        int from = at;
        int end = at;
        while (end < mail.length && end - from < LONGEST_HEADER) {
            int next = behindLine(end);
            boolean blank = blank(end, next);
            end = next;
            if (blank) {
                break;
            }
        }
        text.write(mail, from, end - from);
        at = end;
        return PartHeader.of(new String(mail, from, end - from, StandardCharsets.ISO_8859_1));
    }

    /** Reads what belongs to a header; true when another header follows at once. */
    private boolean body(PartHeader header) {
        if (header.multipart() && boundaries.size() < MOST_NESTED) {
            boundaries.push("--" + header.boundary().orElseThrow());
            return delimiter();
        }
        if (header.message()) {
            return true;
        }
        int from = at;
        while (at < mail.length && !delimits(at)) {
            at = behindLine(at);
        }
        part(header, from, at);
        return false;
    }

    private void part(PartHeader header, int from, int to) {
        byte[] content = content(header, from, to);
        if (header.html()) {
            html(HtmlText.of(content));
        } else if (header.type().startsWith("text/") || header.type().startsWith("message/") || isText(content)) {
            write(content);
        } else {
            attached.add(content);
        }
    }

    private byte[] content(PartHeader header, int from, int to) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (header.encoding().equals("quoted-printable")) {
            QuotedPrintable.decode(mail, from, to, content);
            decoded++;
        } else if (header.encoding().equals("base64")) {
            content.writeBytes(base64(from, to));
            decoded++;
        } else {
            content.write(mail, from, to - from);
        }
        byte[] bytes = content.toByteArray();
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        return gzip ? textOf(bytes) : bytes;
    }

    /** What a gzip holds where that is text, else the gzip. */
    private static byte[] textOf(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] unpacked = in.readNBytes(MOST_UNPACKED);
            return isText(unpacked) && in.read() < 0 ? unpacked : gzip;
        } catch (IOException damaged) {
            return gzip; // whoever reads it says so
        }
    }

    private byte[] base64(int from, int to) {
        int end = from;
        while (end < to && (mail[end] <= ' ' ? mail[end] >= 0 : Base64.isBase64(mail[end]))) {
            end++;
        }
        if (end < to) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.BASE64_DAMAGED, Integer.toString(end)));
        }
        return Base64.decodeBase64(new String(mail, from, end - from, StandardCharsets.ISO_8859_1));
    }

    /** An HTML part is read unless every digest in it stands in the text before it. */
    private void html(byte[] plain) {
        Matcher digest = DIGEST.matcher(new String(plain, StandardCharsets.ISO_8859_1));
        boolean known = !digests.isEmpty();
        while (known && digest.find()) {
            known = digests.contains(digest.group());
        }
        if (known) {
            unread++;
        } else {
            write(plain);
        }
    }

    private void write(byte[] content) {
        Matcher digest = DIGEST.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (digest.find()) {
            digests.add(digest.group());
        }
        text.writeBytes(content);
        if (content.length > 0 && content[content.length - 1] != '\n') {
            text.write('\n');
        }
    }

    /** Passes over lines up to that between two parts, or between two mails of a mailbox; true when a header follows. */
    private boolean delimiter() {
        while (at < mail.length) {
            int next = behindLine(at);
            if (delimits(at)) {
                boolean mailbox = startsWith(at, "From ");
                boolean header = mailbox || !closes(at, next);
                if (mailbox) {
                    boundaries.clear();
                }
                text.write(mail, at, next - at);
                at = next;
                return header;
            }
            text.write(mail, at, next - at);
            at = next;
        }
        return false;
    }

    private boolean delimits(int line) {
        if (startsWith(line, "From ") && (line == 0 || blankBefore(line))) {
            return true;
        }
        return startsWith(line, "--") && boundaries.stream().anyMatch(boundary -> ends(line, boundary));
    }

    /** True for the line that closes the innermost parts, or those around it. */
    private boolean closes(int line, int next) {
        String delimiter = new String(mail, line, next - line, StandardCharsets.ISO_8859_1).stripTrailing();
        while (!boundaries.isEmpty()) {
            String innermost = boundaries.element();
            if (delimiter.equals(innermost)) {
                return false;
            }
            boundaries.pop();
            if (delimiter.equals(innermost + "--")) {
                return true;
            }
        }
        return true;
    }

    private boolean ends(int line, String boundary) {
        if (!startsWith(line, boundary)) {
            return false;
        }
        int rest = line + boundary.length();
        int end = behindLine(line);
        String behind = new String(mail, rest, end - rest, StandardCharsets.ISO_8859_1).strip();
        return behind.isEmpty() || behind.equals("--");
    }

    private boolean startsWith(int from, String words) {
        if (from + words.length() > mail.length) {
            return false;
        }
        for (int i = 0; i < words.length(); i++) {
            if (mail[from + i] != words.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean blankBefore(int line) {
        int end = line - 1;
        if (end > 0 && mail[end - 1] == '\r') {
            end--;
        }
        return end == 0 || mail[end - 1] == '\n';
    }

    private boolean blank(int line, int next) {
        return next - line == 1 || (next - line == 2 && mail[line] == '\r');
    }

    private int behindLine(int from) {
        int end = from;
        while (end < mail.length && mail[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, mail.length);
    }

    static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 4096); i++) {
            if (content[i] >= 0 && content[i] < ' ' && "\t\r\n\f\b\u0007\u001b".indexOf(content[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
