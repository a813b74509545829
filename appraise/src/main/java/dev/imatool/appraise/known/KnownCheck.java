package dev.imatool.appraise.known;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.DerivedDigest;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.KnownElsewhere;
import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.TrivialContents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Judges the entries of one input, in order, by all sources, and counts what comes out. A bad content is found in an entry that is not
 * proven, too: who spoils a template digest must not hide by it. A good answer needs a proven entry.
 */
public final class KnownCheck {
    private final AllowList learned;
    private final LearnedSources learnedSources;
    private final AllowListCheck roles;
    private final ClaimJudge good;
    private final ClaimJudge bad;
    private final Map<Answer, Long> counts = new EnumMap<>(Answer.class);
    private final ListContents numbers;
    private final Glance glance = new Glance();

    /** The numbers that the next entry has where its path and its content were not measured before. */
    private int nextKey;

    private int nextDigest;

    /**
     * What the entries are held against.
     *
     * @param learned values that are good in a role
     * @param learnedSources where these come from
     * @param good what the other good sources say; finished
     * @param bad what bad sources say; finished
     * @param exclusions what the policy of a good source leaves out, by the number of the source
     */
    public record References(
            AllowList learned,
            LearnedSources learnedSources,
            ClaimTable good,
            ClaimTable bad,
            Map<Integer, PathExclusion> exclusions) {
        public References {
            exclusions = Map.copyOf(exclusions);
        }
    }

    /**
     * A check.
     *
     * @param derived shows whether an entry logs a digest that was made of a good one
     * @param images the image that each container is held against, as for {@link AllowListCheck}
     */
    public KnownCheck(References references, DerivedDigest derived, IntFunction<Optional<String>> images) {
        this.learned = references.learned();
        this.learnedSources = references.learnedSources();
        this.good = new ClaimJudge(references.good(), references.exclusions());
        this.bad = new ClaimJudge(references.bad(), Map.of());
        this.numbers = references.good().wanted();
        this.roles = new AllowListCheck(
                learned,
                (entry, allowed) -> derived.comesFrom(entry, () -> {
                    List<ContentDigest> all = new ArrayList<>(allowed.get());
                    all.addAll(good.expected(entry));
                    return all;
                }),
                images);
        for (Answer answer : Answer.values()) {
            counts.put(answer, 0L);
        }
    }

    /** Passes over an entry that is not to be judged: it may say which container those after it are of. */
    public void pass(Entry entry) {
        roles.pass(entry);
    }

    /** The container of the last entry, as {@link AllowListCheck#container} numbers them. */
    public int container() {
        return roles.container();
    }

    /** How many entries came out how; every answer is there. */
    public Map<Answer, Long> counts() {
        return new EnumMap<>(counts);
    }

    /**
     * Judges the next entry.
     *
     * @param proven whether its logged template digest was recomputed from its template data
     * @param uncovered why the evidence that was given does not prove its digest; absent where it does, and where none was given
     * @param signed a source that vouches for the key of a valid signature of the entry, where there is one
     */
    public KnownAnswer judge(
            Entry entry, boolean proven, Optional<AnswerReason> uncovered, Supplier<Optional<KnownClaim>> signed) {
        KnownAnswer answer = answer(entry, proven, uncovered, signed);
        counts.merge(answer.answer(), 1L, Long::sum);
        return answer;
    }

    /**
     * Sees at a glance what {@link #judge} would say of the next entry, a proven one that no signature makes good. It is not judged by this:
     * either {@link #count} it, or judge it.
     *
     * @return empty where it has to be judged
     */
    public Optional<Answer> glance(HostFile file) {
        int key = numbers.keyNumber(file.key(), nextKey);
        int digest = numbers.digestNumber(file.digest(), nextDigest);
        nextKey = Math.max(nextKey, key + 1);
        nextDigest = Math.max(nextDigest, digest + 1);
        return learned.isEmpty() && !bad.mentions(digest)
                ? good.glance(key, digest, file.label(), glance)
                : Optional.empty();
    }

    /** Counts the entry that was seen at a glance last, and hands on the sources that say so. */
    public void count(Answer answer, IntConsumer sources) {
        roles.passHost();
        counts.merge(answer, 1L, Long::sum);
        glance.each(sources);
    }

    private KnownAnswer answer(
            Entry entry, boolean proven, Optional<AnswerReason> uncovered, Supplier<Optional<KnownClaim>> signed) {
        AllowListCheck.Judged role = roles.judge(entry, proven && uncovered.isEmpty());
        Optional<ContentDigest> digest = entry.fileDigest().flatMap(ContentDigest::of);
        List<KnownClaim> known = digest.map(bad::ofContent).orElse(List.of());
        if (!known.isEmpty()) {
            List<KnownClaim> by = new ArrayList<>(known);
            digest.ifPresent(content -> by.addAll(good.ofContent(content)));
            return plain(role, SourceAnswer.of(Answer.KNOWN_BAD, by));
        }
        return switch (role.judgement()) {
            case VIOLATION -> plain(role, SourceAnswer.of(Answer.VIOLATION, List.of()));
            case UNPROVEN -> plain(role, unproven(proven ? uncovered : Optional.empty()));
            case NOT_JUDGED -> {
                SourceAnswer named = good.judge(entry, digest);
                boolean nothing = named.answer() == Answer.UNKNOWN;
                yield plain(role, nothing ? SourceAnswer.of(Answer.NOT_JUDGED, List.of()) : named);
            }
            case KNOWN, RESOLVED, OTHER_DIGEST, NOT_COMPARABLE, UNKNOWN_PATH -> ofFile(entry, role, digest, signed);
        };
    }

    private static SourceAnswer unproven(Optional<AnswerReason> uncovered) {
        return uncovered
                .map(reason -> SourceAnswer.of(Answer.UNPROVEN, reason, List.of()))
                .orElseGet(() -> SourceAnswer.of(Answer.UNPROVEN, List.of()));
    }

    private static KnownAnswer plain(AllowListCheck.Judged role, SourceAnswer answer) {
        return new KnownAnswer(
                answer.answer(), answer.reason(), role.subject(), answer.by(), answer.expected(), List.of());
    }

    private KnownAnswer ofFile(
            Entry entry,
            AllowListCheck.Judged role,
            Optional<ContentDigest> digest,
            Supplier<Optional<KnownClaim>> signed) {
        Subject subject = role.subject().orElseThrow();
        SourceAnswer claimed = good.judge(entry, digest);
        SourceAnswer measured = ofRole(role, subject, digest);
        SourceAnswer both = joined(measured, claimed);
        if (both.answer() != Answer.KNOWN_GOOD) {
            Optional<KnownClaim> signature = signed.get();
            if (signature.isPresent()) {
                both = SourceAnswer.of(Answer.KNOWN_GOOD, AnswerReason.SIGNATURE, List.of(signature.get()));
            }
        }
        List<KnownElsewhere> elsewhere = both.answer() == Answer.UNKNOWN && !learned.isEmpty()
                ? learned.elsewhere(subject, digest, ClaimJudge.NAMED)
                : List.of();
        return new KnownAnswer(both.answer(), both.reason(), role.subject(), both.by(), both.expected(), elsewhere);
    }

    /** A good content is good whoever says so; of the rest, what says most: the path, then the content. */
    private static SourceAnswer joined(SourceAnswer one, SourceAnswer other) {
        for (Answer answer : List.of(
                Answer.KNOWN_GOOD, Answer.CHANGED, Answer.KNOWN_ELSEWHERE, Answer.EXCLUDED, Answer.NOT_COMPARABLE)) {
            boolean first = one.answer() == answer;
            if (first || other.answer() == answer) {
                SourceAnswer chosen = first ? one : other;
                return one.answer() == other.answer() ? both(one, other) : chosen;
            }
        }
        return SourceAnswer.NONE;
    }

    private static SourceAnswer both(SourceAnswer one, SourceAnswer other) {
        List<KnownClaim> by = new ArrayList<>(one.by());
        by.addAll(other.by());
        by.sort(Comparator.comparingInt(KnownClaim::source));
        List<ContentDigest> expected = new ArrayList<>(one.expected());
        other.expected().stream().filter(digest -> !expected.contains(digest)).forEach(expected::add);
        Optional<AnswerReason> reason = one.reason().isPresent() ? one.reason() : other.reason();
        return new SourceAnswer(
                one.answer(), one.answer() == Answer.KNOWN_GOOD ? common(one, other) : reason, by, expected);
    }

    /** A file that is plainly good by one source needs no reason of another. */
    private static Optional<AnswerReason> common(SourceAnswer one, SourceAnswer other) {
        return one.reason().isEmpty() || other.reason().isEmpty() ? Optional.empty() : one.reason();
    }

    private SourceAnswer ofRole(AllowListCheck.Judged role, Subject subject, Optional<ContentDigest> digest) {
        if (learned.isEmpty() && role.judgement() != Judgement.RESOLVED) {
            return SourceAnswer.NONE;
        }
        List<ContentDigest> allowed = learned.allowed(subject, ClaimJudge.NAMED);
        return switch (role.judgement()) {
            case KNOWN ->
                SourceAnswer.of(
                        Answer.KNOWN_GOOD, claims(learned.pairsAllowing(subject, digest.orElseThrow()), Via.SAME_PATH));
            case RESOLVED -> SourceAnswer.of(Answer.KNOWN_GOOD, AnswerReason.RESOLVED, List.of());
            case OTHER_DIGEST -> {
                boolean other = digest.filter(
                                content -> !elsewhere(subject, content).isEmpty())
                        .isPresent();
                yield new SourceAnswer(
                        Answer.CHANGED,
                        other ? Optional.of(AnswerReason.OTHER_FILE) : Optional.empty(),
                        claims(learned.pairsUnder(subject, ClaimJudge.NAMED), Via.SAME_PATH),
                        allowed);
            }
            case NOT_COMPARABLE, UNKNOWN_PATH -> {
                List<KnownClaim> elsewhere =
                        digest.map(content -> elsewhere(subject, content)).orElse(List.of());
                if (!elsewhere.isEmpty()) {
                    yield SourceAnswer.of(Answer.KNOWN_ELSEWHERE, elsewhere);
                }
                boolean unknown = role.judgement() == Judgement.UNKNOWN_PATH;
                yield unknown
                        ? SourceAnswer.NONE
                        : new SourceAnswer(
                                Answer.NOT_COMPARABLE,
                                Optional.empty(),
                                claims(learned.pairsUnder(subject, ClaimJudge.NAMED), Via.SAME_PATH),
                                allowed);
            }
            case VIOLATION, UNPROVEN, NOT_JUDGED -> SourceAnswer.NONE;
        };
    }

    private List<KnownClaim> elsewhere(Subject subject, ContentDigest digest) {
        return TrivialContents.is(digest)
                ? List.of()
                : claims(learned.pairsElsewhere(subject, digest, ClaimJudge.NAMED), Via.CONTENT);
    }

    private List<KnownClaim> claims(List<Integer> pairs, Via via) {
        List<KnownClaim> claims = new ArrayList<>(pairs.size());
        for (int pair : pairs) {
            Via how = via == Via.SAME_PATH && learned.patternOf(pair) ? Via.PATTERN : via;
            for (int source : learnedSources.sourcesOf(pair)) {
                claims.add(new KnownClaim(
                        source,
                        "",
                        learned.pathOf(pair),
                        how,
                        KnownFile.State.PRESENT,
                        Optional.of(learned.digestOf(pair))));
            }
        }
        return claims.stream().limit(ClaimJudge.NAMED).toList();
    }
}
