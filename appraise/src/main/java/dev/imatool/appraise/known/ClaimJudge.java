package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.TrivialContents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a table of claims about entries: the content first, then the path. */
final class ClaimJudge {
    /** Claims that are named with an entry. */
    static final int NAMED = 5;

    /** Rows of one path or content that are looked at. */
    private static final int LOOKED_AT = 1000;

    private final ClaimTable table;
    private final ClaimRows rows;
    private final Map<Integer, PathExclusion> exclusions;

    /** @param exclusions what the policy of a source leaves out, by the number of the source */
    ClaimJudge(ClaimTable table, Map<Integer, PathExclusion> exclusions) {
        this.table = table;
        this.rows = table.rows();
        this.exclusions = exclusions;
    }

    /** What it says of a content alone, wherever it is; empty where nothing has it, or it is trivial. */
    List<KnownClaim> ofContent(ContentDigest digest) {
        if (TrivialContents.is(digest)) {
            return List.of();
        }
        List<KnownClaim> by = new ArrayList<>();
        int looked = 0;
        int row = rows.ofDigest(rows.digestNumber(digest.digest()));
        for (; row >= 0 && by.size() < NAMED && looked < LOOKED_AT; row = rows.nextOfDigest(row), looked++) {
            if (table.alike(row, ListContents.label(digest))) {
                by.add(claim(row, Via.CONTENT));
            }
        }
        return List.copyOf(by);
    }

    /** True where a source has a digest of that number, or one with the same bytes. */
    boolean mentions(int digest) {
        return rows.ofDigest(digest) >= 0;
    }

    /**
     * The same as {@link #judge} of a file of the host, where nothing but its path and its content matters: where sources have the content
     * under the path, and where none has either. Empty where more is to be looked at.
     *
     * @param key number of its path, or -1
     * @param digest number of its digest, or -1
     * @param sources takes the sources that say so
     */
    Optional<Answer> glance(int key, int digest, int label, Glance sources) {
        sources.clear();
        if (table.hasLinks()) {
            return Optional.empty();
        }
        int looked = 0;
        int good = 0;
        int row = rows.ofPair(key, digest);
        for (; row >= 0 && looked < LOOKED_AT; row = rows.nextOfPair(row), looked++) {
            if (table.alike(row, label) && layer(rows.state(row)).isEmpty()) {
                good++;
                sources.add(rows.source(row));
            }
        }
        if (good > 0) {
            return good <= NAMED ? Glance.GOOD : Optional.empty();
        }
        boolean unknown = exclusions.isEmpty() && rows.ofKey(key) < 0 && rows.ofDigest(digest) < 0;
        return unknown ? Glance.UNKNOWN : Optional.empty();
    }

    /** What it says of an entry that may be relied on. */
    SourceAnswer judge(Entry entry, Optional<ContentDigest> digest) {
        List<ListContents.Place> places = places(entry);
        ByteString logged = entry.name().path();
        if (digest.isPresent()) {
            Optional<SourceAnswer> fits = ofPair(places, logged, digest.get());
            if (fits.isPresent()) {
                return fits.get();
            }
            Optional<SourceAnswer> doubted = ofDoubtful(places, logged, digest.get());
            if (doubted.isPresent()) {
                return doubted.get();
            }
        }
        SourceAnswer path = ofPath(places, logged, digest);
        if (path.answer() == Answer.CHANGED) {
            return path;
        }
        boolean label = places.stream()
                .noneMatch(place -> place.key().length() > 0 && place.key().at(0) == '/');
        List<KnownClaim> elsewhere =
                label ? List.of() : digest.map(this::elsewhere).orElse(List.of());
        if (!elsewhere.isEmpty()) {
            Optional<AnswerReason> hidden =
                    elsewhere.stream().allMatch(claim -> layer(claim.state()).isPresent())
                            ? layer(elsewhere.get(0).state())
                            : Optional.empty();
            return new SourceAnswer(Answer.KNOWN_ELSEWHERE, hidden, elsewhere, List.of());
        }
        List<KnownClaim> excluded = exclusions(logged);
        return excluded.isEmpty() ? path : SourceAnswer.of(Answer.EXCLUDED, some(excluded));
    }

    private List<ListContents.Place> places(Entry entry) {
        List<ListContents.Place> places = ListContents.places(entry);
        if (!table.hasLinks()) {
            return places;
        }
        for (ListContents.Place place : List.copyOf(places)) {
            places.addAll(table.linked(place));
        }
        return places;
    }

    /** Where a source has the content under the path. */
    private Optional<SourceAnswer> ofPair(List<ListContents.Place> places, ByteString logged, ContentDigest digest) {
        int number = rows.digestNumber(digest.digest());
        if (number < 0) {
            return Optional.empty();
        }
        List<KnownClaim> good = new ArrayList<>();
        List<KnownClaim> hidden = new ArrayList<>();
        for (ListContents.Place place : places) {
            for (KnownClaim claim : pairs(place, logged, digest)) {
                if (layer(claim.state()).isPresent()) {
                    hidden.add(claim);
                } else if (!place.doubtful()) {
                    good.add(claim);
                }
            }
        }
        if (!good.isEmpty()) {
            return Optional.of(SourceAnswer.of(Answer.KNOWN_GOOD, some(good)));
        }
        List<KnownClaim> contents = contents(number, digest);
        if (!contents.isEmpty()) {
            return Optional.of(SourceAnswer.of(Answer.KNOWN_GOOD, AnswerReason.CONTENT_ALONE, contents));
        }
        return hidden.stream()
                .findFirst()
                .map(claim -> new SourceAnswer(
                        Answer.CHANGED, layer(claim.state()), some(hidden), expected(places, Optional.of(digest))));
    }

    /** What sources say of the content under the path of a place. */
    private List<KnownClaim> pairs(ListContents.Place place, ByteString logged, ContentDigest digest) {
        List<KnownClaim> claims = new ArrayList<>(0);
        int looked = 0;
        int row = rows.ofPair(rows.keyNumber(place.key()), rows.digestNumber(digest.digest()));
        for (; row >= 0 && looked < LOOKED_AT; row = rows.nextOfPair(row), looked++) {
            if (table.says(row, place) && table.alike(row, ListContents.label(digest))) {
                claims.add(claim(row, table.via(row, place, logged)));
            }
        }
        return claims;
    }

    /** Where a source has the content under the path of a doubtful place: nothing more than elsewhere, unless another place is changed. */
    private Optional<SourceAnswer> ofDoubtful(
            List<ListContents.Place> places, ByteString logged, ContentDigest digest) {
        List<KnownClaim> claims = new ArrayList<>(0);
        List<ListContents.Place> others = new ArrayList<>(places.size());
        for (ListContents.Place place : places) {
            if (place.doubtful()) {
                claims.addAll(pairs(place, logged, digest));
            } else {
                others.add(place);
            }
        }
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        SourceAnswer path = ofPath(others, logged, Optional.of(digest));
        boolean changed = path.answer() == Answer.CHANGED;
        return Optional.of(
                changed || TrivialContents.is(digest) ? path : SourceAnswer.of(Answer.KNOWN_ELSEWHERE, some(claims)));
    }

    /** Sources that have the content, and no path for it. */
    private List<KnownClaim> contents(int number, ContentDigest digest) {
        List<KnownClaim> contents = new ArrayList<>(0);
        int looked = 0;
        int row = rows.ofDigest(number);
        for (; row >= 0 && looked < LOOKED_AT && contents.size() < NAMED; row = rows.nextOfDigest(row), looked++) {
            if (rows.pathless(row) && table.alike(row, ListContents.label(digest))) {
                contents.add(claim(row, Via.CONTENT));
            }
        }
        return contents;
    }

    private static Optional<AnswerReason> layer(KnownFile.State state) {
        return switch (state) {
            case LOWER_LAYER -> Optional.of(AnswerReason.LOWER_LAYER);
            case WHITED_OUT -> Optional.of(AnswerReason.WHITED_OUT);
            case PRESENT, CONFIGURATION, REMOVED, LABEL -> Optional.empty();
        };
    }

    /** Where sources have the path, and not the content under it. */
    private SourceAnswer ofPath(List<ListContents.Place> places, ByteString logged, Optional<ContentDigest> digest) {
        List<KnownClaim> comparable = new ArrayList<>();
        List<KnownClaim> others = new ArrayList<>();
        boolean unfit = false;
        boolean verity = false;
        for (ListContents.Place place : places) {
            int looked = 0;
            int row = rows.ofKey(rows.keyNumber(place.key()));
            for (; row >= 0 && looked < LOOKED_AT; row = rows.nextOfKey(row), looked++) {
                if (layer(rows.state(row)).isPresent()
                        || !table.mayContradict(row, place)
                        || excludedBy(rows.source(row), logged)) {
                    continue;
                }
                boolean alike = digest.isPresent() && rows.label(row) == ListContents.label(digest.get());
                boolean unfitting = alike && table.unfit(rows.source(row));
                unfit |= unfitting;
                verity |= !alike && digest.isPresent() && otherKind(row, digest.get());
                (alike && !unfitting ? comparable : others).add(claim(row, table.via(row, place, logged)));
            }
        }
        if (!comparable.isEmpty()) {
            List<KnownClaim> by = some(comparable);
            return new SourceAnswer(Answer.CHANGED, whyChanged(by, digest.orElseThrow()), by, digests(comparable));
        }
        if (others.isEmpty()) {
            return SourceAnswer.NONE;
        }
        Optional<AnswerReason> reason = unfit
                ? Optional.of(AnswerReason.NO_DIGEST_FITS)
                : verity ? Optional.of(AnswerReason.FS_VERITY) : Optional.empty();
        return new SourceAnswer(Answer.NOT_COMPARABLE, reason, some(others), digests(others));
    }

    private boolean otherKind(int row, ContentDigest digest) {
        return rows.label(row) >= 0
                && ListContents.digest(rows.label(row), rows.bytes(row).orElseThrow())
                                .verity()
                        != digest.verity();
    }

    private Optional<AnswerReason> whyChanged(List<KnownClaim> path, ContentDigest digest) {
        List<KnownClaim> same = elsewhere(digest);
        boolean version = same.stream()
                .anyMatch(one -> path.stream().anyMatch(other -> PackageName.otherVersions(one.item(), other.item())));
        if (version) {
            return Optional.of(AnswerReason.OTHER_VERSION);
        }
        if (path.stream().anyMatch(claim -> claim.state() == KnownFile.State.CONFIGURATION)) {
            return Optional.of(AnswerReason.CONFIGURATION);
        }
        return same.isEmpty() ? Optional.empty() : Optional.of(AnswerReason.OTHER_FILE);
    }

    /** Where sources have the content under other paths; what the image shows first. */
    private List<KnownClaim> elsewhere(ContentDigest digest) {
        if (TrivialContents.is(digest)) {
            return List.of();
        }
        List<KnownClaim> shown = new ArrayList<>(0);
        List<KnownClaim> hidden = new ArrayList<>(0);
        int looked = 0;
        int row = rows.ofDigest(rows.digestNumber(digest.digest()));
        for (; row >= 0 && looked < LOOKED_AT && shown.size() < NAMED; row = rows.nextOfDigest(row), looked++) {
            if (!rows.pathless(row)
                    && rows.state(row) != KnownFile.State.LABEL
                    && table.alike(row, ListContents.label(digest))) {
                (layer(rows.state(row)).isPresent() ? hidden : shown).add(claim(row, Via.CONTENT));
            }
        }
        shown.addAll(hidden);
        return some(shown);
    }

    private boolean excludedBy(int source, ByteString path) {
        PathExclusion exclusion = exclusions.get(source);
        return exclusion != null && exclusion.excludes(path).isPresent();
    }

    /** Policies that leave a path out, with the pattern that does. */
    private List<KnownClaim> exclusions(ByteString path) {
        List<KnownClaim> by = new ArrayList<>();
        exclusions.forEach((source, exclusion) -> exclusion
                .excludes(path)
                .ifPresent(pattern -> by.add(new KnownClaim(
                        source, pattern, path, Via.PATTERN, KnownFile.State.PRESENT, Optional.empty()))));
        return by;
    }

    /** Some of the digests that good sources have under the paths. */
    List<ContentDigest> expected(Entry entry) {
        return expected(places(entry), Optional.empty());
    }

    private List<ContentDigest> expected(List<ListContents.Place> places, Optional<ContentDigest> but) {
        Set<ContentDigest> digests = new LinkedHashSet<>();
        for (ListContents.Place place : places) {
            int looked = 0;
            int row = rows.ofKey(rows.keyNumber(place.key()));
            for (; row >= 0 && looked < LOOKED_AT; row = rows.nextOfKey(row), looked++) {
                if (layer(rows.state(row)).isEmpty() && table.says(row, place)) {
                    digest(row)
                            .filter(digest -> but.filter(digest::equals).isEmpty())
                            .ifPresent(digests::add);
                }
            }
        }
        return List.copyOf(digests);
    }

    private Optional<ContentDigest> digest(int row) {
        return rows.bytes(row).map(bytes -> ListContents.digest(rows.label(row), bytes));
    }

    private KnownClaim claim(int row, Via via) {
        return new KnownClaim(
                rows.source(row),
                rows.item(row),
                rows.path(row),
                via,
                rows.state(row),
                digest(row),
                Optional.of(rows.signer(row)).filter(signer -> !signer.isEmpty()));
    }

    private static List<KnownClaim> some(List<KnownClaim> claims) {
        return claims.size() < 2
                ? List.copyOf(claims)
                : claims.stream().distinct().limit(NAMED).toList();
    }

    private static List<ContentDigest> digests(List<KnownClaim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.digest().stream())
                .distinct()
                .limit(NAMED)
                .toList();
    }
}
