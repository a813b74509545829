package dev.imatool.parsers.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a record was made.
 *
 * @param stamp as it stands in the record, without the serial number: seconds since 1970, or a local time that
 *     {@code ausearch -i} made of them
 * @param utc the same moment, where it is told without a time zone to guess
 * @param serial number of the event since boot
 */
public record AuditTime(String stamp, Optional<Instant> utc, OptionalLong serial) {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,11})\\.(\\d{1,9})");
    private static final Pattern UNIX = Pattern.compile("\\d{9,10}\\.\\d{6}");
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)");
    private static final int LONGEST_HEAD = 64;
    private static final Pattern SERIAL = Pattern.compile("(.*):(\\d{1,18})");

    /** Reads what is between the parentheses of {@code audit(…)}. */
    static AuditTime of(String text) {
        Matcher serial = SERIAL.matcher(text);
        boolean numbered = serial.matches();
        String stamp = (numbered ? serial.group(1) : text).strip();
        Matcher seconds = SECONDS.matcher(stamp);
        Optional<Instant> utc = seconds.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1)), nanos(seconds.group(2))))
                : Optional.empty();
        return new AuditTime(
                stamp, utc, numbered ? OptionalLong.of(Long.parseLong(serial.group(2))) : OptionalLong.empty());
    }

    /**
     * When the journal got a record, as stands before it: only where that is a moment without a time zone or year to
     * guess ({@code -o short-iso}, {@code short-unix}).
     */
    static Optional<AuditTime> ofJournal(String line, int end) {
        String head = line.substring(0, Math.min(end, LONGEST_HEAD)).stripLeading();
        int blank = head.indexOf(' ');
        String first = blank < 0 ? head : head.substring(0, blank);
        if (UNIX.matcher(first).matches()) {
            return Optional.of(of(first));
        }
        if (!ISO.matcher(first).matches()) {
            return Optional.empty();
        }
        String zoned = first.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replace(',', '.');
        try {
            return Optional.of(
                    new AuditTime(first, Optional.of(OffsetDateTime.parse(zoned).toInstant()), OptionalLong.empty()));
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    private static long nanos(String fraction) {
        return Long.parseLong(fraction + "0".repeat(9 - fraction.length()));
    }
}
