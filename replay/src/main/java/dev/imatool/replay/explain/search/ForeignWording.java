package dev.imatool.replay.explain.search;

import java.util.List;

/** What foreign extends are, and the command that makes such. */
public final class ForeignWording {
    private ForeignWording() {}

    public static String of(List<ForeignExtend> extended) {
        return String.join(", then ", extended.stream().map(ForeignWording::of).toList());
    }

    private static String of(ForeignExtend one) {
        return one.wording()
                + switch (one.what()) {
                    case FILE_DIGEST -> " (as tpm2_pcrevent does)";
                    case GIVEN_DIGEST -> " (as tpm2_pcrextend does)";
                    default -> "";
                };
    }
}
