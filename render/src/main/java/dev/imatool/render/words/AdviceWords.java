package dev.imatool.render.words;

import dev.imatool.model.diagnostic.Advice;

/** What to do, in the words of imatool's command line. */
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
            case AS_EVIDENCE -> "unpack it, or give it to 'imatool verify --evidence'";
        };
    }
}
