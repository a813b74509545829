package dev.imatool.appraise.allowlist;

import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Judges the entries of one input, in order, by an allow-list, and counts what comes out. */
public final class AllowListCheck {
    private final AllowList allowList;
    private final DerivedDigest derived;
    private final IntFunction<Optional<String>> images;
    private final EntryEvidenceReader reader = new EntryEvidenceReader();
    private final Map<Judgement, Long> counts = new EnumMap<>(Judgement.class);

    /** A check by {@code allowList} alone. */
    public AllowListCheck(AllowList allowList) {
        this(allowList, (entry, allowed) -> false, container -> Optional.empty());
    }

    /**
     * A check by {@code allowList}.
     *
     * @param derived shows whether an entry logs a digest that was made of an allowed one
     * @param images the image that each container ({@link EntryEvidenceReader#container}) is held against; what is in a container
     *     that shares nothing with any is compared with all of them
     */
    public AllowListCheck(AllowList allowList, DerivedDigest derived, IntFunction<Optional<String>> images) {
        this.allowList = allowList;
        this.derived = derived;
        this.images = images;
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
            case EntryEvidence.OfContent(Subject subject, var digest) -> {
                Subject placed = placed(subject);
                yield new Judged(judge(entry, placed, digest), Optional.of(placed));
            }
            case EntryEvidence.WithoutDigest(Subject subject) -> {
                Subject placed = placed(subject);
                yield new Judged(allowList.judge(placed, Optional.empty()), Optional.of(placed));
            }
            case EntryEvidence.None none -> new Judged(judgementOf(none), Optional.empty());
        };
        counts.merge(judged.judgement(), 1L, Long::sum);
        return judged;
    }

    /** Passes over an entry that is not to be judged: it may say which container those after it are of. */
    public void pass(Entry entry) {
        reader.read(entry, false);
    }

    /** Passes over an entry of the host. */
    public void passHost() {
        reader.passHost();
    }

    /** The container of the last entry, as {@link EntryEvidenceReader#container} numbers them. */
    public int container() {
        return reader.container();
    }

    private Subject placed(Subject subject) {
        return subject.role() == PathRole.CONTAINER ? subject.in(images.apply(reader.container())) : subject;
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
