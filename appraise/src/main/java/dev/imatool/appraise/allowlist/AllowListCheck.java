package dev.imatool.appraise.allowlist;

import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Judges the entries of one input, in order, by an allow-list, and counts what comes out. */
public final class AllowListCheck {
    private final AllowList allowList;
    private final DerivedDigest derived;
    private final EntryEvidenceReader reader = new EntryEvidenceReader();
    private final Map<Judgement, Long> counts = new EnumMap<>(Judgement.class);

    /** A check by {@code allowList} alone. */
    public AllowListCheck(AllowList allowList) {
        this(allowList, (entry, allowed) -> false);
    }

    /**
     * A check by {@code allowList}.
     *
     * @param derived shows whether an entry logs a digest that was made of an allowed one
     */
    public AllowListCheck(AllowList allowList, DerivedDigest derived) {
        this.allowList = allowList;
        this.derived = derived;
        for (Judgement judgement : Judgement.values()) {
            counts.put(judgement, 0L);
        }
    }

    /**
     * What came out for an entry.
     *
     * @param judgement what the allow-list says
     * @param subject role and path, where it is about a file
     */
    public record Judged(Judgement judgement, Optional<Subject> subject) {}

    /**
     * Judges the next entry.
     *
     * @param proven whether its logged template digest was recomputed from its template data
     */
    public Judged judge(Entry entry, boolean proven) {
        Judged judged = switch (reader.read(entry, proven)) {
            case EntryEvidence.OfContent(Subject subject, var digest) ->
                new Judged(judge(entry, subject, digest), Optional.of(subject));
            case EntryEvidence.WithoutDigest(Subject subject) ->
                new Judged(allowList.judge(subject, Optional.empty()), Optional.of(subject));
            case EntryEvidence.None none -> new Judged(judgementOf(none), Optional.empty());
        };
        counts.merge(judged.judgement(), 1L, Long::sum);
        return judged;
    }

    private Judgement judge(Entry entry, Subject subject, ContentDigest digest) {
        Judgement judgement = allowList.judge(subject, Optional.of(digest));
        boolean resolved = judgement != Judgement.KNOWN
                && derived.comesFrom(entry, () -> allowList.allowedAnywhere(subject.path(), DerivedDigest.MOST_TRIED));
        return resolved ? Judgement.RESOLVED : judgement;
    }

    /** How many entries were judged how; every judgement is there. */
    public Map<Judgement, Long> counts() {
        return new EnumMap<>(counts);
    }

    private static Judgement judgementOf(EntryEvidence.None none) {
        return switch (none) {
            case VIOLATION -> Judgement.VIOLATION;
            case UNPROVEN -> Judgement.UNPROVEN;
            case BOOT_AGGREGATE, IMAGE -> Judgement.NOT_JUDGED;
        };
    }
}
