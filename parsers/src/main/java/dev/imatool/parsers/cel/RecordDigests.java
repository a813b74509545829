package dev.imatool.parsers.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.model.tpm.TpmHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The digests of one record: one for each algorithm, of its length where that is known. */
final class RecordDigests {
    private static final int MOST = 16;
    private static final int LONGEST = 128;

    /** The usual spellings, which need no search. */
    private static final Map<String, Integer> USUAL =
            Stream.of(TpmHash.values()).collect(Collectors.toUnmodifiableMap(TpmHash::toString, TpmHash::id));

    private final List<LoggedDigest> digests = new ArrayList<>();

    List<LoggedDigest> all() {
        return digests;
    }

    /** A digest in JSON: {@code sha256}, {@code SM3_256}, {@code 0x000b} or {@code 11}, and hex in either case. */
    void add(String algorithm, String digest) throws MalformedRecordException {
        Optional<ByteString> bytes = JsonContent.hex(digest);
        if (bytes.isEmpty() || bytes.get().isEmpty()) {
            throw new MalformedRecordException("a digest of it is not hex");
        }
        add(id(algorithm), bytes.get());
    }

    /** A digest by its TPM_ALG_ID. */
    void add(int algorithm, ByteString digest) throws MalformedRecordException {
        if (digests.stream().anyMatch(each -> each.algorithm().id() == algorithm)) {
            throw new MalformedRecordException("it has two " + TpmHash.nameOf(algorithm) + " digests");
        }
        Optional<TpmHash> known = TpmHash.ofId(algorithm);
        boolean fits = known.isPresent()
                ? known.get().digestLength() == digest.length()
                : digest.length() > 0 && digest.length() <= LONGEST;
        if (!fits) {
            throw new MalformedRecordException(
                    "it has a " + TpmHash.nameOf(algorithm) + " digest of " + digest.length() + " bytes");
        }
        if (digests.size() == MOST) {
            throw new MalformedRecordException("it has more than " + MOST + " digests");
        }
        digests.add(new LoggedDigest(EventAlgorithm.declared(algorithm, digest.length()), digest));
    }

    private static int id(String algorithm) throws MalformedRecordException {
        Integer usual = USUAL.get(algorithm);
        if (usual != null) {
            return usual;
        }
        String name = algorithm.toLowerCase(Locale.ROOT);
        name = name.startsWith("tpm_alg_") ? name.substring("tpm_alg_".length()) : name;
        Optional<TpmHash> known = TpmHash.ofName(name);
        if (known.isPresent()) {
            return known.get().id();
        }
        try {
            int id = Integer.decode(name);
            if (id >= 0 && id <= 0xffff) {
                return id;
            }
        } catch (NumberFormatException unknown) {
            // said below
        }
        throw new MalformedRecordException("it names no hash algorithm that is known");
    }
}
