package dev.imatool.examine.timeline;

import dev.imatool.model.Entry;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a row is about. */
public sealed interface TimelineEvent {
    /** When it was, by clocks of hosts. */
    WallTime wall();

    /** About when it was, by the TPM's clock and by the time that is claimed of a quote; nothing where no such time is needed. */
    default WallTime about() {
        return WallTime.UNKNOWN;
    }

    /** The quotes by whose times it is {@linkplain #about reckoned}. */
    default List<ReckonedTime> reckonedFrom() {
        return List.of();
    }

    /**
     * An entry was measured.
     *
     * @param entry what was logged
     * @param check whether its template digest is that of what it says: only then a quote proves that
     * @param kernel how many kernels measured up to here: a kernel that kexec starts adds a boot_aggregate to the list it is handed
     * @param audit its audit record, and how many there are
     * @param clock what the TPM's clock says
     * @param seen in which collections it is
     * @param wall when it was, by its audit record, or by those of entries around it and by collections
     */
    record Measured(
            Entry entry,
            TemplateDigestCheck check,
            long kernel,
            Optional<AuditJoin.Joined> audit,
            ClockBounds clock,
            Seen seen,
            WallTime wall)
            implements TimelineEvent {
        @Override
        public WallTime about() {
            WallTime about = clock.about();
            boolean needless = wall.moment().isPresent();
            return needless || about.excludes(about) || about.excludes(wall) ? WallTime.UNKNOWN : about;
        }

        @Override
        public List<ReckonedTime> reckonedFrom() {
            return about().known() ? clock.reckonedFrom() : List.of();
        }

        /** What is known best. */
        public Known known() {
            if (audit.flatMap(joined -> joined.record().time()).isPresent()) {
                return Known.AUDIT_RECORD;
            }
            if (clock.sides() == 2) {
                return Known.BETWEEN_QUOTES;
            }
            if (clock.before().isPresent()) {
                return Known.BEFORE_QUOTE;
            }
            if (wall.known()) {
                return Known.TIMES_AROUND;
            }
            if (clock.after().isPresent()) {
                return Known.AFTER_QUOTE;
            }
            return seen.notIn().isPresent() ? Known.BETWEEN_COLLECTIONS : Known.ORDER;
        }

        /** How far that can be trusted; absent where it is only the order of the list. */
        public Optional<TimeTrust> trust() {
            return switch (known()) {
                case BETWEEN_QUOTES, BEFORE_QUOTE -> clock.trust().map(this::ofContents);
                // no quote covers the entry, so only the list says that it was measured at all
                case AFTER_QUOTE, AUDIT_RECORD, TIMES_AROUND, BETWEEN_COLLECTIONS -> Optional.of(TimeTrust.CLAIMED);
                case ORDER -> Optional.empty();
            };
        }

        private TimeTrust ofContents(TimeTrust signed) {
            boolean proven = check == TemplateDigestCheck.MATCHES || check == TemplateDigestCheck.MISMATCH;
            return signed == TimeTrust.SIGNED && !proven ? TimeTrust.CONTENTS_NOT_PROVEN : signed;
        }
    }

    /**
     * Two collections of one boot: an entry is in the one and not in the other.
     *
     * @param in the first collection that has it; absent where there is only one
     * @param notIn the last that does not have it
     */
    record Seen(Optional<CollectedList> in, Optional<CollectedList> notIn) {
        /** There is only one collection. */
        public static final Seen ONCE = new Seen(Optional.empty(), Optional.empty());
    }

    /**
     * A TPM made a quote.
     *
     * @param quote the quote
     */
    record Quoted(TimelineQuote quote) implements TimelineEvent {
        @Override
        public WallTime wall() {
            return quote.taken();
        }

        @Override
        public WallTime about() {
            return quote.reckoned().map(ReckonedTime::wall).orElse(WallTime.UNKNOWN);
        }

        @Override
        public List<ReckonedTime> reckonedFrom() {
            return quote.reckoned().stream().toList();
        }
    }

    /**
     * The list was collected.
     *
     * @param list as it was then
     */
    record Collected(CollectedList list) implements TimelineEvent {
        @Override
        public WallTime wall() {
            return list.read();
        }
    }

    /**
     * The firmware measured something, before the first entry of the list. Its log has no times, and whoever can write the log can say
     * anything: what PCR values and quotes prove of it is for {@code EvidenceExamination}.
     *
     * @param log file of the event log
     * @param register what it extended: {@code PCR 7}, in the log of an Intel TDX guest {@code RTMR0}
     * @param event the event
     * @param words what its data says, not escaped; absent where it is no text
     * @param clock the first quote of that boot
     * @param wall not after the first moment that logs claim of that boot
     */
    record Firmware(
            String log, String register, FirmwareEvent event, Optional<String> words, ClockBounds clock, WallTime wall)
            implements TimelineEvent {}

    /**
     * Firmware events that are not rows, because there are too many: they come after those that are.
     *
     * @param log file of the event log
     * @param events how many
     * @param clock the first quote of that boot
     * @param wall not after the first moment that logs claim of that boot
     */
    record MoreFirmware(String log, long events, ClockBounds clock, WallTime wall) implements TimelineEvent {}

    /**
     * A kernel that kexec started went on with the list: the next entry is its boot_aggregate.
     *
     * @param kernel its number, from 2
     * @param entry the boot_aggregate
     */
    record Kexec(long kernel, long entry) implements TimelineEvent {
        @Override
        public WallTime wall() {
            return WallTime.UNKNOWN;
        }
    }

    /**
     * An audit record that belongs to no entry.
     *
     * @param record the record
     */
    record Recorded(AuditRecord record) implements TimelineEvent {
        @Override
        public WallTime wall() {
            Optional<Instant> moment = record.time().flatMap(time -> time.utc());
            return moment.map(WallTime::at).orElse(WallTime.UNKNOWN);
        }
    }

    /** What is known best of when an entry was measured. */
    enum Known {
        /** The moment, by an audit record. */
        AUDIT_RECORD,
        /** Between two quotes of one reset of the TPM. */
        BETWEEN_QUOTES,
        /** Before a quote. */
        BEFORE_QUOTE,
        /** After a quote that does not cover it; no later quote does. */
        AFTER_QUOTE,
        /** Before or after a moment that a log claims for another entry or for a collection. */
        TIMES_AROUND,
        /** Between two collections whose times are not known. */
        BETWEEN_COLLECTIONS,
        /** Nothing but the order of the list. */
        ORDER;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
