package dev.imatool.render.evidence;

import dev.imatool.examine.evidence.EntrySpan;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidencePart;
import dev.imatool.examine.evidence.EvidencePart.Fate;
import dev.imatool.examine.evidence.EvidenceReport;
import dev.imatool.examine.evidence.EvidenceVerdict;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.known.SourceShape;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.page.Strip;
import dev.imatool.render.shared.CommonShapes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code evidence}, declared. */
public final class EvidenceRendering {
    private static final Shape<EvidencePart> PART = Shape.of(
            "One file.",
            shape -> shape.field(
                            "kind",
                            "What it is: empty_list is a list without a byte in it, record_log a Canonical Event Log without"
                                    + " IMA records, manifest checksums of files.",
                            Type.choice(Stream.concat(
                                            Arrays.stream(PartKind.values()).map(PartKind::id), Stream.of("other"))
                                    .toList()),
                            EvidencePart::kind)
                    .field(
                            "path",
                            "Where it is in the evidence, escapes of collectors undone.",
                            Type.TEXT,
                            EvidencePart::path)
                    .number("bytes", "Its size; -1 where that is not known.", Type.NUMBER, EvidencePart::bytes)
                    .optional("used_as", "As what it was used.", Type.WORDS, part -> words(part, Fate.USED))
                    .optional(
                            "not_understood",
                            "What it looks like, by its first bytes.",
                            Type.WORDS,
                            part -> words(part, Fate.NOT_UNDERSTOOD))
                    .optional(
                            "not_read",
                            "Why it was not read, or what it could not be used for.",
                            Type.WORDS,
                            part -> words(part, Fate.NOT_READ)));

    private static final Shape<ManifestReport> MANIFEST = Shape.of(
            "One file of checksums.",
            shape -> shape.field("path", "The file of checksums.", Type.TEXT, ManifestReport::path)
                    .number("listed", "Digests of files in it.", Type.COUNT, ManifestReport::listed)
                    .number("fit", "Files that have the digest.", Type.COUNT, ManifestReport::fit)
                    .number("mismatched", "Files that have another one.", Type.COUNT, ManifestReport::mismatched)
                    .number("missing", "Files that are missing.", Type.COUNT, ManifestReport::missing)
                    .number(
                            "unread",
                            "Files that could not be read, or whose digest is of an unknown hash.",
                            Type.COUNT,
                            ManifestReport::unread)
                    .number(
                            "itself",
                            "Lines about the file of checksums, which cannot hold its own digest.",
                            Type.COUNT,
                            ManifestReport::itself)
                    .number(
                            "unread_lines",
                            "Lines that are not a digest with a name.",
                            Type.COUNT,
                            ManifestReport::unreadLines)
                    .number(
                            "not_listed",
                            "Files in its folder and below that it does not name.",
                            Type.COUNT,
                            ManifestReport::notListed)
                    .list(
                            "first_not_listed",
                            "The first ten of them by name.",
                            Type.TEXT,
                            ManifestReport::firstNotListed));

    private static final Shape<EvidenceReport> EVIDENCE = Shape.of(
            "The folder or archive.",
            shape -> shape.field("path", "As given on the command line.", Type.TEXT, EvidenceReport::evidence)
                    .number("files", "How many files it holds.", Type.COUNT, EvidenceReport::members)
                    .number(
                            "used",
                            "How many of them contributed to the answer.",
                            Type.COUNT,
                            report -> report.parts().used())
                    .number(
                            "not_understood",
                            "How many are none of the known parts.",
                            Type.COUNT,
                            report -> report.parts().notUnderstood())
                    .number(
                            "not_read",
                            "How many were not read, or could not be used. Links count here, and not in files.",
                            Type.COUNT,
                            report -> report.parts().notRead())
                    .list(
                            "parts",
                            "What became of each file: all that were used, the first 1,000 that were not understood, and of"
                                    + " those not read the first 1,000 for each reason. Each has one of used_as,"
                                    + " not_understood, not_read.",
                            PART,
                            report -> report.parts().listed())
                    .optional(
                            "parts_omitted",
                            "How many files are counted and not listed; absent where there are none.",
                            Type.ORDINAL,
                            report -> Optional.of(report.parts().omitted()).filter(omitted -> omitted > 0))
                    .list(
                            "manifests",
                            "How the files compare with the checksums found among them. Whoever changes a file can change its"
                                    + " checksum: that all match proves no origin.",
                            MANIFEST,
                            EvidenceReport::manifests));

    /** How it is written. */
    public static final Rendering<EvidenceReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "evidence",
                    "What a folder or an archive of collected files proves about the lists in it.",
                    verdicts(),
                    EvidenceRendering::declare),
            EvidencePage::write);

    private EvidenceRendering() {}

    /** What a picture of a list of evidence has between its entries, in order. */
    public static List<Strip.Mark> marks(EvidenceCase each) {
        return EvidenceStrip.marks(each, each.list().entries());
    }

    /** The picture of a list of evidence of which more is known than its report says. */
    public static Strip strip(EvidenceCase each, List<EntrySpan> spans, List<Strip.Mark> marks) {
        return EvidenceStrip.of(each, spans, marks);
    }

    private static void declare(Fields<EvidenceReport> fields) {
        fields.field(
                        "template_digests",
                        "Of all lists together.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        EvidenceReport::templateDigests)
                .field("evidence", "The folder or archive.", EVIDENCE, report -> report)
                .optionalList(
                        "sources",
                        "What the entries were held against; absent without --good and --bad.",
                        SourceShape.SOURCE,
                        report -> SourceShape.counted(report.sources(), report.entriesOfSource()))
                .list("cases", "One for each list, copies not counted.", EvidenceCaseShape.CASE, EvidenceReport::cases);
    }

    private static List<String> verdicts() {
        return Arrays.stream(EvidenceVerdict.values()).map(EvidenceVerdict::id).toList();
    }

    private static Optional<String> words(EvidencePart part, Fate fate) {
        return part.fate() == fate ? Optional.of(EvidencePartWords.of(part)) : Optional.empty();
    }
}
