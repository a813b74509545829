package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeCheck;
import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.appraise.keylime.KeylimeRules;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.MeasuredValues;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.runtimepolicy.ReadPolicy;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.TemplateField;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a list into a policy, under the names that its kernel logged: what an entry says only where its template digest was computed from
 * it. The boot_aggregate is taken, too, because Keylime wants it; measured keys and buffers where they are asked for.
 */
final class MeasuredEntries {
    /** What no policy changes. */
    private static final Set<KeylimeFailure> OF_ANY_POLICY = Set.of(
            KeylimeFailure.ENTRY,
            KeylimeFailure.PCR,
            KeylimeFailure.TOMTOU,
            KeylimeFailure.IMA_HASH,
            KeylimeFailure.STOPS,
            KeylimeFailure.INVALID_KEY);

    private final PolicyTaker taker;
    private final PolicyScope scope;
    private Optional<KeylimeCheck> check = Optional.empty();

    MeasuredEntries(PolicyTaker taker, PolicyScope scope) {
        this.taker = taker;
        this.scope = scope;
    }

    /** Empty where the input holds no entry. */
    Optional<MeasuredValues> read(ListPass pass, InputSource source) throws IOException {
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, proof) -> {
            if (check.isEmpty()) {
                check = Optional.of(check(digests.entry().digestKind()));
            }
            Entry entry = digests.entry().toEntry();
            check.get().judge(entry).failures().stream()
                    .filter(OF_ANY_POLICY::contains)
                    .forEach(taker::failing);
            take(entry, proof == TemplateDigestCheck.MATCHES);
        });
        return outcome.summary().entries() == 0
                ? Optional.empty()
                : Optional.of(new MeasuredValues(outcome.summary(), 0, List.of()));
    }

    /** Judges by a policy that accepts nothing, to see what no policy can help. */
    private KeylimeCheck check(Optional<LoggedDigestKind> kind) {
        Optional<HashAlgorithm> algorithm = kind.filter(LoggedDigestKind::usual)
                .map(one -> one.bank().algorithm())
                .filter(RuntimePolicy.TEMPLATE_HASHES::contains);
        taker.templateHash(algorithm);
        KeylimeRules.Builder rules = new KeylimeRules.Builder();
        algorithm.ifPresent(rules::templateHash);
        return new KeylimeCheck(rules.build(), ReadPolicy::key);
    }

    private void take(Entry entry, boolean proven) {
        Optional<ByteString> name = name(entry);
        if (entry.violation()) {
            taker.leave(NotTaken.VIOLATION, 1);
        } else if (!proven) {
            taker.leave(NotTaken.UNPROVEN, 1);
        } else if (name.isEmpty() || name.get().isEmpty()) {
            taker.leave(NotTaken.WITHOUT_PATH, 1);
        } else {
            section(entry).ifPresent(section -> digest(entry, section, name.get()));
        }
    }

    private void digest(Entry entry, PolicySection section, ByteString name) {
        Optional<ContentDigest> digest = entry.fileDigest().flatMap(ContentDigest::of);
        if (digest.isPresent()) {
            taker.digest(section, name, digest.get());
        } else {
            boolean zero = entry.fileDigest()
                    .filter(logged -> logged.digest().allZero())
                    .isPresent();
            taker.leave(zero ? NotTaken.ZERO_DIGEST : NotTaken.WITHOUT_DIGEST, 1);
        }
    }

    /** Where Keylime looks for the entry; empty where that was not asked for. */
    private Optional<PolicySection> section(Entry entry) {
        if (!entry.hasBuffer()) {
            return Optional.of(PolicySection.DIGESTS);
        }
        boolean key = entry.field(FieldId.BUF)
                .filter(field -> field instanceof TemplateField.Bytes)
                .flatMap(field -> ReadPolicy.key(((TemplateField.Bytes) field).bytes()))
                .isPresent();
        if (key ? scope.keyrings() : scope.buffers()) {
            return Optional.of(key ? PolicySection.KEYRINGS : PolicySection.IMA_BUF);
        }
        taker.leave(key ? NotTaken.KEY_NOT_ASKED : NotTaken.BUFFER_NOT_ASKED, 1);
        return Optional.empty();
    }

    /** The whole name as logged, containers included. */
    private static Optional<ByteString> name(Entry entry) {
        return entry.fields().stream()
                .filter(field -> field instanceof TemplateField.EventName)
                .map(field -> ((TemplateField.EventName) field).name())
                .findFirst();
    }
}
