package dev.imatool.parsers.known.keylime;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.parsers.input.Quotation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Takes lints and damage, and keeps the first ones, because every digest may be worth one. */
final class LintLog {
    /** How many lints, and how much damage, is kept. */
    static final int LISTED = 50;

    private static final int EXCERPT = 80;

    private final List<KeylimeLint> lints = new ArrayList<>();
    private final List<Diagnostic> damage = new ArrayList<>();
    private long omitted;
    private boolean refused;

    void lint(KeylimeLint.Kind kind, long line, String subject) {
        refused |= kind.effect() == KeylimeLint.Effect.REFUSED;
        if (lints.size() < LISTED) {
            String kept = subject.substring(0, Math.min(subject.length(), EXCERPT));
            lints.add(new KeylimeLint(kind, line > 0 ? OptionalLong.of(line) : OptionalLong.empty(), kept));
        } else {
            omitted++;
        }
    }

    /** The document is damaged, or not all of it was read. */
    void damage(String place, String message, String hint) {
        if (damage.size() < LISTED) {
            damage.add(Diagnostic.said(OtherInputKind.ALLOWLIST, Severity.ERROR, message)
                    .at(Place.in(place))
                    .hint(hint));
        }
    }

    List<KeylimeLint> lints() {
        return lints;
    }

    long omitted() {
        return omitted;
    }

    boolean refused() {
        return refused;
    }

    /** Damage, then the lints in words. */
    List<Diagnostic> remarks() {
        List<Diagnostic> all = new ArrayList<>(damage);
        for (KeylimeLint lint : lints) {
            String place = lint.line().isPresent() ? "line " + lint.line().getAsLong() : "";
            all.add(Diagnostic.said(OtherInputKind.ALLOWLIST, Severity.WARNING, lint.text(quoted(lint.subject())))
                    .at(Place.in(place)));
        }
        if (omitted > 0) {
            all.add(Diagnostic.said(
                    OtherInputKind.ALLOWLIST,
                    Severity.WARNING,
                    omitted + " further remarks on this policy are not listed"));
        }
        return all;
    }

    /** A subject in quotes; one as long as what is kept may have been cut, and is shown so. */
    private static String quoted(String subject) {
        return Quotation.of(subject.length() == EXCERPT ? subject + "…" : subject, EXCERPT);
    }
}
