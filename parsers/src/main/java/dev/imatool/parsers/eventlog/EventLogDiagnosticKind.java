package dev.imatool.parsers.eventlog;

import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import java.util.Optional;

/** Every way in which an event log can be malformed or odd, with its wording. What stands in braces says what an argument is. */
public enum EventLogDiagnosticKind implements RemarkKind {
    EVENT_LOG_EMPTY(
            Severity.ERROR,
            Completeness.CUT_SHORT,
            "the input is empty (0 bytes), so there is no event log to read",
            "files in securityfs report size 0: tar, rsync and many collectors copy nothing; collect the log with cat"),
    NOT_AN_EVENT_LOG(
            Severity.ERROR, Completeness.DAMAGED, "no firmware event log: {reason}", "give binary_bios_measurements"),
    EVENT_LOG_TOO_LONG(
            Severity.ERROR, Completeness.CUT_SHORT, "more than {limit} bytes of content; the rest was not read", ""),
    TOO_MANY_EVENTS(Severity.ERROR, Completeness.CUT_SHORT, "more than {limit} events; the rest was not read", ""),
    EVENT_CUT_SHORT(
            Severity.ERROR,
            Completeness.CUT_SHORT,
            "the input ends inside the event: {part} needs {number} bytes, {number} are left",
            "the copy may be cut short; every event before it was read"),
    EVENT_LOG_HEADER(Severity.ERROR, Completeness.DAMAGED, "the header is malformed: {reason}", ""),
    TOO_MANY_DIGESTS(
            Severity.ERROR,
            Completeness.DAMAGED,
            "the event declares {number} digests, over the limit of {limit}; nothing after it was read",
            ""),
    UNKNOWN_DIGEST_LENGTH(
            Severity.ERROR,
            Completeness.DAMAGED,
            "the event has a digest of algorithm {id}, whose length is not in the header; nothing after it was read",
            ""),
    UNDECLARED_ALGORITHM(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the event has a {name} digest, which the header does not declare; it was read by the length of that algorithm",
            ""),
    ODD_DIGEST_LENGTH(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the header declares that {name} digests have {number} bytes; that bank cannot be replayed",
            ""),
    DIGEST_MISSING(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the event has no {name} digest (first seen here): the PCRs of such events cannot be replayed in that bank",
            ""),
    DIGEST_REPEATED(
            Severity.WARNING, Completeness.COMPLETE, "the event has two {name} digests; the first one is used", ""),
    EVENT_PCR_OUT_OF_RANGE(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the event names PCR {number}, and a TPM has 0 to 23; it is not replayed",
            ""),
    LATE_STARTUP_LOCALITY(
            Severity.WARNING,
            Completeness.COMPLETE,
            "StartupLocality follows an event that extends PCR 0; it is used as the start value nevertheless",
            ""),
    SPEC_ID_ODD(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the header was read, though other readers refuse it: {reason}",
            ""),
    STARTUP_LOCALITY_ODD(
            Severity.WARNING, Completeness.COMPLETE, "readers do not agree about the start of PCR 0: {reason}", ""),
    SEPARATOR_ODD(Severity.WARNING, Completeness.COMPLETE, "other readers refuse this separator: {reason}", ""),
    NO_ACTION_DIGEST(
            Severity.WARNING,
            Completeness.COMPLETE,
            "the event is EV_NO_ACTION, which is not extended, and its digest is not zeros",
            "the type of an event is hashed by nothing; the PCR values decide whether it was extended"),
    EVENT_LOG_PADDING(
            Severity.NOTE, Completeness.COMPLETE, "{number} bytes of 0x{byte} after the last event are padding", ""),
    BEHIND_EVENT_LOG(
            Severity.WARNING,
            Completeness.COMPLETE,
            "an empty event ends the log; {number} bytes after it were not read",
            "what follows the end may be left from an earlier log");

    private final Severity severity;
    private final Completeness completeness;
    private final String wording;
    private final String hint;

    EventLogDiagnosticKind(Severity severity, Completeness completeness, String wording, String hint) {
        this.severity = severity;
        this.completeness = completeness;
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Completeness completeness() {
        return completeness;
    }

    @Override
    public Optional<Advice> advice() {
        return this == STARTUP_LOCALITY_ODD ? Optional.of(Advice.Way.COMPARE_PCR_0) : RemarkKind.super.advice();
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
