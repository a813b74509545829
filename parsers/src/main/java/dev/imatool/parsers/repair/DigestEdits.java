package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Edits of a file digest, {@code algorithm:digits} or (legacy) digits alone. */
final class DigestEdits {
    private static final byte[] COLON = {':'};

    private final LineTrial trial;
    private final FieldText field;
    private final CharacterEdits edits;
    private final int digitsAt;

    DigestEdits(LineTrial trial, FieldText field) {
        this.trial = trial;
        this.field = field;
        this.edits = new CharacterEdits(trial, CharacterEdits.HEX);
        this.digitsAt = digitsAt(trial.text(field.start(), field.end())) + field.start();
    }

    /** Where the digits begin in the text of a digest field: after its last colon. */
    static int digitsAt(ByteString text) {
        return text.latin1().lastIndexOf(':') + 1;
    }

    /** Edits of its digits, those first that give whole bytes. */
    Optional<RepairKind> digits() {
        int end = field.end();
        int tooMany = end - digitsAt - expectedDigits();
        Optional<RepairKind> run = tooMany > 1 ? edits.runRemoved(digitsAt, end, tooMany) : Optional.empty();
        return run.isPresent() ? run : digits(end);
    }

    private Optional<RepairKind> digits(int end) {
        if ((end - digitsAt) % 2 != 0) {
            return edits.inserted(digitsAt, end).or(() -> edits.removed(digitsAt, end));
        }
        int missing = expectedDigits() - (end - digitsAt);
        Optional<RepairKind> found = edits.substituted(digitsAt, end).or(() -> edits.swapped(digitsAt, end));
        if (found.isEmpty() && missing == 2) {
            return edits.twoInserted(digitsAt, end);
        }
        return found.isEmpty() && missing == -2 ? edits.twoRemoved(digitsAt, end) : found;
    }

    /** Another algorithm before the same digits. */
    Optional<RepairKind> algorithm() {
        if (field.id().encoding() == FieldEncoding.DIGEST) {
            return Optional.empty();
        }
        for (String prefix : prefixes()) {
            byte[] bytes = prefix.getBytes(StandardCharsets.US_ASCII);
            if (trial.replaced(field.start(), digitsAt, bytes)) {
                return Optional.of(RepairKind.ALGORITHM);
            }
        }
        CharacterEdits colons = new CharacterEdits(trial, COLON);
        return colons.inserted(field.start(), field.end())
                .or(() -> colons.substituted(field.start(), field.end()))
                .map(found -> RepairKind.ALGORITHM);
    }

    /** A digest that a good entry has. */
    Optional<RepairKind> known(Set<ByteString> digests) {
        for (ByteString digest : digests) {
            if (trial.over()) {
                return Optional.empty();
            }
            if (trial.replaced(field.start(), field.end(), digest)) {
                return Optional.of(RepairKind.KNOWN_DIGEST);
            }
        }
        return Optional.empty();
    }

    private List<String> prefixes() {
        List<String> names = new ArrayList<>(List.of("sm3-256"));
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            names.add(algorithm.kernelName());
        }
        List<String> prefixes = new ArrayList<>();
        boolean typed = field.id().encoding() == FieldEncoding.DIGEST_WITH_TYPE;
        for (String type : typed ? List.of("ima:", "verity:") : List.of("")) {
            names.forEach(name -> prefixes.add(type + name + ":"));
        }
        return prefixes;
    }

    /** Digits that the named algorithm takes; as many as there are where it is not known. */
    private int expectedDigits() {
        String prefix = trial.text(field.start(), digitsAt).latin1();
        int end = Math.max(0, prefix.length() - 1);
        String name = prefix.substring(prefix.lastIndexOf(':', end - 1) + 1, end);
        return HashAlgorithm.ofName(name)
                .map(algorithm -> 2 * algorithm.digestLength())
                .orElse(field.end() - digitsAt);
    }
}
