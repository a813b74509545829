package dev.imatool.parsers.repair;

import dev.imatool.model.EntryView;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Provenance;
import dev.imatool.parsers.entry.TemplateProof;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notes, while a list is read, which entries do not fit their template digest, what is between the entries, and what
 * the good entries say. All lists of an input must be read, in order.
 */
public final class RepairSurvey {
    /** How many places are kept; the rest is counted. */
    static final int MOST_SPOTS = 500_000;

    private final TemplateProof proof = new TemplateProof();
    private final Set<LoggedDigestKind> kinds = EnumSet.noneOf(LoggedDigestKind.class);
    private final KnownTexts known = new KnownTexts();
    private final ByteFlips flips = new ByteFlips();
    private final List<Spot> spots = new ArrayList<>();
    private long omitted;
    private long undescribed;
    private long notFitting;
    private long end;
    private String list = "";
    private boolean binary;

    /** Takes the entry that {@code entry} stands on. */
    public void add(EntryView entry) {
        binary |= entry.location().lines().isEmpty();
        long offset = entry.location().offset();
        if (!binary && offset > end) {
            keep(new Spot(end, offset, 0, list));
        }
        end = entry.location().end();
        list = entry.list();
        entry.digestKind().ifPresent(kinds::add);
        if (entry.violation() ? whole(entry) : entry.proven() || proves(entry)) {
            known.learn(entry);
        } else if (!entry.template().described()) {
            undescribed++;
        } else {
            notFitting++;
            if (binary) {
                flips.search(entry);
            } else {
                keep(new Spot(offset, end, entry.number(), list));
            }
        }
    }

    /** Entries that were read and do not fit their template digest, or cannot be encoded again. */
    public long notFitting() {
        return notFitting;
    }

    /** Entries of a template that nobody described, which nothing proves. */
    public long undescribed() {
        return undescribed;
    }

    /** Places that were not kept, for their number. */
    long omitted() {
        return omitted;
    }

    /** True for a text, and for what has no entry at all: every line of it may be broken. */
    boolean text() {
        return !binary;
    }

    /** Of which kind the template digests are, where all are of one. */
    Optional<LoggedDigestKind> digestKind() {
        return kinds.size() == 1 ? kinds.stream().findFirst() : Optional.empty();
    }

    /** Where the last entry ends. */
    long end() {
        return end;
    }

    KnownTexts known() {
        return known;
    }

    ByteFlips flips() {
        return flips;
    }

    /** The places in order, with that after the last entry. */
    List<Spot> spots() {
        List<Spot> all = new ArrayList<>(spots);
        if (omitted == 0) {
            all.add(new Spot(end, Long.MAX_VALUE, 0, list));
        }
        return all;
    }

    /** Whether the text of a violation can be read; blanks, which names cannot have, may be the start of another entry. */
    private static boolean whole(EntryView entry) {
        boolean whole = entry.provenance() != Provenance.UNAVAILABLE
                || !entry.template().described();
        for (int i = 0; whole && entry.provenance() == Provenance.REENCODED && i < entry.fieldCount(); i++) {
            boolean name = entry.template().fields().get(i).encoding().isName();
            whole = !name || entry.field(i).toByteString().indexOf(' ', 0) < 0;
        }
        return whole;
    }

    private boolean proves(EntryView entry) {
        Optional<LoggedDigestKind> kind = entry.digestKind();
        return entry.provenance() != Provenance.UNAVAILABLE
                && kind.isPresent()
                && proof.proves(
                        kind.get(),
                        entry.templateDigest(),
                        entry.templateData().array(),
                        entry.templateData().offset(),
                        entry.templateData().length());
    }

    private void keep(Spot spot) {
        if (spots.size() < MOST_SPOTS) {
            spots.add(spot);
        } else {
            omitted += spot.isEntry() ? 1 : 0;
        }
    }
}
