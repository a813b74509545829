package dev.imatool.parsers.audit;

import java.time.Instant;
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
    private static final Pattern SERIAL = Pattern.compile("(.*):(\\d{1,18})");

    /** Reads what stands between the parentheses of {@code audit(…)}. */
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

    private static long nanos(String fraction) {
        return Long.parseLong(fraction + "0".repeat(9 - fraction.length()));
    }
}
