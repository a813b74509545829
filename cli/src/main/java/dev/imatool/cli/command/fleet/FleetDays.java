package dev.imatool.cli.command.fleet;

import dev.imatool.cli.usage.UsageException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as they are typed: {@code YYYY-MM-DD}. */
final class FleetDays {
    private FleetDays() {}

    static Optional<String> optional(String option, Optional<String> typed) throws UsageException {
        if (typed.isPresent() && !isDay(typed.get())) {
            throw new UsageException(option + " is '" + typed.get() + "', and a day is YYYY-MM-DD");
        }
        return typed;
    }

    static boolean isDay(String typed) {
        try {
            return typed.length() == 10 && LocalDate.parse(typed).toString().equals(typed);
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
