package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.signature.SignaturesReport;
import dev.imatool.examine.signature.SignaturesReport.MeasuredUse;
import dev.imatool.model.ByteString;
import dev.imatool.render.declare.Document;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Rows;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.signatures.SigningKeyShapes.UsedKey;
import java.util.List;
import java.util.Map;

/** The report of {@code signatures}, declared. Entries are judged once more while they are written. */
public final class SignaturesRendering {
    private static final String SUMMARY_MEANING = "Entries, each once, by the gravest of its signatures.";
    private static final String MEASURED_MEANING =
            "Good entries whose key is a certificate that the list itself measured.";
    private static final String KEY_FILES_MEANING = "Files of --keys.";

    private static final Shape<SignatureCounts> SUMMARY = Shape.of(SUMMARY_MEANING, shape -> {
        for (SignatureVerdict verdict : SignatureVerdict.values()) {
            shape.number(verdict.id(), meaning(verdict), Type.COUNT, counts -> counts.of(verdict));
        }
    });

    private static final Shape<MeasuredUse> MEASURED = Shape.of(
            MEASURED_MEANING,
            shape -> shape.number(
                            "covered",
                            "A PCR value covers the entry that measured the key.",
                            Type.COUNT,
                            MeasuredUse::covered)
                    .number("not_proven", "No PCR value was given that could.", Type.COUNT, MeasuredUse::notProven)
                    .number(
                            "measured_later",
                            "Among both, entries before the one that measured the key.",
                            Type.COUNT,
                            MeasuredUse::later));

    private static final Shape<SignaturesReport.Keys> KEY_FILES = Shape.of(
            KEY_FILES_MEANING,
            shape -> shape.number("with_keys", "Files that hold public keys.", Type.COUNT, SignaturesReport.Keys::files)
                    .number(
                            "skipped",
                            "Files in directories that do not.",
                            Type.COUNT,
                            SignaturesReport.Keys::skipped));

    private static final Shape<Map.Entry<ByteString, Long>> UNKNOWN = Shape.of(
            "One id.",
            shape -> shape.field("key_id", "As signatures name it.", Type.HEX, Map.Entry::getKey)
                    .number("entries", "Entries that name it.", Type.ORDINAL, Map.Entry::getValue));

    private static final Document<SignaturesReport> DOCUMENT = Rendering.<SignaturesReport>document(
                    "signatures",
                    "What is known of the signatures in a list.",
                    List.of(
                            SignaturesReport.ALL_GOOD,
                            SignaturesReport.BAD,
                            SignaturesReport.MALFORMED,
                            SignaturesReport.UNKNOWN_KEYS,
                            SignaturesReport.NOTHING_SIGNED,
                            ReportHeader.NOTHING_READ),
                    SignaturesRendering::declare)
            .withNotes(
                    "A bad or malformed signature is a finding (`bad_signature`, `malformed_signature` with `field`, `key_id`,"
                            + " `detail`). An unknown key and a signature that cannot be checked are findings with `--strict` only"
                            + " (`unknown_key_signature`, `not_checkable_signature`). A signature that holds but names another key"
                            + " than the one that made it is malformed, not good: kernels take the key of that name or none.",
                    "The rows are the entries that have a signature; with `--all` also those that have room for one and none. The"
                            + " document lists both.");

    private SignaturesRendering() {}

    /**
     * How it is written.
     *
     * @param everyEntry true when rows are unsigned entries too, and a page lists every entry, not only what is not good
     */
    public static Rendering<SignaturesReport> rendering(boolean everyEntry) {
        return new Rendering<>(
                DOCUMENT.withRows("signatures", SignatureShapes.ENTRY, report -> rows(report, everyEntry)),
                (report, page) -> SignaturesPage.write(report, page, everyEntry));
    }

    /** Its document. */
    public static Document<SignaturesReport> document() {
        return rendering(false).document();
    }

    private static void declare(Fields<SignaturesReport> fields) {
        fields.field(
                        "template_digests",
                        "Of the list.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        SignaturesReport::templateDigests)
                .field("summary", SUMMARY_MEANING, SUMMARY, SignaturesReport::counts)
                .field("by_measured_keys", MEASURED_MEANING, MEASURED, SignaturesReport::byMeasuredKeys)
                .field("key_files", KEY_FILES_MEANING, KEY_FILES, SignaturesReport::keys)
                .list(
                        "keys",
                        "The keys that were available, each once.",
                        SigningKeyShapes.KEY,
                        report -> report.keys().all().stream()
                                .map(key -> new UsedKey(key, report.keys()))
                                .toList())
                .list(
                        "unknown_keys",
                        "The ids of keys that are not known, in the order in which they are met; at most 50.",
                        UNKNOWN,
                        report -> report.keys().unknown().entrySet())
                .rows(
                        "signatures",
                        "Every entry that has or could have a signature, in the order of the list.",
                        SignatureShapes.ENTRY,
                        report -> rows(report, true));
    }

    private static Rows<EntrySignatures> rows(SignaturesReport report, boolean everyEntry) {
        return sink -> report.all().feed(entry -> {
            if (everyEntry || entry.verdict() != SignatureVerdict.UNSIGNED) {
                sink.row(entry);
            }
        });
    }

    private static String meaning(SignatureVerdict verdict) {
        return switch (verdict) {
            case BAD ->
                "A trusted key has the name in the signature, and the signature is not its work or not over what the entry says.";
            case MALFORMED ->
                "Lengths, version, type, structure, algorithm or key id do not fit: no kernel takes it for a signature of this entry."
                        + " With key, that key made it, and its certificate bears another key id, issuer or serial number than the"
                        + " signature names.";
            case UNKNOWN_KEY ->
                "No trusted key with the name in the signature is known. With key, that key made it, but it has no certificate that"
                        + " names it.";
            case NOT_CHECKABLE -> "The entry does not carry what was signed, or the algorithm or key cannot be used.";
            case GOOD -> "Signed by a trusted key.";
            case UNSIGNED -> "Entries that measure a file under a template with room for a signature, and have none.";
            case NOT_APPLICABLE ->
                "boot_aggregate, buffers, violations, and entries of templates without room for a signature; they are not in"
                        + " signatures[].";
        };
    }
}
