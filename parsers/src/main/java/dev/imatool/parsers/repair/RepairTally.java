package dev.imatool.parsers.repair;

import java.util.ArrayList;
import java.util.List;

/** Counts repairs and keeps as many as are listed. */
final class RepairTally {
    private static final long MOST_BYTES = 32 << 20;

    private final List<Repair> kept = new ArrayList<>();
    private long bytes;
    private long unique;
    private long ambiguous;
    private long none;

    void add(Repair repair) {
        switch (repair.outcome()) {
            case Repair.Unique found -> unique++;
            case Repair.Ambiguous open -> ambiguous++;
            case Repair.None lost -> none++;
        }
        if (kept.size() < RepairResult.MOST_LISTED && bytes < MOST_BYTES) {
            kept.add(repair);
            bytes += repair.name().eventName().length() + 2L * repair.damaged().length();
        }
    }

    RepairResult result(long omitted, long tried) {
        return new RepairResult(kept, unique, ambiguous, none, omitted, tried);
    }
}
