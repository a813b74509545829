package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.explain.report.ForeignOrigin.FileContent;
import dev.imatool.replay.explain.report.ForeignOrigin.Fit;
import dev.imatool.replay.explain.report.WellKnownExtend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A digest that may have been extended by something other than IMA.
 *
 * @param digest as long as the bank's digests, or a SHA-1 digest as it is, as software that simulates a TPM may extend it
 * @param origin what it is
 */
public record ForeignExtend(ByteString digest, ForeignOrigin origin) {
    /** What the candidates may have been extended as in {@code bank}, those the user means first. */
    public static List<ForeignExtend> of(PcrBank bank, List<Candidate> candidates) {
        List<ForeignExtend> all = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (candidate) {
                case Candidate.Content(String label, Map<PcrBank, ByteString> digests) ->
                    add(all, Optional.ofNullable(digests.get(bank)), new FileContent(bank, label, Fit.EXACT));
                case Candidate.Digest(String label, ByteString digest) ->
                    add(all, given(bank, digest), new ForeignOrigin.GivenDigest(label));
            }
        }
        for (Candidate candidate : candidates) {
            if (bank != PcrBank.SHA1 && candidate instanceof Candidate.Content(String label, var digests)) {
                Optional<ByteString> sha1 = Optional.ofNullable(digests.get(PcrBank.SHA1));
                add(all, sha1.map(digest -> padded(bank, digest)), new FileContent(PcrBank.SHA1, label, Fit.PADDED));
                add(all, sha1, new FileContent(PcrBank.SHA1, label, Fit.SHORT));
            }
        }
        all.addAll(TemplateDigestGuess.of(bank, candidates));
        return all;
    }

    /** Candidates, then what is well known. */
    public static List<ForeignExtend> all(SearchTask task) {
        List<ForeignExtend> all = new ArrayList<>(of(task.bank(), task.candidates()));
        all.addAll(wellKnown(task.bank()));
        return all;
    }

    /** What firmware, boot loaders and scripts extend, whatever the machine. */
    public static List<ForeignExtend> wellKnown(PcrBank bank) {
        return Arrays.stream(WellKnownExtend.values())
                .map(one -> new ForeignExtend(one.digest(bank), new ForeignOrigin.WellKnown(one)))
                .toList();
    }

    private static void add(List<ForeignExtend> all, Optional<ByteString> digest, ForeignOrigin origin) {
        if (digest.isPresent() && all.stream().noneMatch(one -> one.digest().equals(digest.get()))) {
            all.add(new ForeignExtend(digest.get(), origin));
        }
    }

    /** A digest of the bank as it is; a SHA-1 digest padded. */
    private static Optional<ByteString> given(PcrBank bank, ByteString digest) {
        if (digest.length() == bank.digestLength()) {
            return Optional.of(digest);
        }
        return digest.length() == PcrBank.SHA1.digestLength() ? Optional.of(padded(bank, digest)) : Optional.empty();
    }

    static ByteString padded(PcrBank bank, ByteString digest) {
        byte[] bytes = new byte[bank.digestLength()];
        digest.slice(0, Math.min(digest.length(), bytes.length)).copyTo(bytes, 0);
        return ByteString.copyOf(bytes);
    }
}
