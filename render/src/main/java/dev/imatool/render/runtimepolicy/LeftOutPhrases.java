package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.runtimepolicy.made.NotTaken;
import java.util.Map;
import java.util.stream.Collectors;

/** What is not in a file that was made, in words. */
final class LeftOutPhrases {
    private LeftOutPhrases() {}

    /** All of it, with numbers. */
    static String of(Map<NotTaken, Long> leftOut) {
        return leftOut.entrySet().stream()
                .map(left -> words(left.getKey()) + " " + left.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String words(NotTaken why) {
        return switch (why) {
            case VIOLATION -> "violations";
            case UNPROVEN -> "entries not proven by their template digests";
            case ZERO_DIGEST -> "digests of zeros";
            case WITHOUT_DIGEST -> "names without a usable digest";
            case VERITY -> "fs-verity digests";
            case SHORT_DIGEST -> "digests shorter than Keylime takes";
            case OTHER_ALGORITHM -> "digests that are not SHA-256";
            case KEY_NOT_ASKED -> "measured keys (see --keyrings)";
            case BUFFER_NOT_ASKED -> "measured buffers (see --ima-buf)";
            case PATTERN -> "names with parts that change";
            case IN_CONTAINER -> "paths in containers";
            case LOWER_LAYER -> "contents of lower layers";
            case WITHOUT_PATH -> "contents without a path";
            case NO_CONTENT -> "links and other names without content";
            case UNREADABLE -> "unreadable records";
            case BOOT_AGGREGATE -> "digests of a boot_aggregate";
            case PATH -> "names that are no path there";
            case KEYRING -> "digests of keyrings";
            case BUFFER -> "digests of buffers";
            case IGNORED_KEYRING -> "ignored keyrings";
            case EXCLUDE -> "excludes";
            case VERIFICATION_KEYS -> "verification keys";
            case DEVICE_MAPPER -> "device mapper policies";
            case SIGNATURE -> "signatures of the policy";
            case TEMPLATE_HASH -> "log_hash_alg";
            case RELEASE -> "release";
            case FURTHER_DIGEST -> "further digests of a path";
            case SIZE -> "sizes (0 is written, and fapolicyd compares sizes unless its integrity is none)";
        };
    }

    /** The same as a meaning, for documents. */
    static String meaning(NotTaken why) {
        String words = switch (why) {
            case KEY_NOT_ASKED -> "measured keys, where keyrings were not asked for";
            case BUFFER_NOT_ASKED -> "measured buffers, where they were not asked for";
            case SIZE -> "sizes of files, for which 0 is written; fapolicyd compares them";
            case PATH -> "names that the form cannot hold as paths";
            case TEMPLATE_HASH -> "the hash of template digests (log_hash_alg)";
            case RELEASE -> "the number of the policy (release)";
            default -> words(why);
        };
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
