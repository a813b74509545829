package dev.imatool.cli.options.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment with its zone (ISO 8601), or a day of UTC, which means its beginning. A time without a zone is refused: nobody knows which. */
public final class TimeConverter implements ITypeConverter<Instant> {
    private static final int DAY = "2026-11-30".length();

    @Override
    public Instant convert(String typed) {
        try {
            return typed.length() == DAY
                    ? LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException noTime) {
            throw new TypeConversionException(
                    "'" + typed + "' is neither a day nor a time with its zone, such as 2026-11-30T12:00:00Z");
        }
    }
}
