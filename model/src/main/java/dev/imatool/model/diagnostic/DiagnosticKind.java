package dev.imatool.model.diagnostic;

import dev.imatool.model.Completeness;
import java.util.Optional;

/**
 * Every way in which an input can be malformed or odd, with its wording. What stands in braces says what an argument is.
 * The policy after each is in docs/malformed-input.md.
 */
public enum DiagnosticKind implements RemarkKind {
    EMPTY_INPUT(
            Completeness.CUT_SHORT,
            "the input is empty (0 bytes), so there is no measurement list to read",
            "files in securityfs report size 0: tar, rsync and many collectors copy nothing; collect the list with cat"),
    NO_ENTRIES(
            Completeness.DAMAGED,
            "no measurement list entry found in {number} bytes of {form}",
            "give ascii_runtime_measurements, binary_runtime_measurements, a .gz of one, or a text that quotes one"),
    OPTIONS_CONTRADICT_CONTENT(
            Severity.WARNING, "read as the options require, the content has no entry; by itself it is {form}", ""),
    NO_SUCH_LIST(Severity.ERROR, Completeness.COMPLETE, "the input has no list named {name}; it has {names}", ""),
    FOREIGN_FORMAT(
            Completeness.DAMAGED,
            "the input is {form}, which is not read",
            "unpack or decode it and give the measurement list itself"),
    BASE64_TEXT(Severity.NOTE, "the input is base64; offsets are those in the decoded bytes", ""),
    BASE64_DAMAGED(
            Completeness.DAMAGED,
            "base64 ends before byte {offset}, at a character that is not base64; what follows was not read",
            "give the base64 alone, without what a console or a mail put around it"),
    BASE64_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the base64 ends after byte {offset} with a character that is only part of a byte",
            "the copy is incomplete; what could be decoded was read"),
    HEX_TEXT(Severity.NOTE, "the input is {form}; offsets are those in the decoded bytes", ""),
    HEX_DAMAGED(
            Completeness.DAMAGED,
            "hex digits end before byte {offset}, at a character that is not a hex digit; what follows was not read",
            "give the hex digits alone, without what a console or a mail put around them"),
    HEX_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the hex digits end after byte {offset} with one that is only half a byte",
            "the copy is incomplete; what could be decoded was read"),
    HEX_DUMP_OFFSET(
            Completeness.DAMAGED,
            "line {line} of the hex dump has offset {offset}, but {offset} was expected: lines before it are missing, cut or moved",
            "make the dump again; the bytes of each line were read"),
    HEX_DUMP_LINE(
            Completeness.DAMAGED,
            "line {line} of the hex dump, at offset {offset}, is damaged: something in it is not a group of digits",
            "make the dump again; the line was read up to there"),
    HEX_DUMP_REPEATS(
            Completeness.DAMAGED,
            "a line of * before line {line} of the hex dump represents {number} bytes; with the others that is more than {limit}",
            "give the file itself"),
    HEX_DUMP_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the hex dump ends at offset {offset} without its last line",
            "the copy is incomplete; every line of it was read"),
    HEX_DUMP_FURTHER(
            Completeness.DAMAGED,
            "another hex dump begins at line {line}, after the end of the first, and was not read",
            "give each dump as a separate input"),
    HEX_DUMP_OTHER_LINES(
            Severity.NOTE,
            "lines that are not part of the hex dump: {number}; its offsets show that nothing is missing there",
            ""),
    JSON_STRING(Severity.NOTE, "the input is JSON; the list is the string at {path}, and offsets are those in it", ""),
    JSON_ROWS(
            Severity.NOTE,
            "the input is JSON; the list is made of {number} strings at {path}, and offsets and lines are those in what they make",
            ""),
    JSON_CUT(
            Completeness.DAMAGED,
            "the JSON is damaged, cut or too long after {number} strings of the list; what follows was not read",
            "rows that stood there are lost"),
    JSON_FURTHER_LISTS(
            Completeness.DAMAGED,
            "further strings of the JSON begin like lists and were not read: {number}",
            "give each as a separate input, for example with jq -r"),
    QUOTED_PRINTABLE(
            Severity.NOTE,
            "the text is quoted-printable; it was decoded, and offsets and lines are those of the decoded text",
            ""),
    MAIL_PARTS(
            Severity.NOTE,
            "the input is a mail; parts decoded: {number}; offsets and lines are those of the text that they make",
            ""),
    MAIL_HTML(
            Severity.NOTE,
            "HTML parts of the mail whose digests are all in its plain text were not read: {number}",
            ""),
    MAIL_ATTACHMENT(
            Severity.NOTE, "the input is a mail; what is attached to it was read, and offsets are those in it", ""),
    MAIL_UNREAD(
            Severity.WARNING,
            "attachments of the mail that are not text were not read: {number}",
            "save each and give it as a separate input"),
    GZIP_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the gzip stream ends early, after {number} bytes of content",
            "the copy is incomplete; what could be unpacked was read"),
    GZIP_DAMAGED(
            Completeness.DAMAGED,
            "the gzip stream is damaged after {number} bytes of content: {reason}",
            "what could be unpacked was read"),
    GZIP_TRAILING(
            Completeness.DAMAGED,
            "bytes after the gzip stream are not gzip and were not read: {number} or more",
            "unpack these bytes and give them as a separate input"),
    PACKED_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the {form} stream ends early, after {number} bytes of content",
            "the copy is incomplete; what could be unpacked was read"),
    PACKED_DAMAGED(
            Completeness.DAMAGED,
            "the {form} stream is damaged after {number} bytes of content: {reason}",
            "what could be unpacked was read"),
    UNPACKS_TO_TOO_MUCH(
            Completeness.DAMAGED,
            "the input unpacks to more than {limit} bytes; what follows was not read",
            "unpack it and give what it holds, if that can be so much"),
    UTF16_TEXT(
            Severity.WARNING,
            "the text is UTF-16 ({byte order}); it was converted, so names outside ASCII may differ",
            ""),
    BYTE_ORDER_MARK(Severity.NOTE, "the first line begins with a UTF-8 byte order mark", ""),

    ENTRY_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the input ends inside the entry: {part} needs {number} bytes, {number} are left",
            "the copy may be cut short; every entry before it was read"),
    LENGTH_BEYOND_INPUT(
            Completeness.CUT_SHORT,
            "{length of what} {value} exceeds the {number} bytes left",
            "the copy may be cut short; every entry before it was read"),
    LENGTH_NOT_TRUE(
            Completeness.DAMAGED,
            "{length of what} {value} exceeds the {number} bytes left, yet proven entries follow",
            "the length was altered or damaged"),
    LENGTH_CORRECTED(
            Completeness.DAMAGED,
            "{length of what} {value} is wrong: the fields need {number} bytes, and the template digest proves them",
            "the length was altered or damaged; the entry was read by the lengths of its fields"),
    LINE_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the last line has no line end and is not a whole entry: {reason}",
            "the copy may be cut short; every entry before it was read"),
    LAST_LINE_UNPROVEN(
            Severity.WARNING,
            "the last line has no line end, and a violation has no template digest that proves it whole",
            "the copy may be cut short inside the name"),
    LENGTH_OVER_LIMIT(Completeness.DAMAGED, "{length of what} {value} is over the limit of {limit}", ""),
    PCR_OUT_OF_RANGE(Completeness.DAMAGED, "PCR index {number} is out of range (0 to 63)", ""),
    TEMPLATE_NAME_LENGTH(Completeness.DAMAGED, "template name length {number} is out of range (1 to 254)", ""),
    TEMPLATE_NAME_BYTES(Completeness.DAMAGED, "template name {bytes} holds bytes that no template name has", ""),
    ENTRY_WITHIN(
            Completeness.DAMAGED,
            "template data length {number} reaches over a proven entry that begins {number} bytes on",
            "bytes of this entry are missing"),
    FIELD_LENGTHS(
            Completeness.DAMAGED,
            "neither the fields of the template data nor what follows it is plausible: {template and length}",
            ""),
    SKIPPED_BYTES(
            Completeness.DAMAGED,
            "{number} bytes skipped; the next entry is proven by its template digest",
            "entries that stood there are lost: a replay cannot reproduce the PCR"),
    LEADING_BYTES(
            Completeness.DAMAGED,
            "{number} bytes before the first entry are not part of the list",
            "the list may have lost its beginning"),
    TRAILING_BYTES(Completeness.DAMAGED, "{number} bytes after the last entry are not part of the list", ""),
    SEARCH_GIVEN_UP(
            Completeness.DAMAGED,
            "the search for a next proven entry was given up after hashing {number} bytes of false starts",
            ""),
    BYTE_ORDER_CHANGED(
            Severity.WARNING,
            "the byte order changes to {byte order} endian here",
            "a list carried over kexec between kernels of different settings can do this"),
    KEXEC_HEADER(Severity.NOTE, "a kexec buffer header precedes the first entry: {number} bytes, {number} entries", ""),
    KEXEC_HEADER_MISMATCH(
            Completeness.CUT_SHORT, "the kexec buffer header declares {size}, the buffer holds {size}", ""),
    KEXEC_HEADER_WRONG(
            Completeness.DAMAGED,
            "the kexec buffer header declares {size}, but {what is there}",
            "no digest covers the header: it was altered, or what follows it was put together from parts"),
    KEXEC_PADDING(Severity.NOTE, "{number} bytes after the end of the kexec buffer were not read", ""),

    LINES_NOT_ENTRIES(
            Completeness.DAMAGED,
            "{number of lines}: what is left of an entry, or bytes that are not text, skipped",
            "prose is skipped; a line with a template name and a digest is never treated as prose"),
    LINES_OUTSIDE_LISTS(Severity.NOTE, "{number of lines} of text around the lists were passed over", ""),
    ENTRIES_JOINED(
            Severity.NOTE,
            "entries that were broken into several lines: {number}; each is proven by its template digest",
            ""),
    VIOLATIONS_JOINED(
            Severity.WARNING,
            "violations that were broken into several lines: {number}; nothing proves their names",
            "a violation has no digest: its lines were joined because their fields are complete between two entries"),
    LINE_OVER_LIMIT(Completeness.DAMAGED, "a line of more than {limit} bytes was skipped", ""),
    DAMAGED_FIELD(
            Completeness.DAMAGED,
            "{a field} {its value} {why it cannot be encoded again}",
            "the entry is kept; its template digest cannot be checked"),
    FIELD_COUNT(Completeness.DAMAGED, "{number} fields follow the template name, template {name} has {number}", ""),
    NAME_WITH_LINE_BREAK(
            Severity.WARNING,
            "the event name holds a line break: {number of lines} are one entry, proven by its template digest",
            "a file name with a line break can imitate entries; prefer the binary list"),
    BLANKS_LOST(Severity.NOTE, "the blanks that end lines with empty fields are missing (first seen here)", ""),
    BLANKS_ADDED(Severity.NOTE, "lines end in blanks that belong to no field (first seen here)", ""),
    CARRIAGE_RETURNS(Severity.NOTE, "lines end in CR LF (first seen here)", ""),
    LINE_NUMBERS(Severity.NOTE, "lines begin with numbers or marks (first seen here)", ""),
    LINE_PREFIXES(Severity.NOTE, "lines have other text before the entry (first seen here)", ""),
    TERMINAL_CODES(
            Severity.NOTE,
            "control sequences or zero-width characters inside lines were left out (first seen here)",
            ""),
    UNUSUAL_BLANKS(Severity.NOTE, "tabs or no-break spaces in place of blanks (first seen here)", ""),
    UPPER_CASE_HEX(Severity.NOTE, "hex digits are in upper case (first seen here)", ""),
    DIGEST_SIZES_DIFFER(
            Severity.WARNING,
            "the template digest is {size} where entries before it have {size}",
            "parts of different lists may have been joined"),

    RECORDS_READ(
            Severity.NOTE,
            "the input is a Canonical Event Log ({form}); the list is its IMA records: {number} of {number} records",
            ""),
    RECORDS_OTHER(
            Severity.NOTE,
            "records that are not IMA measurements are not entries of the list: {number}",
            "'imatool eventlog' replays all records"),
    RECORDS_NONE(Completeness.DAMAGED, "the Canonical Event Log ({form}) has no record that can be read", ""),
    RECORDS_NOT_CLOSED(
            Completeness.CUT_SHORT,
            "the array of records has no end",
            "the copy may be cut short; every record before it was read"),
    RECORD_CUT_SHORT(
            Completeness.CUT_SHORT,
            "the input ends inside record {number}",
            "the copy may be cut short; every record before it was read"),
    RECORD_DAMAGED(
            Completeness.DAMAGED, "record {number} cannot be read: {reason}", "it is left out; a replay lacks it"),
    RECORD_OVER_LIMIT(Completeness.DAMAGED, "a record of more than {limit} bytes was skipped", ""),
    RECORD_BYTES(Completeness.DAMAGED, "{number} bytes between records are not a record", ""),
    RECORDS_MISSING(
            Completeness.DAMAGED,
            "record number {number} follows {number}: {number} missing",
            "a replay cannot reproduce what missing records extended"),
    RECORDS_OUT_OF_ORDER(
            Completeness.DAMAGED,
            "record number {number} follows {number}: the records are out of order, or repeated",
            "records are extended in their order"),
    RECORDS_MORE_BREAKS(Severity.WARNING, "the record numbers do not go on at {number} further places", ""),
    RECORDS_UNNUMBERED(Severity.WARNING, "some records have a number and others none", ""),

    TEMPLATE_READING(Severity.NOTE, "template {name} is read as {format}: the template digest proves it", ""),
    UNKNOWN_TEMPLATE(Severity.NOTE, "the fields of template {name} are not known; its data is kept as it is", ""),
    NO_BOOT_AGGREGATE(
            Severity.NOTE, "the list has no boot_aggregate: an excerpt, a staged part or a namespace's own list", ""),
    BOOT_AGGREGATE_NOT_FIRST(
            Severity.WARNING, "the first boot_aggregate is entry #{number}: the list was cut, sorted or joined", ""),
    DIAGNOSTICS_OMITTED(Severity.WARNING, "{number} further diagnostics are not listed", "");

    private final Severity severity;
    private final Completeness completeness;
    private final String wording;
    private final String hint;

    DiagnosticKind(Completeness completeness, String wording, String hint) {
        this(Severity.ERROR, completeness, wording, hint);
    }

    DiagnosticKind(Severity severity, String wording, String hint) {
        this(severity, Completeness.COMPLETE, wording, hint);
    }

    DiagnosticKind(Severity severity, Completeness completeness, String wording, String hint) {
        this.severity = severity;
        this.completeness = completeness;
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    /** An empty file next to lists that are read loses nothing else. */
    @Override
    public Severity mildest() {
        return this == EMPTY_INPUT ? Severity.WARNING : severity;
    }

    @Override
    public Completeness completeness() {
        return completeness;
    }

    @Override
    public Optional<Advice> advice() {
        return this == OPTIONS_CONTRADICT_CONTENT ? Optional.of(Advice.Way.DETECT_THE_FORM) : RemarkKind.super.advice();
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public String meaning() {
        return wording;
    }
}
