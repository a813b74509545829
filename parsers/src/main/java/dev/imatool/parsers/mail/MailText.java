package dev.imatool.parsers.mail;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.DiagnosticSink;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The text of a mail: its parts decoded, one after the other; or the one list that is attached to it, where its text has no
 * digest. A text without headers counts as quoted-printable where that cut an entry. Everything else stays as it is.
 */
public final class MailText {
    /** Bytes of a mail that are read; it is held in memory. */
    public static final int LONGEST = 64 << 20;

    private static final int SNIFFED = 1 << 16;
    private static final Pattern HEADER =
            Pattern.compile("(?:From \\S|[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \\t\\r\\n]|\\S)).*", Pattern.DOTALL);
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern DIGEST = Pattern.compile("(?m)\\d [0-9a-f]{20}");

    private MailText() {}

    /** The content to read in place of {@code stream}; the same bytes where it is no mail. */
    public static InputStream of(InputStream stream, DiagnosticSink diagnostics) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream);
        bytes.mark(SNIFFED);
        byte[] head = bytes.readNBytes(SNIFFED);
        bytes.reset();
        if (!MailParts.isText(head)) {
            return bytes;
        }
        if (begins(head)) {
            byte[] mail = bytes.readNBytes(LONGEST);
            return with(parts(mail, diagnostics), bytes);
        }
        if (!QuotedPrintable.cutsEntries(head)) {
            return bytes;
        }
        byte[] text = bytes.readNBytes(LONGEST);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length);
        QuotedPrintable.decode(text, 0, text.length, decoded);
        diagnostics.report(Diagnostic.of(DiagnosticKind.QUOTED_PRINTABLE));
        return with(decoded.toByteArray(), bytes);
    }

    /** What was decoded, and what is after the limit as it stands. */
    private static InputStream with(byte[] decoded, InputStream rest) {
        InputStream kept = new FilterInputStream(rest) {
            @Override
            public void close() {
                // whoever opened the content closes it
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(decoded), kept);
    }

    private static boolean begins(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!HEADER.matcher(text.substring(0, Math.min(text.length(), 200))).matches()) {
            return false;
        }
        boolean mailbox = text.startsWith("From ");
        return PartHeader.ofMail(BLANK_LINE.split(text, 2)[0]) || (mailbox && PartHeader.ofMail(text));
    }

    private static byte[] parts(byte[] mail, DiagnosticSink diagnostics) {
        MailParts parts = new MailParts(mail, diagnostics);
        parts.read();
        byte[] text = parts.text();
        boolean quotes =
                DIGEST.matcher(new String(text, StandardCharsets.ISO_8859_1)).find();
        boolean one = !quotes && parts.attached().size() == 1;
        if (parts.decoded() > 0 && !one) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.MAIL_PARTS, Integer.toString(parts.decoded())));
        }
        if (parts.unread() > 0) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.MAIL_HTML, Integer.toString(parts.unread())));
        }
        if (one) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.MAIL_ATTACHMENT));
            return parts.attached().get(0);
        }
        if (!parts.attached().isEmpty()) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.MAIL_UNREAD,
                    Integer.toString(parts.attached().size())));
        }
        return text;
    }
}
