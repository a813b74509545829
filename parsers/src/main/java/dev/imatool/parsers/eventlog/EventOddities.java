package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names what can be read of a log and what other readers (tpm2-tools, go-eventlog, tcglog-parser) refuse or overlook:
 * separators, the locality of the start, EV_NO_ACTION events. What the type of an event stands for is hashed by nothing, so
 * that each is a place where a log can be made to mean something else to somebody else.
 */
final class EventOddities {
    private static final long ERROR = 1;
    private static final long ALL_ONES = 0xffffffffL;
    private static final int FIRST_OF_WINDOWS = 11;
    private static final int LAST_OF_WINDOWS = 14;
    private static final int LAST_OF_FIRMWARE = 7;
    private static final int LOCALITY_LENGTH = FirmwareEvent.STARTUP_LOCALITY.length() + 1;
    private static final int HCRTM_LOCALITY = 4;
    private static final Set<Integer> LOCALITIES = Set.of(0, 3, HCRTM_LOCALITY);
    private static final ByteString HCRTM = ByteString.ofText("HCRTM");

    private final EventLog log;
    private final boolean headerDigest;
    private final EventLogProblems problems;
    private final EventRegisters registers;
    private final Set<Long> separated = new HashSet<>();
    private boolean localityStated;
    private boolean hcrtm;
    private boolean pcr0Extended;

    /** @param headerDigest true where the digest of the header is not zeros */
    EventOddities(EventLog log, boolean headerDigest, EventLogProblems problems) {
        this.log = log;
        this.headerDigest = headerDigest;
        this.problems = problems;
        this.registers = log.registers();
    }

    void report() {
        header(log.events().get(0));
        for (FirmwareEvent event : log.events()) {
            if (event.is(EventKind.EV_NO_ACTION)) {
                noAction(event);
            } else if (event.extended()) {
                extended(event);
            }
        }
    }

    private void header(FirmwareEvent first) {
        if (log.specId().isEmpty()) {
            if (first.is(EventKind.EV_NO_ACTION) && log.whole()) {
                odd(EventLogDiagnosticKind.SPEC_ID_ODD, first, "it is EV_NO_ACTION and no Spec ID event");
            }
            return;
        }
        // a CCEL has its header in the first RTMR
        if (first.pcr() != 0 && !(registers == EventRegisters.RTMR && first.pcr() == 1)) {
            odd(EventLogDiagnosticKind.SPEC_ID_ODD, first, "it names PCR " + first.pcr() + ", where 0 is expected");
        }
        if (headerDigest) {
            odd(EventLogDiagnosticKind.SPEC_ID_ODD, first, "its digest is not zeros");
        }
    }

    private void noAction(FirmwareEvent event) {
        if (event.number() > 1 && SpecIdReader.resembles(event.data())) {
            odd(EventLogDiagnosticKind.SPEC_ID_ODD, event, "it is among the events, as where logs were joined");
        }
        // Windows ends its log with an event that names no PCR and has digests of ones
        boolean digest = event.digests().stream().map(LoggedDigest::digest).anyMatch(each -> !each.allZero());
        if (event.number() > 1 && event.pcr() < FirmwareEvent.PCRS && digest) {
            odd(EventLogDiagnosticKind.NO_ACTION_DIGEST, event);
        }
        if (event.data().startsWith(FirmwareEvent.STARTUP_LOCALITY)) {
            locality(event);
        }
    }

    private void locality(FirmwareEvent event) {
        int length = event.data().length();
        if (registers != EventRegisters.PCR || event.pcr() != 0) {
            start(
                    event,
                    "StartupLocality names " + registers.name(event.pcr()) + ", and only PCR 0 has a start of its own");
            return;
        }
        if (length != LOCALITY_LENGTH) {
            start(event, "StartupLocality has " + length + " bytes, where " + LOCALITY_LENGTH + " are expected");
        }
        if (length < LOCALITY_LENGTH) {
            return;
        }
        int locality = event.data().at(LOCALITY_LENGTH - 1);
        if (!LOCALITIES.contains(locality)) {
            start(event, "locality " + locality + ", where 0, 3 or 4 is expected");
        }
        if (localityStated) {
            start(event, "a further StartupLocality; the first one is used");
        } else if (hcrtm && locality != HCRTM_LOCALITY) {
            start(event, "locality " + locality + " after an H-CRTM event, where 4 is expected");
        }
        localityStated = true;
    }

    private void extended(FirmwareEvent event) {
        if (event.is(EventKind.EV_EFI_HCRTM_EVENT)) {
            hcrtm(event);
        }
        if (event.is(EventKind.EV_SEPARATOR)) {
            separator(event);
        }
        pcr0Extended |= event.pcr() == 0;
    }

    private void hcrtm(FirmwareEvent event) {
        if (!event.data().equals(HCRTM)) {
            start(event, "the data of the H-CRTM event is not HCRTM");
        }
        if (registers != EventRegisters.PCR || event.pcr() != 0) {
            start(event, "the H-CRTM event names " + registers.name(event.pcr()) + ", where PCR 0 is expected");
        } else if (pcr0Extended) {
            start(event, "the H-CRTM event follows another event that extends PCR 0");
        }
        hcrtm |= event.pcr() == 0;
    }

    private void separator(FirmwareEvent event) {
        ByteString data = event.data();
        boolean windows = event.pcr() >= FIRST_OF_WINDOWS && event.pcr() <= LAST_OF_WINDOWS;
        if (data.length() != 4) {
            refused(event, data.length() + " bytes of data, where 4 are expected");
        } else if (data.equals(EventWords.WBCL)) {
            if (!windows) {
                refused(event, "WBCL, the value of Windows, in " + registers.name(event.pcr()));
            }
        } else {
            long value = ByteOrder.LITTLE.unsigned(data);
            if (value == ERROR) {
                refused(event, "the value 1, by which firmware reports an error");
            } else if (value != 0 && value != ALL_ONES) {
                refused(
                        event,
                        String.format(Locale.ROOT, "the value 0x%08x, where 0 or 0xffffffff is expected", value));
            }
        }
        // an RTMR has the separators of several PCRs
        boolean again = !separated.add(event.pcr());
        if (again && registers == EventRegisters.PCR && event.pcr() <= LAST_OF_FIRMWARE) {
            refused(event, "a further one of PCR " + event.pcr());
        }
    }

    private void refused(FirmwareEvent event, String what) {
        odd(EventLogDiagnosticKind.SEPARATOR_ODD, event, what);
    }

    private void start(FirmwareEvent event, String what) {
        odd(EventLogDiagnosticKind.STARTUP_LOCALITY_ODD, event, what);
    }

    private void odd(EventLogDiagnosticKind kind, FirmwareEvent event, Object... arguments) {
        problems.reportOnce(Diagnostic.atEntry(kind, event.number(), event.location(), arguments));
    }
}
