package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCounts;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the signatures in a list.
 *
 * @param head with one of the verdicts here or {@link ReportHeader#NOTHING_READ}
 * @param templateDigests of the list
 * @param counts entries by verdict
 * @param keys where keys came from
 * @param byMeasuredKeys good entries whose signature is that of a key measured in the list
 * @param notGood the first entries of every verdict that is not good, the gravest verdict first
 * @param all every entry that has or could have a signature
 */
public record SignaturesReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        SignatureCounts counts,
        Keys keys,
        MeasuredUse byMeasuredKeys,
        List<EntrySignatures> notGood,
        AllSignatures all)
        implements Report {
    /** The verdict where there are signatures and all are good. */
    public static final String ALL_GOOD = "all_good";

    /** The verdict where one is bad. */
    public static final String BAD = "bad";

    /** The verdict where one is malformed, and none bad. */
    public static final String MALFORMED = "malformed";

    /** The verdict where the key of one is unknown or one cannot be checked, and nothing is worse. */
    public static final String UNKNOWN_KEYS = "unknown_keys";

    /** The verdict where there are no signatures. */
    public static final String NOTHING_SIGNED = "nothing_signed";

    public SignaturesReport {
        notGood = List.copyOf(notGood);
    }

    /**
     * Keys that were at hand.
     *
     * @param all each once
     * @param good how many entries are good by a key, those met first
     * @param unknown how many entries name which unknown key, those met first; bounded
     * @param certifiers measured keys, and the given keys that signed their certificates
     * @param files files of {@code --keys} that hold keys
     * @param skipped files in directories that do not
     */
    public record Keys(
            List<SigningKey> all,
            Map<SigningKey, Long> good,
            Map<ByteString, Long> unknown,
            Map<SigningKey, SigningKey> certifiers,
            long files,
            long skipped) {
        public Keys {
            all = List.copyOf(all);
            good = Collections.unmodifiableMap(new LinkedHashMap<>(good));
            certifiers = Map.copyOf(certifiers);
            unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
        }

        /** The given key that signed the certificate of {@code key}. */
        public Optional<SigningKey> certifier(SigningKey key) {
            return Optional.ofNullable(certifiers.get(key));
        }
    }

    /**
     * Good entries whose key stands in the list itself.
     *
     * @param covered where a PCR value covers the key's entry
     * @param notProven where no PCR value was given that could
     * @param later among both, entries that come before the key's entry
     */
    public record MeasuredUse(long covered, long notProven, long later) {}

    /** How many entries have a signature that is not good. */
    public long signedNotGood() {
        return counts.signed() - counts.of(SignatureVerdict.GOOD);
    }

    /** How many keys are trusted because the list measured them. */
    public long trustedMeasuredKeys() {
        return keys.all().stream().filter(SigningKey::trusted).count() - givenKeys();
    }

    /** How many keys the caller vouches for. */
    public long givenKeys() {
        return keys.all().stream()
                .filter(key -> key.source() instanceof KeySource.Given)
                .count();
    }

    /** The verdict that {@code counts} give. */
    public static String verdict(SignatureCounts counts) {
        if (counts.of(SignatureVerdict.BAD) > 0) {
            return BAD;
        }
        if (counts.of(SignatureVerdict.MALFORMED) > 0) {
            return MALFORMED;
        }
        if (counts.signed() == 0) {
            return NOTHING_SIGNED;
        }
        return counts.of(SignatureVerdict.GOOD) == counts.signed() ? ALL_GOOD : UNKNOWN_KEYS;
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.of(
                        Report.super.namedContainers(),
                        notGood.stream().flatMap(entry -> entry.container().stream()),
                        keys.all().stream()
                                .map(SigningKey::source)
                                .flatMap(source -> source instanceof KeySource.Measured measured
                                        ? measured.container().stream()
                                        : Stream.empty()))
                .flatMap(each -> each);
    }
}
