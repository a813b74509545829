package dev.imatool.examine.eventlog;

import dev.imatool.model.Location;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.cel.ContentCheck;
import dev.imatool.replay.cel.NvRegister;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Canonical Event Logs (TCG CEL, systemd's log among them), in the order in which they were given.
 *
 * @param forms the form of each
 * @param records how many records they have
 * @param types how many of each content type, those named by the log itself under {@code ""}
 * @param checks how many digests are those of their content, contradict it, or are taken as logged
 * @param nvRegisters the NV indices that they extend
 * @param listed the first records
 * @param omitted how many records are not listed
 * @param all every record
 * @param notReplayed records of PCRs that no TPM has, or of more NV indices than are replayed
 */
public record RecordLogs(
        List<CelForm> forms,
        long records,
        Map<String, Long> types,
        Map<ContentCheck.Outcome, Long> checks,
        List<NvRegister> nvRegisters,
        List<ReportedRecord> listed,
        long omitted,
        AllRecords all,
        long notReplayed) {
    /** How many records a report lists. */
    public static final int LISTED = 1000;

    public RecordLogs {
        forms = List.copyOf(forms);
        types = new LinkedHashMap<>(types);
        checks = Map.copyOf(checks);
        nvRegisters = List.copyOf(nvRegisters);
        listed = List.copyOf(listed);
    }

    /** How many have that outcome. */
    public long count(ContentCheck.Outcome outcome) {
        return checks.getOrDefault(outcome, 0L);
    }

    /**
     * A record and what is to be said about it.
     *
     * @param input name of its log
     * @param number its position, from 1, counted over all logs
     * @param location where it is in its log
     * @param recnum the number that it gives itself
     * @param register what it extends
     * @param digests what was extended
     * @param type its content type; may hold anything the log does
     * @param text what its content says
     * @param check whether its digests are those of its content
     */
    public record ReportedRecord(
            String input,
            long number,
            Location location,
            OptionalLong recnum,
            Optional<CelRegister> register,
            List<LoggedDigest> digests,
            String type,
            RecordText text,
            ContentCheck.Outcome check) {
        public ReportedRecord {
            digests = List.copyOf(digests);
        }

        ReportedRecord with(ContentCheck.Outcome outcome) {
            return new ReportedRecord(input, number, location, recnum, register, digests, type, text, outcome);
        }
    }
}
