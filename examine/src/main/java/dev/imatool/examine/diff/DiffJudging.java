package dev.imatool.examine.diff;

import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.AskedContents;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.reference.KnownFiles;
import dev.imatool.examine.reference.ListJudge;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds the entries of both lists against sources of known files, where any are given: first what they can ask for is gathered, then, once
 * the changes are known, the lists are read again. Every entry is judged, because a bad content that did not change is bad.
 */
final class DiffJudging {
    private final ListPass pass;
    private final GivenSources given;
    private final AskedContents contents = new AskedContents(false);
    private final JudgedHalf before = new JudgedHalf();
    private final JudgedHalf after = new JudgedHalf();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /** One of the two that are compared. */
    enum Part {
        BEFORE,
        AFTER
    }

    /**
     * An input whose entries are judged.
     *
     * @param pass reads it
     * @param source the input; can be read again
     * @param last number of the last entry that was compared: a list that is still written to may have more by now
     * @param part what an entry in a container, or on the host, is part of; absent where it is not asked for
     */
    record Judged(ListPass pass, InputSource source, long last, Function<Optional<Container>, Optional<Part>> part) {}

    /** @param given the sources; there may be none */
    DiffJudging(ListPass pass, GivenSources given) {
        this.pass = pass;
        this.given = given;
    }

    /** Takes note of a list that is going to be judged, which may turn out to have no entries. */
    void list(String list) {
        contents.list(list);
    }

    /** Takes an entry of that list. */
    void take(String list, EntryView entry) {
        if (!given.none()) {
            contents.add(list, entry);
        }
    }

    /** What the sources say; absent where there are none. */
    Optional<DiffAnswers> answers(ListDiff diff, List<Judged> inputs) throws IOException {
        if (given.none()) {
            return Optional.empty();
        }
        KnownFiles known = KnownFiles.read(pass, contents, given);
        diff.changes().forEach(this::name);
        diff.order().ifPresent(order -> order.rows().forEach(this::name));
        List<Long> entriesOfSource =
                new ArrayList<>(Collections.nCopies(known.sources().size(), 0L));
        for (Judged input : inputs) {
            ListJudge judge = judge(known, input);
            judge.addEntriesOfSource(entriesOfSource);
            notices.addAll(judge.notices());
        }
        lists.addAll(known.lists());
        notices.addAll(0, known.notices());
        return Optional.of(new DiffAnswers(
                given.badAlone(),
                known.sources(),
                entriesOfSource,
                before.counts(),
                after.counts(),
                before.answers(),
                after.answers(),
                findings(known)));
    }

    private void name(Change change) {
        before.name(change.before());
        after.name(change.after());
    }

    private ListJudge judge(KnownFiles known, Judged input) throws IOException {
        ListJudge judge = known.judge(input.pass(), input.source());
        input.pass().over(input.source(), new FindingCollector(), (digests, match) -> {
            EntryView view = digests.entry();
            Optional<Part> part = input.part().apply(view.toEntry().name().container());
            if (part.isEmpty() || view.number() > input.last()) {
                judge.pass(view);
            } else {
                JudgedHalf half = part.get() == Part.BEFORE ? before : after;
                half.add(judge.judge(view, match == TemplateDigestCheck.MATCHES));
            }
        });
        return judge;
    }

    private Findings findings(KnownFiles known) {
        FindingCollector findings = new FindingCollector();
        known.undecided().forEach(findings::add);
        after.report(findings);
        before.report(findings);
        return findings.findings();
    }

    /** The sources that are measurement lists. */
    List<InputSummary> lists() {
        return lists;
    }

    /** What is to be said about sources and entries. */
    List<Notice> notices() {
        return notices;
    }
}
