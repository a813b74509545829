package dev.imatool.render.explain;

import dev.imatool.replay.explain.report.DigestOrigin;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.StartKind;
import dev.imatool.replay.explain.report.ViolationRule;
import dev.imatool.replay.explain.report.WellKnownExtend;
import java.util.List;

/** Start values and digests that are not those of an entry. */
final class OriginPhrases {
    private static final int SHOWN_DIGITS = 16;

    private OriginPhrases() {}

    /** What the digest of a step is. */
    static String of(EntryNames names, DigestOrigin origin) {
        return switch (origin) {
            case DigestOrigin.Start(StartKind kind) -> value(kind);
            case DigestOrigin.PaddedSha1() -> "SHA-1 template digests and zeros";
            case ForeignOrigin foreign -> foreign(names, foreign);
        };
    }

    /** {@code the start value zero}. */
    static String start(StartKind kind) {
        return switch (kind) {
            case ZERO, ALL_ONES -> "the start value " + value(kind);
            case LOCALITY_3, LOCALITY_4, GIVEN -> value(kind);
        };
    }

    /** {@code zero}, {@code the start value of locality 3}. */
    static String value(StartKind kind) {
        return switch (kind) {
            case ZERO -> "zero";
            case ALL_ONES -> "all ones";
            case LOCALITY_3 -> "the start value of locality 3";
            case LOCALITY_4 -> "the start value of locality 4";
            case GIVEN -> "the given start value";
        };
    }

    /** {@code goes back to zero}. */
    static String back(StartKind kind) {
        return (kind == StartKind.GIVEN ? "holds " : "goes back to ") + value(kind);
    }

    /** What was extended in order, and the commands that extend such. */
    static String extended(EntryNames names, List<ForeignOrigin> foreign) {
        return String.join(
                ", then ",
                foreign.stream().map(one -> foreign(names, one) + command(one)).toList());
    }

    private static String command(ForeignOrigin one) {
        return switch (one.what()) {
            case FILE_DIGEST -> " (as tpm2_pcrevent does)";
            case GIVEN_DIGEST -> " (as tpm2_pcrextend does)";
            default -> "";
        };
    }

    private static String foreign(EntryNames names, ForeignOrigin origin) {
        return switch (origin) {
            case ForeignOrigin.FileContent content ->
                "the " + content.hash() + " digest of the file " + content.file()
                        + switch (content.fit()) {
                            case EXACT -> "";
                            case PADDED -> ", padded with zeros";
                            case SHORT -> ", as it is (" + content.hash().digestLength() + " bytes)";
                        };
            case ForeignOrigin.GivenDigest(String text) ->
                "the given digest " + (text.length() <= SHOWN_DIGITS ? text : text.substring(0, SHOWN_DIGITS) + "…");
            case ForeignOrigin.GuessedEntry guessed ->
                "the template digest" + (guessed.padded() ? ", SHA-1 padded with zeros" : "") + " of an ima-ng entry ("
                        + guessed.algorithm() + ") for the file " + guessed.file();
            case ForeignOrigin.LoggedFileDigest(long entry) -> "the file digest of " + names.entry(entry);
            case ForeignOrigin.WellKnown(WellKnownExtend known) -> wellKnown(known);
        };
    }

    private static String wellKnown(WellKnownExtend known) {
        return switch (known) {
            case SEPARATOR_ZEROS -> "a separator (EV_SEPARATOR 00000000)";
            case SEPARATOR_ONES -> "a separator (EV_SEPARATOR ffffffff)";
            case ERROR_SEPARATOR -> "an error separator (EV_SEPARATOR 00000001)";
            case NO_DATA -> "the digest of no data";
            case EFI_APPLICATION, EFI_RETURN, EXIT_BOOT_SERVICES, EXIT_SUCCEEDED, EXIT_FAILED ->
                "the event \"" + known.text().orElseThrow() + "\"";
            case ZEROS -> "zeros";
            case ALL_ONES -> "all ones, as for a violation that is not logged";
        };
    }

    /** {@code zeros, as logged, are extended for each violation}. */
    static String violations(ViolationRule rule) {
        return switch (rule) {
                    case ALL_ONES -> "all ones are";
                    case PADDED_ONES -> "20 bytes of ones and then zeros are";
                    case ZEROS -> "zeros, as logged, are";
                    case TEMPLATE_DIGEST -> "the template digest of the entry is";
                    case NOT_EXTENDED -> "nothing is";
                }
                + " extended for each violation";
    }
}
