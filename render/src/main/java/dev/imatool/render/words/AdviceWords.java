package dev.imatool.render.words;

import dev.imatool.model.diagnostic.Advice;
import java.util.Optional;

/** What to do, in the words of imatool's command line; safe to print. */
public final class AdviceWords {
    private AdviceWords() {}

    /** Without capital and full stop. */
    public static String of(Advice advice) {
        return switch (advice) {
            case Advice.InWords words -> words.text();
            case Advice.Way way -> of(way);
        };
    }

    private static String of(Advice.Way way) {
        return switch (way) {
            case DETECT_THE_FORM -> "leave out --input-format, --byte-order and --template-digest";
            case SELECT_THE_PCRS ->
                "give it with --pcr-selection as it was given to tpm2_pcrread or tpm2_quote, such as sha256:10";
            case SELECT_OR_TYPE ->
                "give it with --pcr-selection, such as sha256:10, or give the value as --pcr sha256:10=HEX";
            case GIVE_THE_VALUES -> "give the values too, such as the output of tpm2_pcrread, or --pcr sha256:10=HEX";
            case COMPARE_PCR_0 -> "give the values of PCR 0 with --pcrs: each start that a TPM can have is tried";
            case AS_REFERENCE -> "--reference reads it";
            case AS_KEY -> "keys belong to --keys, --ak or --public-key";
            case AS_PCR_VALUES -> "--pcrs reads PCR values";
            case AS_EVIDENCE -> "'imatool evidence' reads archives";
            case AS_QUOTE -> "'imatool quote' checks quotes";
            case AS_EVENT_LOG -> "'imatool eventlog' reads firmware event logs";
            case AS_CANONICAL_EVENT_LOG -> "'imatool eventlog' replays it";
            case AS_AUDIT_LOG -> "'imatool audit' reads the integrity records in it";
            case AS_POLICY -> "'imatool policy' explains it";
            case AS_SIGNED_REPORT -> "'imatool attest verify' checks it";
        };
    }

    /** The same with the command line for a file of that name, in which other files are named by their kind. */
    static String of(Advice advice, String name) {
        return of(advice)
                + command(advice, ShellWord.of(name))
                        .map(line -> ": imatool " + line)
                        .orElse("");
    }

    private static Optional<String> command(Advice advice, String file) {
        if (!(advice instanceof Advice.Way way)) {
            return Optional.empty();
        }
        return switch (way) {
            case DETECT_THE_FORM, SELECT_THE_PCRS, SELECT_OR_TYPE, GIVE_THE_VALUES, COMPARE_PCR_0 -> Optional.empty();
            case AS_REFERENCE -> Optional.of("check LOG --reference " + file);
            case AS_KEY -> Optional.of("signatures LOG --keys " + file);
            case AS_PCR_VALUES -> Optional.of("replay LOG --pcrs " + file);
            case AS_EVIDENCE -> Optional.of("evidence " + file);
            case AS_QUOTE -> Optional.of("quote LOG -m " + file + " -s SIGNATURE -u KEY");
            case AS_EVENT_LOG, AS_CANONICAL_EVENT_LOG -> Optional.of("eventlog " + file);
            case AS_AUDIT_LOG -> Optional.of("audit " + file);
            case AS_POLICY -> Optional.of("policy " + file);
            case AS_SIGNED_REPORT -> Optional.of("attest verify " + file + " --key KEY");
        };
    }
}
