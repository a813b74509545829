package dev.imatool.parsers.repair;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.ascii.LineProver;
import dev.imatool.parsers.ascii.LineProver.Layout;
import dev.imatool.parsers.repair.ContentCopy.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Repairs the lines of a text, run by run of adjacent damaged places. */
final class LineRepairs {
    private static final int MOST_JOINED_BYTES = 1 << 16;
    private static final ByteString LINE_FEED = ByteString.ofText("\n");

    private final ContentCopy copy;
    private final LineProver prover;
    private final LineSearch search;
    private final DamagePairs pairs;
    private final SearchBudget budget = new SearchBudget();
    private final LineSplits splits;
    private final RepairTally tally = new RepairTally();

    LineRepairs(
            ContentCopy copy,
            TemplateCatalog catalog,
            Optional<ByteOrder> order,
            KnownTexts known,
            List<Rename> renames) {
        this.copy = copy;
        this.prover = new LineProver(catalog, order);
        this.search = new LineSearch(known, renames);
        this.pairs = new DamagePairs(prover, budget, known, renames);
        this.splits = new LineSplits(prover, budget);
    }

    /** All template digests are of that kind. */
    void expect(LoggedDigestKind kind) {
        prover.expect(kind);
    }

    /** The list has at least so many bytes. */
    void seen(long bytes) {
        budget.seen(bytes);
    }

    /** Repairs what can be in a run of adjacent places; of one list only where {@code wanted} names one. */
    void run(List<Spot> spots, Optional<String> wanted) throws IOException {
        long end = spots.get(spots.size() - 1).end();
        for (Spot spot : spots) {
            if (!copy.until(spot.offset())) {
                return;
            }
            boolean ours = wanted.isEmpty() || (spot.isEntry() && wanted.get().equals(spot.list()));
            while (copy.offset() < spot.end()) {
                Optional<Line> line = copy.line(0);
                if (line.isEmpty()) {
                    return;
                }
                if (!ours || !repaired(spot, line.get(), end)) {
                    copy.pass(line.get().length());
                }
            }
        }
    }

    RepairResult result(long omitted) {
        return tally.result(omitted, budget.tried());
    }

    /** Deals with the line that comes next; true when it was passed over. */
    private boolean repaired(Spot spot, Line line, long end) throws IOException {
        byte[] bytes = line.text().toByteArray();
        boolean entry = prover.begins(bytes, bytes.length);
        if (entry ? prover.proves(bytes, bytes.length) : !prover.mayBegin(bytes, bytes.length)) {
            return false;
        }
        Optional<Layout> layout = entry ? prover.layout(line.text()) : Optional.empty();
        if (layout.isPresent() && !(layout.get().provable() || spot.isEntry())) {
            return false;
        }
        budget.seen(copy.offset() + line.length());
        budget.beginEntry();
        LineTrial trial = new LineTrial(prover, budget, line.text());
        if (joined(spot, line, layout, trial, end)) {
            return true;
        }
        if (layout.isEmpty()) {
            return false;
        }
        Optional<LineSplits.Split> split = splits.search(line.text());
        return split.isPresent() ? split(spot, line, layout, split.get()) : inside(spot, line, layout.get(), trial);
    }

    private boolean joined(Spot spot, Line line, Optional<Layout> layout, LineTrial trial, long end)
            throws IOException {
        List<Line> behind = behind(line, end);
        LineJoins joins = new LineJoins(trial);
        OptionalInt joined = joins.search(behind.stream().map(Line::text).toList());
        List<ByteString> bare = behind.stream().map(Line::withoutMargin).toList();
        if (joined.isEmpty() && !bare.equals(behind.stream().map(Line::text).toList())) {
            joined = joins.search(bare);
        }
        if (joined.isEmpty()) {
            return false;
        }
        ByteString whole = trial.variant();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(line.text().toByteArray());
        ByteString lastEnd = line.lineEnd();
        int length = line.length();
        for (Line next : behind.subList(0, joined.getAsInt())) {
            text.writeBytes(lastEnd.toByteArray());
            text.writeBytes(next.text().toByteArray());
            lastEnd = next.lineEnd();
            length += next.length();
        }
        DamagedPlace place = place(spot, line, layout, length, joined.getAsInt());
        Repair.Unique outcome = new Repair.Unique(RepairKind.LINES_JOINED, whole);
        tally.add(place.whole(outcome, ByteString.copyOf(text.toByteArray()), whole, prover));
        write(whole, lastEnd, length);
        return true;
    }

    /** The lines after, as far as they may belong to the entry. */
    private List<Line> behind(Line line, long end) throws IOException {
        List<Line> behind = new ArrayList<>();
        int ahead = line.length();
        while (behind.size() < LineJoins.MOST_LINES && ahead < MOST_JOINED_BYTES && copy.offset() + ahead < end) {
            Optional<Line> next = copy.line(ahead);
            if (next.isEmpty()) {
                break;
            }
            byte[] bytes = next.get().text().toByteArray();
            if (prover.begins(bytes, bytes.length)) {
                break;
            }
            behind.add(next.get());
            ahead += next.get().length();
        }
        return behind;
    }

    private boolean split(Spot spot, Line line, Optional<Layout> layout, LineSplits.Split found) throws IOException {
        List<ByteString> alternatives = found.alternatives();
        Repair.Outcome outcome = found.unique()
                ? new Repair.Unique(RepairKind.LINE_SPLIT, alternatives.get(0))
                : new Repair.Ambiguous(alternatives);
        ByteString first = alternatives.get(0).slice(0, alternatives.get(0).indexOf('\n', 0));
        tally.add(place(spot, line, layout, line.length(), 0).whole(outcome, line.text(), first, prover));
        if (found.unique()) {
            write(alternatives.get(0), line.lineEnd(), line.length());
        }
        return found.unique();
    }

    private boolean inside(Spot spot, Line line, Layout layout, LineTrial trial) throws IOException {
        Optional<RepairKind> kind = layout.provable() ? search.search(trial, layout) : Optional.empty();
        if (kind.isPresent()) {
            ByteString variant = trial.variant();
            tally.add(place(spot, line, Optional.of(layout), line.length(), 0)
                    .repaired(kind.get(), Optional.empty(), variant, prover));
            write(variant, line.lineEnd(), line.length());
            return true;
        }
        Repair.Reason searched = budget.refused() ? Repair.Reason.GIVEN_UP : Repair.Reason.NOT_FOUND;
        Optional<DamagePairs.Proven> pair = layout.provable() ? pairs.search(line.text(), layout) : Optional.empty();
        DamagedPlace place = place(spot, line, Optional.of(layout), line.length(), 0);
        if (pair.isEmpty()) {
            tally.add(place.unrepaired(layout.provable() ? searched : Repair.Reason.NO_PROOF));
            return false;
        }
        DamagePairs.Proven proven = pair.get();
        tally.add(place.repaired(proven.first(), Optional.of(proven.second()), proven.line(), prover));
        write(proven.line(), line.lineEnd(), line.length());
        return true;
    }

    private void write(ByteString repaired, ByteString lineEnd, int length) throws IOException {
        copy.replace(length, repaired);
        copy.replace(0, lineEnd.isEmpty() ? LINE_FEED : lineEnd);
    }

    private DamagedPlace place(Spot spot, Line line, Optional<Layout> layout, int length, int linesBehind) {
        boolean entry = spot.isEntry() && copy.offset() == spot.offset();
        return new DamagedPlace(
                entry ? OptionalLong.of(spot.number()) : OptionalLong.empty(),
                spot.list(),
                copy.location(length, linesBehind),
                line.text(),
                layout,
                budget.triedInEntry());
    }
}
