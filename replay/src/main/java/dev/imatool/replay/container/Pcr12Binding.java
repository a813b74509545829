package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.container.CpcrSnapshot.Row;
import dev.imatool.replay.templatedigest.BankHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value that PCR 12 has after the bind of one snapshot: SHA1(history, T), where T depends on the generation. Only the
 * last bind can be checked; those before it went into the history.
 *
 * @param generation how T is made
 * @param historySource where the history comes from
 * @param history PCR 12 before the bind
 * @param value PCR 12 after it
 */
public record Pcr12Binding(Generation generation, HistorySource historySource, ByteString history, ByteString value) {
    /** Where the value of PCR 12 before the bind comes from. */
    public enum HistorySource {
        /** The history line of the file. */
        FILE,
        /** The user. */
        GIVEN,
        /** Nobody gave one: zero, which is right for the first bind after a boot. */
        ZERO;

        /** A stable name for machines. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Every value that the snapshot can lead to: for each history, each generation whose inputs it holds.
     *
     * @param given histories from the user, tried in addition to the one of the file; zero is tried where there are none
     */
    public static List<Pcr12Binding> candidates(CpcrSnapshot snapshot, List<ByteString> given) {
        List<Pcr12Binding> candidates = new ArrayList<>();
        snapshot.history().ifPresent(history -> add(candidates, snapshot, HistorySource.FILE, history));
        given.forEach(history -> add(candidates, snapshot, HistorySource.GIVEN, history));
        if (candidates.isEmpty()) {
            add(candidates, snapshot, HistorySource.ZERO, ByteString.copyOf(new byte[CpcrSnapshot.LENGTH]));
        }
        return candidates;
    }

    private static void add(
            List<Pcr12Binding> candidates, CpcrSnapshot snapshot, HistorySource source, ByteString history) {
        for (Generation generation : Generation.values()) {
            bound(generation, snapshot)
                    .ifPresent(bound ->
                            candidates.add(new Pcr12Binding(generation, source, history, sha1(history, bound))));
        }
    }

    /** What that generation extends, where the snapshot holds all it takes. */
    private static Optional<ByteString> bound(Generation generation, CpcrSnapshot snapshot) {
        return switch (generation) {
            case CONCATENATED ->
                Optional.of(sha1(snapshot.rows().stream().map(Row::value).toArray(ByteString[]::new)));
            case NONCE ->
                snapshot.nonce()
                        .map(nonce -> snapshot.rows().stream().map(Row::value).reduce(nonce, Pcr12Binding::xor));
            case SECRETS ->
                snapshot.rows().stream().allMatch(row -> row.secret().isPresent())
                        ? Optional.of(sha1(snapshot.rows().stream()
                                .map(row -> xor(row.value(), row.secret().orElseThrow()))
                                .toArray(ByteString[]::new)))
                        : Optional.empty();
        };
    }

    private static ByteString xor(ByteString one, ByteString other) {
        byte[] result = one.toByteArray();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (byte) other.at(i);
        }
        return ByteString.copyOf(result);
    }

    private static ByteString sha1(ByteString... parts) {
        byte[] message = new byte[parts.length * CpcrSnapshot.LENGTH];
        for (int i = 0; i < parts.length; i++) {
            parts[i].copyTo(message, i * CpcrSnapshot.LENGTH);
        }
        byte[] digest = new byte[CpcrSnapshot.LENGTH];
        new BankHash(PcrBank.SHA1).hash(message, 0, message.length, digest, 0);
        return ByteString.copyOf(digest);
    }
}
