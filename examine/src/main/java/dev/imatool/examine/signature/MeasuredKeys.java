package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.replay.ReplayResult;
import dev.imatool.replay.ReplayedPcr;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the certificates that a list measured when they were put into keyrings (policy rule {@code func=KEY_CHECK}). Only
 * entries that their template digest proves count, and as many as a machine may have.
 */
public final class MeasuredKeys {
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST = 1 << 16;
    private static final int SEQUENCE = 0x30;

    private final List<Measured> measured = new ArrayList<>();
    private final Set<Once> seen = new HashSet<>();

    private record Measured(
            PublicKeyInfo key, long entry, String list, Optional<Container> container, int pcr, ByteString keyring) {}

    private record Once(String list, int pcr, ByteString keyring, ByteString certificate) {}

    /** Takes the entry where it holds a certificate. */
    public void visit(EntryView entry, TemplateDigestCheck check) {
        int index = entry.template().indexOf(FieldId.BUF);
        if (index < 0 || !entry.fieldsFit() || check != TemplateDigestCheck.MATCHES || seen.size() >= MOST_KEYS) {
            return;
        }
        ByteSlice buffer = entry.field(index);
        if (buffer.length() == 0 || buffer.length() > LONGEST || buffer.at(0) != SEQUENCE) {
            return;
        }
        ByteString certificate = buffer.toByteString();
        QualifiedName name = entry.toEntry().name();
        ByteString keyring = name.eventName();
        if (seen.add(new Once(entry.list(), entry.pcr(), keyring, certificate))) {
            KeyReader.binary("entry " + entry.number(), certificate)
                    .filter(key -> key.certificate().isPresent())
                    .ifPresent(key -> measured.add(
                            new Measured(key, entry.number(), entry.list(), name.container(), entry.pcr(), keyring)));
        }
    }

    /**
     * The keys, each with what {@code replay} says of its entry. Where any value was given, keys of a PCR or list that has none
     * are not covered: whoever may append to the list chooses the PCR.
     *
     * @param replay compared with the expected values, or nothing where there are none
     */
    public List<SigningKey> keys(Optional<ReplayResult> replay) {
        return measured.stream()
                .map(one -> new SigningKey(
                        one.key(),
                        new KeySource.Measured(
                                one.entry(),
                                one.list(),
                                one.container(),
                                one.keyring(),
                                replay.map(result -> coverage(one, result)).orElse(KeySource.Coverage.NOT_PROVEN))))
                .toList();
    }

    private static KeySource.Coverage coverage(Measured key, ReplayResult replay) {
        boolean covered = replay.pcrs().stream()
                .filter(row -> row.list().equals(key.list()) && row.pcr() == key.pcr())
                .map(ReplayedPcr::match)
                .flatMap(Optional::stream)
                .anyMatch(match -> match.entry().orElse(0) >= key.entry());
        return covered ? KeySource.Coverage.COVERED : KeySource.Coverage.NOT_COVERED;
    }
}
