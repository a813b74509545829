package dev.imatool.examine.reference;

import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.known.Answer;
import dev.imatool.appraise.known.AnswerReason;
import dev.imatool.appraise.known.HostFile;
import dev.imatool.appraise.known.KnownAnswer;
import dev.imatool.appraise.known.KnownCheck;
import dev.imatool.appraise.known.KnownClaim;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.reference.ContentDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges the entries of one list, in order, by all sources, and counts what comes out. It is to see all of them. */
public final class ListJudge {
    private final String input;
    private final ContainerDigests derived = new ContainerDigests();
    private final HostFile file = new HostFile();
    private final KnownCheck check;
    private final ImageFits fits;
    private final List<CheckedSource> sources;
    private final VouchedKeys keys;
    private final Map<AnswerReason, Long> reasons = new EnumMap<>(AnswerReason.class);
    private final long[] entriesOfSource;

    ListJudge(
            String input,
            KnownCheck.References references,
            ImageFits fits,
            List<CheckedSource> sources,
            VouchedKeys keys) {
        this.input = input;
        this.check = new KnownCheck(references, derived, fits::closest);
        this.fits = fits;
        this.sources = sources;
        this.keys = keys;
        this.entriesOfSource = new long[sources.size()];
    }

    /** Passes over an entry that is not to be judged. */
    public void pass(EntryView view) {
        check.pass(view.toEntry());
    }

    /**
     * Judges the next entry without decoding it, where it is proven, and a glance is enough to see what it is; of most it is.
     *
     * @param countedOnly true for answers of which no more is wanted than how many entries have them
     * @return its answer, once it is counted; empty where it is still to be judged
     */
    public Optional<Answer> glance(EntryView view, Predicate<Answer> countedOnly) {
        if (!file.standOn(view)) {
            return Optional.empty();
        }
        Optional<Answer> seen = check.glance(file);
        if (seen.isPresent()) {
            Answer answer = seen.get();
            boolean signed = answer != Answer.KNOWN_GOOD && !keys.none();
            if (signed || !countedOnly.test(answer)) {
                return Optional.empty();
            }
            check.count(answer, source -> entriesOfSource[source]++);
        }
        return seen;
    }

    /** Judges the next entry where nobody asked what proves its digest, and gives all that is said of it. */
    public JudgedEntry judge(EntryView view, boolean proven) {
        return judge(view, proven, Optional.empty());
    }

    /** Judges the next entry as {@link #answer} does, and gives all that is said of it. */
    public JudgedEntry judge(EntryView view, boolean proven, Optional<AnswerReason> uncovered) {
        return judged(view, answer(view, proven, uncovered));
    }

    /**
     * Judges the next entry.
     *
     * @param proven whether its logged template digest was recomputed from its template data
     * @param uncovered why the evidence that was given does not prove its digest; absent where it does, and where none was given
     */
    public KnownAnswer answer(EntryView view, boolean proven, Optional<AnswerReason> uncovered) {
        Entry entry = view.toEntry();
        KnownAnswer known = check.judge(entry, proven, uncovered, () -> keys.vouchFor(sources.size(), view, entry));
        known.reason().ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
        count(known.by());
        return known;
    }

    /** Each source once. */
    private void count(List<KnownClaim> by) {
        for (int i = 0; i < by.size(); i++) {
            int source = by.get(i).source();
            boolean before = by.subList(0, i).stream().anyMatch(other -> other.source() == source);
            if (!before && source < entriesOfSource.length) {
                entriesOfSource[source]++;
            }
        }
    }

    /** The entry that was judged last, with its answer. */
    public JudgedEntry judged(EntryView view, KnownAnswer known) {
        Entry entry = view.toEntry();
        return new JudgedEntry(
                input,
                entry.number(),
                entry.location(),
                new EntryAnswer(
                        known.answer(),
                        known.reason(),
                        known.by().stream().map(this::by).toList(),
                        known.expected(),
                        known.elsewhere()),
                known.subject().map(Subject::role),
                entry.name().container(),
                known.subject().flatMap(Subject::image),
                entry.name().path(),
                entry.fileDigest().flatMap(ContentDigest::of));
    }

    private EntryAnswer.By by(KnownClaim claim) {
        boolean key = claim.source() == sources.size();
        return new EntryAnswer.By(
                key ? keys.name() : sources.get(claim.source()).name(),
                !key && sources.get(claim.source()).bad(),
                claim.item(),
                claim.path(),
                claim.via(),
                claim.state(),
                claim.signedBy());
    }

    /** The container of the last entry, by a number from 1 on; 0 for the host. */
    public int container() {
        return check.container();
    }

    /** Which images the containers fit. */
    public ImageFits fits() {
        return fits;
    }

    /** Entries by answer; every answer is there. */
    public Map<Answer, Long> counts() {
        return check.counts();
    }

    /** Entries by the reason of their answer; those of which there is none are absent. */
    public Map<AnswerReason, Long> reasons() {
        return new EnumMap<>(reasons);
    }

    /** How many entries each source says something of that decides, in the order of the sources. */
    public List<Long> entriesOfSource() {
        List<Long> entries = new ArrayList<>();
        for (long count : entriesOfSource) {
            entries.add(count);
        }
        return entries;
    }

    /** Adds them to those of other lists. */
    public void addEntriesOfSource(List<Long> all) {
        for (int source = 0; source < entriesOfSource.length; source++) {
            all.set(source, all.get(source) + entriesOfSource[source]);
        }
    }

    /** What is to be said of the entries. */
    public List<Notice> notices() {
        return derived.notices();
    }
}
