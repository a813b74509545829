package dev.imatool.parsers.evidence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells audit records by the first of their lines: any that auditd wrote, and those about integrity in a log of the kernel or a journal. */
final class AuditProbe {
    private static final Pattern RECORD = Pattern.compile(
            "^(?:node=\\S{1,255} )?type=\\w{1,30}(?:\\[\\d{1,5}\\])? msg=audit\\(\\d"
                    + "|^[^\\n]{0,200}?(?<!\\S)audit(?:\\[\\d{1,10}\\])?: (?:type=18\\d\\d audit\\(\\d|INTEGRITY_[A-Z_]{3,24} )",
            Pattern.MULTILINE);

    private AuditProbe() {}

    /** True where {@code head} has such a line. */
    static boolean isAuditLog(byte[] head) {
        return FormProbe.isText(head)
                && RECORD.matcher(new String(head, StandardCharsets.ISO_8859_1)).find();
    }
}
