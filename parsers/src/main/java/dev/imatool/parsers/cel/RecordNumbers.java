package dev.imatool.parsers.cel;

import dev.imatool.model.Location;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.DiagnosticLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Watches the numbers that records give themselves: one after the other, over the whole log or for each register (as tpm2-tss
 * counts). A gap means that records are missing, a number that does not grow that they were moved or repeated.
 */
final class RecordNumbers {
    private static final int MOST_REGISTERS = 256;
    private static final int KEPT = 20;

    private final Run whole = new Run();
    private final Map<CelRegister, Run> registers = new HashMap<>();
    private boolean eachByItself = true;
    private boolean any;
    private boolean some;

    /** Numbers of a run of records, and where they do not go on. */
    private static final class Run {
        private final List<Diagnostic> breaks = new ArrayList<>();
        private OptionalLong last = OptionalLong.empty();
        private long found;

        void add(long recnum, CelRecord record) {
            if (last.isPresent() && recnum != last.getAsLong() + 1) {
                found++;
                if (breaks.size() < KEPT) {
                    breaks.add(broken(record.location(), last.getAsLong(), recnum));
                }
            }
            last = OptionalLong.of(recnum);
        }
    }

    void add(CelRecord record) {
        if (record.recnum().isEmpty()) {
            some = true;
            return;
        }
        any = true;
        long recnum = record.recnum().getAsLong();
        whole.add(recnum, record);
        CelRegister register = record.register().orElse(CelRegister.pcr(-1));
        Run run = registers.get(register);
        if (run == null && registers.size() < MOST_REGISTERS) {
            run = new Run();
            registers.put(register, run);
            // a count of its own begins at its beginning, an excerpt of a common one anywhere
            eachByItself &= recnum <= 1;
        }
        if (run == null) {
            eachByItself = false;
        } else {
            run.add(recnum, record);
            eachByItself &= run.found == 0;
        }
    }

    /** Says where the numbers do not go on; to be called at the end. */
    void report(DiagnosticLog diagnostics) {
        if (any && some) {
            diagnostics.report(Diagnostic.of(DiagnosticKind.RECORDS_UNNUMBERED));
        }
        if (whole.found == 0 || (eachByItself && registers.size() > 1)) {
            return;
        }
        whole.breaks.forEach(diagnostics::report);
        if (whole.found > whole.breaks.size()) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.RECORDS_MORE_BREAKS, Long.toString(whole.found - whole.breaks.size())));
        }
    }

    private static Diagnostic broken(Location location, long before, long recnum) {
        return recnum > before
                ? Diagnostic.at(
                        DiagnosticKind.RECORDS_MISSING,
                        location,
                        Long.toString(recnum),
                        Long.toString(before),
                        recnum - before == 2 ? "1 record is" : (recnum - before - 1) + " records are")
                : Diagnostic.at(
                        DiagnosticKind.RECORDS_OUT_OF_ORDER, location, Long.toString(recnum), Long.toString(before));
    }
}
