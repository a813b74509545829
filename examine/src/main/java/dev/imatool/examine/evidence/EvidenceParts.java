package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.EvidencePart.Fate;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.OtherFile;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts for every file of the evidence.
 *
 * @param listed the used ones, the first of those not understood, the first of those not read
 * @param used how many were used
 * @param notUnderstood how many are none of the known parts
 * @param notRead how many were not read, links and what cannot be entered included
 */
public record EvidenceParts(List<EvidencePart> listed, long used, long notUnderstood, long notRead) {
    private static final String OTHER = "other";

    public EvidenceParts {
        listed = List.copyOf(listed);
    }

    /** How many are counted and not listed. */
    public long omitted() {
        return used + notUnderstood + notRead - listed.size();
    }

    /** Those with that fate. */
    public List<EvidencePart> of(Fate fate) {
        return listed.stream().filter(part -> part.fate() == fate).toList();
    }

    static EvidenceParts of(Evidence evidence, List<EvidenceCase> cases, List<ManifestReport> manifests) {
        Uses uses = Uses.of(cases, manifests);
        List<EvidencePart> used = new ArrayList<>();
        List<EvidencePart> idle = new ArrayList<>();
        for (Part part : evidence.parts()) {
            Optional<EvidencePart.Reason> why = uses.whyNot(part);
            (why.isEmpty() ? used : idle)
                    .add(new EvidencePart(
                            part.kind().id(),
                            part.path(),
                            part.bytes(),
                            why.isEmpty() ? Fate.USED : Fate.NOT_READ,
                            why.orElse(new EvidencePart.Reason.UsedAs(part.kind()))));
        }
        List<EvidencePart> listed = new ArrayList<>(used);
        for (OtherFile file : evidence.others()) {
            listed.add(new EvidencePart(
                    OTHER,
                    file.path(),
                    file.bytes(),
                    Fate.NOT_UNDERSTOOD,
                    new EvidencePart.Reason.LooksLike(file.form())));
        }
        listed.addAll(idle);
        long leftOut = 0;
        for (LeftOut each : evidence.leftOut()) {
            leftOut += each.count();
            each.first()
                    .forEach(name -> listed.add(new EvidencePart(
                            OTHER, name.path(), -1, Fate.NOT_READ, new EvidencePart.Reason.NotRead(each.reason()))));
        }
        return new EvidenceParts(listed, used.size(), evidence.otherFiles(), idle.size() + leftOut);
    }

    /** What the cases used. */
    private record Uses(
            boolean anyList, Set<String> signatures, boolean anyQuote, Set<String> manifests, Set<String> audits) {
        static Uses of(List<EvidenceCase> cases, List<ManifestReport> manifests) {
            Set<String> signatures = new HashSet<>();
            boolean quoted = false;
            for (EvidenceCase each : cases) {
                for (EvidenceQuote quote : each.quotes()) {
                    quoted = true;
                    quote.signature().ifPresent(signatures::add);
                }
            }
            Set<String> paths = new HashSet<>();
            manifests.forEach(manifest -> paths.add(manifest.path()));
            Set<String> audits = new HashSet<>();
            cases.forEach(each -> each.audits()
                    .forEach(audit -> audits.add(audit.log().summary().name())));
            return new Uses(!cases.isEmpty(), signatures, quoted, paths, audits);
        }

        /** Why a known part had no part in the answer, if so. */
        Optional<EvidencePart.Reason> whyNot(Part part) {
            if (part.kind() == PartKind.EMPTY_LIST) {
                return Optional.of(EvidencePart.Reason.NoUse.EMPTY);
            }
            if (part.kind() == PartKind.MANIFEST) {
                return manifests.contains(part.path())
                        ? Optional.empty()
                        : Optional.of(EvidencePart.Reason.NoUse.CHECKSUMS_OF_OTHER_FILES);
            }
            if (!anyList) {
                return Optional.of(new EvidencePart.Reason.WithoutList(part.kind()));
            }
            return switch (part.kind()) {
                case QUOTE_SIGNATURE ->
                    signatures.contains(part.path())
                            ? Optional.empty()
                            : Optional.of(
                                    anyQuote
                                            ? EvidencePart.Reason.NoUse.SIGNATURE_OF_NO_QUOTE
                                            : EvidencePart.Reason.NoUse.SIGNATURE_WITHOUT_QUOTE);
                case NONCE -> anyQuote ? Optional.empty() : Optional.of(EvidencePart.Reason.NoUse.NONCE_WITHOUT_QUOTE);
                case AUDIT_LOG ->
                    audits.contains(part.source().name())
                            ? Optional.empty()
                            : Optional.of(EvidencePart.Reason.NoUse.AUDIT_OF_NO_LIST);
                case VIOLATION_COUNT -> Optional.of(EvidencePart.Reason.NoUse.COUNT_OF_VIOLATIONS);
                default -> Optional.empty();
            };
        }
    }
}
