package dev.imatool.parsers.entry;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Provenance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles of which kind the template digests of a list are, entry by entry. The first one that is proven decides for its list:
 * a list has digests of one bank, and entries in another hash have come from elsewhere.
 *
 * <p>SHA-1 digests followed by zeros are believed only as long as every entry fits, violations apart: from the first one on that
 * does not, the usual hash of that length is asked for, and whoever counts takes back what was believed before.
 */
public final class ListDigests {
    private final TemplateProof proof = new TemplateProof();
    private String list = "";
    private @Nullable LoggedDigestKind settled;
    private boolean misfit;
    private boolean usual;

    /** Nothing is settled yet. */
    public ListDigests() {}

    /** Tells the entry that was just read of which kind its digest is, and whether it is proven in that. */
    public void settle(CurrentEntry entry) {
        if (!entry.list().equals(list)) {
            list = entry.list();
            settled = null;
            misfit = false;
        }
        int length = entry.templateDigest().length();
        LoggedDigestKind kind = settled;
        if (kind != null && kind.usual() && kind.length() == length) {
            entry.digestKind(kind);
            return;
        }
        settleUnusual(entry, length);
    }

    private void settleUnusual(CurrentEntry entry, int length) {
        Optional<LoggedDigestKind> byLength = LoggedDigestKind.usual(length);
        if (byLength.isEmpty() || length == LoggedDigestKind.SHA1.length()) {
            giveUpPadded();
            byLength.ifPresent(entry::digestKind);
            usual = byLength.isPresent();
        } else if (settled != null && settled.length() != length) {
            giveUpPadded();
            entry.digestKind(byLength.get());
        } else {
            entry.digestKind(entry.violation() ? kindOr(byLength.get()) : decide(entry, byLength.get()));
            usual = settled != null && settled.usual();
        }
    }

    /** True when entries that follow may be taken without asking: their digests are of the usual kind. */
    public boolean usual() {
        return usual;
    }

    private LoggedDigestKind kindOr(LoggedDigestKind otherwise) {
        return settled == null ? otherwise : settled;
    }

    private LoggedDigestKind decide(CurrentEntry entry, LoggedDigestKind usualKind) {
        LoggedDigestKind kind = settled;
        if (kind == null) {
            kind = first(entry);
            if (kind == null) {
                misfit |= !mayBePadded(entry);
                return usualKind;
            }
            settled = kind.padded() && misfit ? usualKind : kind;
        } else if (!fits(entry, kind)) {
            giveUpPadded();
        }
        return kindOr(usualKind);
    }

    private @Nullable LoggedDigestKind first(CurrentEntry entry) {
        if (entry.provenance() == Provenance.UNAVAILABLE) {
            return null;
        }
        LoggedDigestKind kind = entry.provenKind();
        if (kind == null) {
            ByteSlice data = entry.templateData();
            kind = proof.find(entry.templateDigest(), data.array(), data.offset(), data.length());
            if (kind != null) {
                entry.prove(kind);
            }
        }
        return kind;
    }

    private boolean fits(CurrentEntry entry, LoggedDigestKind kind) {
        if (entry.provenance() == Provenance.UNAVAILABLE) {
            return kind.mayBe(entry.templateDigest());
        }
        ByteSlice data = entry.templateData();
        boolean proven = entry.provenKind() == kind
                || proof.proves(kind, entry.templateDigest(), data.array(), data.offset(), data.length());
        if (proven) {
            entry.prove(kind);
        }
        return proven;
    }

    /** An entry without template data has at least to look like it. */
    private static boolean mayBePadded(CurrentEntry entry) {
        return entry.provenance() == Provenance.UNAVAILABLE
                && LoggedDigestKind.ofLength(entry.templateDigest().length()).stream()
                        .anyMatch(kind -> kind.padded() && kind.mayBe(entry.templateDigest()));
    }

    private void giveUpPadded() {
        misfit = true;
        if (settled != null && settled.padded()) {
            settled = LoggedDigestKind.usual(settled.length()).orElseThrow();
        }
    }
}
