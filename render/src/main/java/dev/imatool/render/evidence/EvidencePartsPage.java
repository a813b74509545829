package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.EvidencePart;
import dev.imatool.examine.evidence.EvidencePart.Fate;
import dev.imatool.examine.evidence.EvidenceParts;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the files of the evidence, and how they compare with the checksums in it. */
final class EvidencePartsPage {
    private static final int USUALLY_NAMED = 10;
    private static final int USUAL = 20;

    private EvidencePartsPage() {}

    /** {@code found in DIR: 12 files; used: …}, and a line each for what was not understood and not read. */
    static void write(Page page, EvidenceReport report) throws IOException {
        EvidenceParts parts = report.parts();
        Map<String, Long> counts = parts.of(Fate.USED).stream()
                .collect(Collectors.groupingBy(EvidencePartWords::of, LinkedHashMap::new, Collectors.counting()));
        String words = counts.entrySet().stream()
                .map(kind -> kind.getKey() + (kind.getValue() == 1 ? "" : " (" + kind.getValue() + " files)"))
                .collect(Collectors.joining(", "));
        page.line("found in " + Printable.ofText(report.evidence()) + ": "
                + Phrases.count(report.members(), "file", "files") + "; used: " + (words.isEmpty() ? "none" : words));
        rest(page, "not understood", parts.notUnderstood(), parts.of(Fate.NOT_UNDERSTOOD));
        rest(page, "not read", parts.notRead(), parts.of(Fate.NOT_READ));
        for (ManifestReport manifest : report.manifests()) {
            write(page, manifest);
        }
    }

    private static void rest(Page page, String what, long count, List<EvidencePart> parts) throws IOException {
        if (count > 0) {
            List<EvidencePart> named = parts.subList(0, Math.min(page.most(USUALLY_NAMED), parts.size()));
            long more = count - named.size();
            page.line(what + ": "
                    + named.stream()
                            .map(part -> Printable.ofText(part.path()) + " (" + EvidencePartWords.of(part) + ")")
                            .collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    private static void write(Page page, ManifestReport manifest) throws IOException {
        List<String> words = new ArrayList<>();
        add(words, manifest.mismatched(), "has another digest", "have another digest");
        add(words, manifest.missing(), "is missing", "are missing");
        add(words, manifest.unread(), "could not be checked", "could not be checked");
        add(
                words,
                manifest.itself(),
                "is the checksum file itself, which cannot hold its own digest",
                "are the checksum file itself, which cannot hold its own digest");
        String fit =
                manifest.fit() + " of " + Phrases.count(manifest.listed(), "listed file matches", "listed files match");
        String name = Printable.ofText(manifest.path()) + ": ";
        page.line(name
                + (manifest.fits() ? page.paint(Role.GOOD, fit) : page.paint(Role.BAD, fit))
                + words.stream().map(each -> ", " + each).collect(Collectors.joining())
                + notListed(manifest)
                + "; whoever changes files can change the checksums, so a match proves no origin");
    }

    private static String notListed(ManifestReport manifest) {
        if (manifest.notListed() == 0) {
            return "";
        }
        long more = manifest.notListed() - manifest.firstNotListed().size();
        return "; not listed: "
                + manifest.firstNotListed().stream().map(Printable::ofText).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static void add(List<String> words, long count, String one, String many) {
        if (count > 0) {
            words.add(Phrases.count(count, one, many));
        }
    }

    /** Each with its line and both digests. */
    static void findings(Page page, Findings findings) throws IOException {
        List<Finding.ManifestLineFails> lines = findings.listed().stream()
                .filter(Finding.ManifestLineFails.class::isInstance)
                .map(Finding.ManifestLineFails.class::cast)
                .toList();
        int shown = Math.min(page.most(USUAL), lines.size());
        for (Finding.ManifestLineFails line : lines.subList(0, shown)) {
            page.blank();
            page.line(Printable.ofText(line.input()) + " line " + line.line() + ": " + Printable.ofText(line.file())
                    + ": " + page.paint(Role.BAD, words(line.kind())));
            String algorithm = line.listed().algorithm().kernelName();
            page.line("  listed    " + algorithm + "  " + line.listed().digest().hex());
            if (line.computed().isPresent()) {
                page.line("  computed  " + algorithm + "  "
                        + line.computed().get().hex());
            }
        }
        long left = findings.count(FindingKind::ofManifest) - shown;
        if (left > 0) {
            page.blank();
            page.line("… and " + left + " more that do not match their checksums; --all prints them");
        }
    }

    private static String words(FindingKind kind) {
        return switch (kind) {
            case MANIFEST_MISSING_FILE -> "the file is missing";
            case MANIFEST_UNREAD_FILE -> "the file could not be checked";
            default -> "the file has another digest";
        };
    }
}
