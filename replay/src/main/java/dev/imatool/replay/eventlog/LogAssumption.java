package dev.imatool.replay.eventlog;

import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is taken for true about a log that its extended events do not say.
 *
 * @param locality the last byte of PCR 0 at the start: the locality of TPM2_Startup, or 4 after an H-CRTM sequence
 *     (profile, section 10.4.5.3)
 * @param localityStated true when the log says so, or says nothing and it is 0
 * @param exitEventsMissing true when the firmware extended PCR 5 with the two actions of ExitBootServices and the log lacks
 *     them, as under kernels before 5.3, which did not append the final events table
 */
public record LogAssumption(int locality, boolean localityStated, boolean exitEventsMissing) {
    /** The actions that are measured when the operating system takes over (profile, section 10.4.4). */
    static final List<String> EXIT_ACTIONS =
            List.of("Exit Boot Services Invocation", "Exit Boot Services Returned with Success");

    private static final int EXIT_PCR = 5;

    /** RTMR1, which stands for PCR 2 to 6 (UEFI specification 2.10, section 38.4.1). */
    private static final int EXIT_RTMR = 2;

    private static final int HCRTM = 4;

    /** What PCR 0 may end in at the start. */
    static final List<Integer> LOCALITIES = List.of(0, 3, HCRTM);

    /** What the log itself says. */
    public static LogAssumption stated(EventLog log) {
        return new LogAssumption(statedLocality(log).orElse(0), true, false);
    }

    /** What may be true, that which the log says first. Each has to prove itself by a value that it leads to. */
    public static List<LogAssumption> all(EventLog log) {
        LogAssumption stated = stated(log);
        List<LogAssumption> all = new ArrayList<>(List.of(stated));
        if (log.registers() == EventRegisters.PCR) {
            LOCALITIES.stream()
                    .filter(locality -> locality != stated.locality)
                    .forEach(locality -> all.add(new LogAssumption(locality, false, false)));
        }
        if (log.events().stream().noneMatch(LogAssumption::exit)) {
            List.copyOf(all).forEach(each -> all.add(new LogAssumption(each.locality, each.localityStated, true)));
        }
        return all;
    }

    /** The locality that a StartupLocality event or, without one, an H-CRTM event states; a CCEL has none. */
    public static OptionalInt statedLocality(EventLog log) {
        if (log.registers() != EventRegisters.PCR) {
            return OptionalInt.empty();
        }
        Optional<OptionalInt> event = log.events().stream()
                .map(FirmwareEvent::startupLocality)
                .filter(OptionalInt::isPresent)
                .findFirst();
        if (event.isPresent()) {
            return event.get();
        }
        boolean hcrtm =
                log.events().stream().anyMatch(each -> each.is(EventKind.EV_EFI_HCRTM_EVENT) && each.pcr() == 0);
        return hcrtm ? OptionalInt.of(HCRTM) : OptionalInt.empty();
    }

    /** Where the actions of ExitBootServices are measured. */
    static int exitRegister(EventRegisters registers) {
        return registers == EventRegisters.PCR ? EXIT_PCR : EXIT_RTMR;
    }

    /** False where it changes nothing about that register that the log's own words do not. */
    boolean concerns(EventRegisters registers, int index) {
        boolean locality = registers == EventRegisters.PCR && index == 0;
        return nothingAssumed()
                || (locality && !exitEventsMissing)
                || (index == exitRegister(registers) && localityStated);
    }

    /** True when it says no more than the log does. */
    public boolean nothingAssumed() {
        return localityStated && !exitEventsMissing;
    }

    private static boolean exit(FirmwareEvent event) {
        return event.is(EventKind.EV_EFI_ACTION) && event.data().latin1().startsWith("Exit Boot Services");
    }
}
