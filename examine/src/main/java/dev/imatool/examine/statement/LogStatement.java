package dev.imatool.examine.statement;

import java.util.List;

/** About event logs, and lists that are held against them. */
public sealed interface LogStatement extends Statement {
    /**
     * Records that were left out of the replay.
     *
     * @param number how many
     */
    record NotReplayed(long number) implements LogStatement {}

    /**
     * An event whose digest is not that of its data, where that proves nothing.
     *
     * @param type its type
     * @param bank of the digest
     */
    record DataDiffers(String type, String bank) implements LogStatement {}

    /**
     * An event with the digest of a separator.
     *
     * @param type its type
     */
    record DisguisedSeparator(String type) implements LogStatement {}

    /**
     * Banks and registers of expected values that the log does not have.
     *
     * @param labels such as {@code sha384} and {@code sha256 PCR 9}
     */
    record NotLogged(List<String> labels) implements LogStatement {
        public NotLogged {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Expected values that nothing decides.
     *
     * @param source what might have
     * @param labels the first, such as {@code sha256 PCR 9}
     * @param more true where there are others to be mentioned
     */
    record Unanswered(Source source, List<String> labels, boolean more) implements LogStatement {
        public Unanswered {
            labels = List.copyOf(labels);
        }

        /** What might have decided them. */
        public enum Source {
            /** One log. */
            LOG,
            /** Several logs. */
            LOGS,
            /** The firmware's events and the records after them. */
            EVENTS_AND_RECORDS
        }
    }

    /**
     * Logs that do not lead to PCR values.
     *
     * @param records true where records follow the firmware's log
     * @param pcrs the PCRs, by bank
     */
    record DoesNotLead(boolean records, String pcrs) implements LogStatement {}

    /**
     * IMA events that are not entries of the list.
     *
     * @param log name of the log
     * @param number how many
     * @param first numbers of the first of them
     */
    record EventsNotInList(String log, long number, List<Long> first) implements LogStatement {
        public EventsNotInList {
            first = List.copyOf(first);
        }
    }

    /**
     * Entries before the last compared one that are not IMA events.
     *
     * @param log name of the log
     * @param number how many
     * @param first numbers of the first of them
     */
    record EntriesNotInLog(String log, long number, List<Long> first) implements LogStatement {
        public EntriesNotInLog {
            first = List.copyOf(first);
        }
    }

    /**
     * How a list and the IMA events of a log compare.
     *
     * @param matched events that are entries
     * @param events all of them
     * @param later entries after the last that is an event
     */
    record ImaEvents(long matched, long events, long later) implements LogStatement {}
}
