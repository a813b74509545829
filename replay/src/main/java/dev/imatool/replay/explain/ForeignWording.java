package dev.imatool.replay.explain;

import java.util.List;

/** What foreign extends are, and the command that makes such. */
final class ForeignWording {
    private ForeignWording() {}

    static String of(List<Foreign> extended) {
        return String.join(", then ", extended.stream().map(ForeignWording::of).toList());
    }

    private static String of(Foreign one) {
        return one.wording()
                + switch (one.what()) {
                    case FILE_DIGEST -> " (as tpm2_pcrevent does)";
                    case GIVEN_DIGEST -> " (as tpm2_pcrextend does)";
                    default -> "";
                };
    }
}
