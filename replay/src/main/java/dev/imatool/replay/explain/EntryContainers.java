package dev.imatool.replay.explain;

import dev.imatool.model.Container;
import dev.imatool.replay.explain.report.Cause;
import dev.imatool.replay.explain.report.Cut;
import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.Hint;
import dev.imatool.replay.explain.report.NamedEntries;
import dev.imatool.replay.explain.report.Reach;
import dev.imatool.replay.explain.search.RecordedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up the containers of the entries that causes, hints and cuts name. */
final class EntryContainers {
    private final List<RecordedList> lists;
    private final List<RecordedList> references;
    private final Map<Long, Container> ofList = new HashMap<>();
    private final Map<Long, Container> ofReference = new HashMap<>();

    private EntryContainers(List<RecordedList> lists, List<RecordedList> references) {
        this.lists = lists;
        this.references = references;
    }

    static NamedEntries of(Cause cause, List<Hint> hints, List<RecordedList> lists, List<RecordedList> references) {
        EntryContainers named = new EntryContainers(lists, references);
        named.cause(cause);
        named.hints(hints);
        return new NamedEntries(named.ofList, named.ofReference);
    }

    static NamedEntries of(List<Hint> hints, List<RecordedList> lists) {
        EntryContainers named = new EntryContainers(lists, List.of());
        named.hints(hints);
        return new NamedEntries(named.ofList, named.ofReference);
    }

    static NamedEntries ofCuts(List<Cut> cuts, List<RecordedList> lists, List<RecordedList> references) {
        EntryContainers named = new EntryContainers(lists, references);
        cuts.forEach(named::cut);
        return new NamedEntries(named.ofList, named.ofReference);
    }

    private void cause(Cause cause) {
        switch (cause) {
            case Cause.Prefix prefix -> reach(prefix.reach());
            case Cause.MissingEntries missing -> missing.entries().forEach(this::referenceRange);
            case Cause.ReferenceValue(Reach reach) -> reference(reach.last());
            case Cause.NothingExtended nothing -> {}
            case Cause.OtherStart other -> reach(other.reach());
            case Cause.Violations violations -> reach(violations.reach());
            case Cause.LoggedDigests logged -> reach(logged.reach());
            case Cause.OtherBankDigests other -> reach(other.reach());
            case Cause.OtherPcr other -> reach(other.reach());
            case Cause.AllPcrs(Reach reach) -> reach(reach);
            case Cause.EntryOfOtherPcr other -> entry(other.entry());
            case Cause.ForeignAfter foreign -> {
                entry(foreign.entry());
                foreign.extended().forEach(this::origin);
            }
            case Cause.ForeignBetween foreign -> {
                foreign.after().ifPresent(this::entry);
                entry(foreign.before());
                origin(foreign.extended());
            }
            case Cause.OnlyForeign foreign -> foreign.extended().forEach(this::origin);
            case Cause.FileDigests(long last) -> entry(last);
            case Cause.NotExtended not -> range(not.entries());
            case Cause.LoggedTwice twice -> entry(twice.entry());
            case Cause.ExtendedAgain again -> entry(again.entry());
            case Cause.Swapped swapped -> range(new EntryRange(swapped.one(), swapped.other()));
            case Cause.Reset reset -> {
                entry(reset.after());
                range(reset.extended());
            }
            case Cause.Edits edits -> edits.edits().forEach(this::edit);
            case Cause.EditThenForeign both -> {
                edit(both.edit());
                entry(both.last());
                origin(both.extended());
            }
            case Cause.ThenForeign(Cause first, ForeignOrigin extended) -> {
                cause(first);
                origin(extended);
            }
            case Cause.Together together -> cause(together.first());
            case Cause.ValueOfBank ofBank -> cause(ofBank.first());
            case Cause.InPaddedSha1(Cause first) -> cause(first);
        }
    }

    private void edit(EntryEdit edit) {
        switch (edit) {
            case EntryEdit.LeftOut(long entry) -> entry(entry);
            case EntryEdit.ExtendedTwice(long entry) -> entry(entry);
            case EntryEdit.Swapped(long one, long other) -> range(new EntryRange(one, other));
        }
    }

    private void origin(ForeignOrigin origin) {
        if (origin instanceof ForeignOrigin.LoggedFileDigest(long entry)) {
            entry(entry);
        }
    }

    private void hints(List<Hint> hints) {
        for (Hint hint : hints) {
            if (hint instanceof Hint.LostAtKexec(long load, long boot)) {
                range(new EntryRange(load, boot));
            }
        }
    }

    private void cut(Cut cut) {
        switch (cut) {
            case Cut.Places places -> range(places.entries());
            case Cut.Distance distance -> range(distance.entries());
            case Cut.InARow row -> range(row.entries());
            case Cut.Runs runs -> range(runs.begin());
            case Cut.AfterEntry(long entry) -> entry(entry);
            case Cut.AcrossUnknown(long entry) -> entry(entry);
            case Cut.Tails(long entry) -> reference(entry);
            case Cut.AfterEarlier(long entry) -> entry(entry);
            case Cut.Sequences sequences -> {}
            case Cut.AfterSome some -> {}
            case Cut.Pairs pairs -> {}
            case Cut.PartOf part -> {}
        }
    }

    private void reach(Reach reach) {
        if (reach.after() > 0) {
            entry(reach.last());
        }
    }

    private void range(EntryRange range) {
        entry(range.first());
        entry(range.last());
    }

    private void referenceRange(EntryRange range) {
        reference(range.first());
        reference(range.last());
    }

    private void entry(long number) {
        lookUp(lists, number, ofList);
    }

    private void reference(long number) {
        lookUp(references, number, ofReference);
    }

    private static void lookUp(List<RecordedList> lists, long number, Map<Long, Container> found) {
        for (RecordedList list : lists) {
            list.containerOf(number).ifPresent(container -> found.putIfAbsent(number, container));
        }
    }
}
