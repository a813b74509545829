package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.parts.PartBudget;
import dev.imatool.examine.parts.SetJoins;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.EvidenceStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Examines the sets of evidence, those first that seem to go on where exported parts end. A join that no value and no quote proves is
 * none; parts of one that is proven are no lists of their own, unless they came with values or quotes that the whole did not.
 */
public final class JoinedSets {
    private final List<EvidenceSet> sets;
    private final EvidenceKeys keys;
    private final ListPass pass;
    private final FoundParts found;
    private final List<Notice> notices;

    /** @param notices takes what is said of all of them */
    public JoinedSets(List<EvidenceSet> sets, EvidenceKeys keys, ListPass pass, List<Notice> notices) {
        this.sets = sets;
        this.keys = keys;
        this.pass = pass;
        this.found = new FoundParts(keys);
        this.notices = notices;
    }

    /** What archives do not say is not counted. */
    private static long bytes(EvidenceSet set) {
        return set.lists().stream().mapToLong(list -> Math.max(0, list.bytes())).sum();
    }

    private static Notice handover(SetJoins.Handover handover, ExaminedSet examined) {
        long before = examined.list().summary().files().get(0).entries();
        return Notice.of(
                NoticeKind.KEXEC_ENTRIES_BETWEEN,
                handover.list(),
                new EvidenceStatement.BetweenKernels(handover.before(), handover.carried(), before));
    }

    /** All of them, in their order. Says how far it is by the bytes of lists, of which the first name of each set is heard. */
    public List<ExaminedSet> examined() throws IOException {
        try (ReadingProgress progress = pass.progress()) {
            return examined(progress);
        }
    }

    private List<ExaminedSet> examined(ReadingProgress progress) throws IOException {
        SetJoins joins = new SetJoins(sets, pass, new PartBudget());
        List<EvidenceSet> all = joins.joined();
        if (joins.incomplete()) {
            notices.add(Notice.of(
                    NoticeKind.PART_ORDERS_LEFT_OUT, sets.get(0).list().path()));
        }
        Map<String, ExaminedSet> proven = new HashMap<>();
        List<EvidenceSet> joined = new ArrayList<>();
        for (EvidenceSet set : all) {
            if (!set.before().isEmpty()) {
                long carried = joins.handovers().stream()
                        .filter(each -> each.list().equals(set.list().path()))
                        .mapToLong(SetJoins.Handover::carried)
                        .sum();
                ExaminedSet examined = new EvidenceExaminer(set, carried, keys, pass, found).examine();
                if (examined.list().joinProven()) {
                    joins.handovers().stream()
                            .filter(each -> each.list().equals(set.list().path()))
                            .forEach(each -> notices.add(handover(each, examined)));
                    proven.put(set.list().path(), examined);
                    joined.add(set);
                }
            }
        }
        Set<String> absorbed = joins.absorbed(joined);
        Map<String, EvidenceSet> originals = new HashMap<>();
        sets.forEach(set -> originals.put(set.list().path(), set));
        List<ExaminedSet> examined = new ArrayList<>();
        long bytes = all.stream().mapToLong(JoinedSets::bytes).sum();
        long done = 0;
        for (EvidenceSet set : all) {
            if (done > 0) {
                progress.bytes(Printable.ofText(set.list().path()), done, bytes);
            }
            done += bytes(set);
            if (absorbed.contains(set.list().path())) {
                continue;
            }
            ExaminedSet known = proven.get(set.list().path());
            EvidenceSet alone = joins.handovers().stream()
                            .anyMatch(each -> each.list().equals(set.list().path()))
                    ? originals.getOrDefault(set.list().path(), set)
                    : set;
            examined.add(known != null ? known : new EvidenceExaminer(alone.alone(), 0, keys, pass, found).examine());
        }
        return examined;
    }
}
