package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A digest that may have been extended by somebody other than IMA.
 *
 * @param digest as long as the bank's digests, or a SHA-1 digest as it is, as software that simulates a TPM may extend it
 * @param what its kind
 * @param wording what it is, for sentences
 */
public record ForeignExtend(ByteString digest, Step.What what, String wording) {
    private static final int DIGITS_TOLD = 16;
    private static final List<String> FIRMWARE_EVENTS = List.of(
            "Calling EFI Application from Boot Option",
            "Returning from EFI Application from Boot Option",
            "Exit Boot Services Invocation",
            "Exit Boot Services Returned with Success",
            "Exit Boot Services Returned with Failure");

    /** What the candidates may have been extended as in {@code bank}, those the user means first. */
    public static List<ForeignExtend> of(PcrBank bank, List<Candidate> candidates) {
        List<ForeignExtend> all = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (candidate) {
                case Candidate.Content(String label, Map<PcrBank, ByteString> digests) ->
                    add(all, Optional.ofNullable(digests.get(bank)), Step.What.FILE_DIGEST, digestOf(bank, label));
                case Candidate.Digest(String label, ByteString digest) ->
                    add(all, given(bank, digest), Step.What.GIVEN_DIGEST, "the given digest " + shortened(label));
            }
        }
        for (Candidate candidate : candidates) {
            if (bank != PcrBank.SHA1 && candidate instanceof Candidate.Content(String label, var digests)) {
                Optional<ByteString> sha1 = Optional.ofNullable(digests.get(PcrBank.SHA1));
                add(
                        all,
                        sha1.map(digest -> padded(bank, digest)),
                        Step.What.FILE_DIGEST,
                        digestOf(PcrBank.SHA1, label) + ", filled up with zeros");
                add(all, sha1, Step.What.FILE_DIGEST, digestOf(PcrBank.SHA1, label) + ", as it is (20 bytes)");
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
        List<ForeignExtend> all = new ArrayList<>();
        event(all, bank, new byte[4], "a separator (EV_SEPARATOR 00000000)");
        event(all, bank, new byte[] {-1, -1, -1, -1}, "a separator (EV_SEPARATOR ffffffff)");
        event(all, bank, new byte[] {1, 0, 0, 0}, "an error separator (EV_SEPARATOR 00000001)");
        event(all, bank, new byte[0], "the digest of no data");
        for (String text : FIRMWARE_EVENTS) {
            event(all, bank, text.getBytes(StandardCharsets.US_ASCII), "the event \"" + text + "\"");
        }
        byte[] filled = new byte[bank.digestLength()];
        all.add(new ForeignExtend(ByteString.copyOf(filled), Step.What.WELL_KNOWN, "zeros"));
        Arrays.fill(filled, (byte) 0xff);
        all.add(new ForeignExtend(
                ByteString.copyOf(filled), Step.What.WELL_KNOWN, "all ones, as for a violation that is not logged"));
        return all;
    }

    private static void event(List<ForeignExtend> all, PcrBank bank, byte[] data, String wording) {
        try {
            Candidate.Content content = Candidate.Content.read(wording, new ByteArrayInputStream(data));
            add(all, Optional.ofNullable(content.digests().get(bank)), Step.What.WELL_KNOWN, wording);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void add(List<ForeignExtend> all, Optional<ByteString> digest, Step.What what, String wording) {
        if (digest.isPresent() && all.stream().noneMatch(one -> one.digest().equals(digest.get()))) {
            all.add(new ForeignExtend(digest.get(), what, wording));
        }
    }

    private static String shortened(String hex) {
        return hex.length() <= DIGITS_TOLD ? hex : hex.substring(0, DIGITS_TOLD) + "…";
    }

    private static String digestOf(PcrBank bank, String label) {
        return "the " + bank + " digest of the file " + label;
    }

    /** A digest of the bank as it is; a SHA-1 digest filled up. */
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
