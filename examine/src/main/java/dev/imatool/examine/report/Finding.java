package dev.imatool.examine.report;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.Location;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.xattr.XattrProblem;
import dev.imatool.replay.UndecidedPcr;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.cel.ContentCheck;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.eventlog.EventDataCheck;
import dev.imatool.replay.quote.QuoteDetail;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.EntryProblemKind;
import dev.imatool.replay.verify.EntryValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Something bad that a readable input says. */
public sealed interface Finding {
    /** What it is. */
    FindingKind kind();

    /**
     * An entry that contradicts itself, or of which nothing proves what it says.
     *
     * @param what what it is
     * @param input name of the input
     * @param entry number of the entry
     * @param location where it is
     * @param algorithm hash of the two values, where they are digests
     * @param logged what the entry says
     * @param computed what it ought to say, where that is known
     * @param container the one that the entry names; absent for the host
     * @param path event name
     */
    record OfEntry(
            EntryProblemKind what,
            String input,
            long entry,
            Location location,
            Optional<String> algorithm,
            Optional<EntryValue> logged,
            Optional<EntryValue> computed,
            Optional<Container> container,
            ByteString path)
            implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.of(what);
        }
    }

    /**
     * An expected PCR value that no prefix of the list gives.
     *
     * @param input name of the input; empty where a command reads one only
     * @param list name of the list; empty for an input that is one plain list
     * @param bank PCR bank
     * @param pcr PCR index
     * @param expected the value to reproduce
     * @param computed the value after the last entry, where one could be computed
     */
    record PcrNotReproduced(
            String input, String list, String bank, int pcr, ExpectedPcr expected, Optional<ByteString> computed)
            implements Finding {
        public PcrNotReproduced(
                String list, String bank, int pcr, ExpectedPcr expected, Optional<ByteString> computed) {
            this("", list, bank, pcr, expected, computed);
        }

        @Override
        public FindingKind kind() {
            return FindingKind.PCR_NOT_REPRODUCED;
        }
    }

    /**
     * An expected PCR value that was asked for and that nothing decides.
     *
     * @param input name of the list
     * @param undecided the value, and why
     * @param entry the entry from which on its PCR cannot be computed, where that is why; in {@code container} or on the host
     */
    record PcrUndecided(String input, UndecidedPcr undecided, OptionalLong entry, Optional<Container> container)
            implements Finding {
        /** One for which no entry is why. */
        public PcrUndecided(String input, UndecidedPcr undecided) {
            this(input, undecided, OptionalLong.empty(), Optional.empty());
        }

        @Override
        public FindingKind kind() {
            return FindingKind.PCR_UNDECIDED;
        }
    }

    /**
     * A change from one list to another.
     *
     * @param kind what changed
     * @param input name of the later list; of the earlier one where only that has the path or the entries
     * @param container whose path it is; absent for the host
     * @param beforeContainer whose path it is in the earlier list, where that is another one
     * @param path path in the container
     * @param before numbers of the first entries of the earlier list that prove it
     * @param after the same of the later list
     */
    record Changed(
            FindingKind kind,
            String input,
            Optional<Container> container,
            Optional<Container> beforeContainer,
            ByteString path,
            List<Long> before,
            List<Long> after)
            implements Finding {
        public Changed {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * Two copies of one list part.
     *
     * @param input name of the second copy
     * @param parts where, and what differs
     */
    record CopiesPart(String input, CopyResult.PartsAt parts) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.COPIES_PART;
        }
    }

    /**
     * An entry whose first column is another namespace than the one in its name.
     *
     * @param input name of the input
     * @param entry number of the entry
     * @param location where it is
     * @param column the number in the first column
     * @param container the namespace in the name
     * @param path path in the container
     */
    record NamespaceDiffers(
            String input, long entry, Location location, String column, Container container, ByteString path)
            implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.NAMESPACE_DIFFERS;
        }
    }

    /**
     * A container PCR of a cpcr file that no prefix of the namespace's list leads to.
     *
     * @param input name of the list's input
     * @param pcr both values
     */
    record CpcrNotReproduced(String input, ContainerPcr pcr) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.CPCR_NOT_REPRODUCED;
        }
    }

    /**
     * A line of a boot log whose digest is not that of its text.
     *
     * @param input name of the boot log
     * @param boot the line
     * @param computed the SHA-1 of its text
     */
    record BootDigestMismatch(String input, ContainerBoot boot, ByteString computed) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.BOOT_DIGEST_MISMATCH;
        }
    }

    /**
     * Something bad in an input that is no measurement list.
     *
     * @param kind what it is
     * @param input name of the input
     * @param line where it is, from 1; 0 where there are no lines
     * @param statement what is wrong
     * @param container the container that the line names; absent for the host, and where it names none
     * @param path the file it is about
     */
    record OfLine(
            FindingKind kind,
            String input,
            long line,
            Statement statement,
            Optional<Container> container,
            Optional<ByteString> path)
            implements Finding {
        /** A finding about a line that names no container. */
        public OfLine(FindingKind kind, String input, long line, Statement statement, Optional<ByteString> path) {
            this(kind, input, line, statement, Optional.empty(), path);
        }

        /** A finding about an input as a whole. */
        public OfLine(FindingKind kind, String input, Statement statement) {
            this(kind, input, 0, statement, Optional.empty());
        }
    }

    /**
     * What is wrong with a value of an extended attribute.
     *
     * @param input name of the input
     * @param line where it is, from 1; 0 where there are no lines
     * @param problem what is wrong
     * @param path the file that it is of
     */
    record OfXattr(String input, long line, XattrProblem problem, Optional<ByteString> path) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.of(problem.kind());
        }
    }

    /**
     * What is wrong with a quote.
     *
     * @param kind what it is
     * @param input the file that it is about
     * @param detail what was compared
     */
    record OfQuote(FindingKind kind, String input, QuoteDetail detail) implements Finding {}

    /**
     * A list about which no quote proves anything.
     *
     * @param kind what it is
     * @param input name of the list
     * @param quotes the quotes by a key that counts, and why each proves nothing
     */
    record NoQuoteProves(FindingKind kind, String input, List<Unproving> quotes) implements Finding {
        /**
         * A quote that proves nothing.
         *
         * @param message its file
         * @param detail why
         */
        public record Unproving(String message, QuoteDetail detail) {}

        public NoQuoteProves {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * A file that does not fit its line in a file of checksums.
     *
     * @param kind what it is
     * @param input name of the file of checksums
     * @param line its line, from 1
     * @param file the other file, as the line calls it; to be escaped before it is shown
     * @param listed the digest of the line
     * @param computed the digest of the file; absent where that is not there or could not be read
     */
    record ManifestLineFails(
            FindingKind kind, String input, long line, String file, ContentDigest listed, Optional<ByteString> computed)
            implements Finding {}

    /**
     * A boot_aggregate that is not the hash of the PCR values of the boot.
     *
     * @param input name of the list's input
     * @param result both values
     */
    record BootAggregateNotReproduced(String input, BootAggregateResult result) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.BOOT_AGGREGATE_NOT_REPRODUCED;
        }
    }

    /**
     * An event of a firmware event log whose digest is not that of its data.
     *
     * @param input name of the event log
     * @param event the event
     * @param check both digests
     */
    record EventDataMismatch(String input, FirmwareEvent event, EventDataCheck.Result check) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.EVENT_DATA_MISMATCH;
        }
    }

    /**
     * A record of a Canonical Event Log whose digest is not that of what it says was measured.
     *
     * @param input name of the log
     * @param record its position in the log, from 1
     * @param location where it is
     * @param register what it extends
     * @param type its content type; may hold anything the log does
     * @param check both digests
     */
    record RecordDigestMismatch(
            String input,
            long record,
            Location location,
            Optional<CelRegister> register,
            String type,
            ContentCheck.Result check)
            implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.RECORD_DIGEST_MISMATCH;
        }
    }

    /**
     * An entry with a signature that is not good.
     *
     * @param input name of the input
     * @param judged the entry
     */
    record Signature(String input, EntrySignatures judged) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.of(judged.verdict());
        }
    }

    /** An entry that Keylime's verifier would not accept. */
    record OfKeylime(KeylimeJudgement entry) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.KEYLIME_FAILURE;
        }
    }

    /**
     * An entry with an answer that is to be reported.
     *
     * @param entry the entry and its answer
     */
    record OfAnswer(JudgedEntry entry) implements Finding {
        @Override
        public FindingKind kind() {
            return FindingKind.of(entry.answer());
        }
    }
}
