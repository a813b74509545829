package dev.imatool.appraise.signature;

import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.reason.HeaderReason;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.xattr.XattrDecoder;
import dev.imatool.model.xattr.XattrValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the signatures of entries, one entry after the other. Nothing is kept of an entry; answers about keys are remembered
 * in a table of fixed size. Not for use by several threads.
 */
public final class SignatureAppraisal {
    private static final Set<FieldId> FIELDS = Set.of(FieldId.SIG, FieldId.MODSIG, FieldId.EVMSIG, FieldId.XATTRVALUES);

    private final SignatureKeys keys;
    private final HashFunctions hashes;
    private final KeyTrials trials;
    private final FileSignatures files;
    private final MetadataSignatures metadata;
    private final ModuleSignatures modules;
    private final Map<SignatureVerdict, Long> counts = new EnumMap<>(SignatureVerdict.class);
    private @Nullable Template template;
    private boolean hasRoom;

    /** An appraisal with those keys. */
    public SignatureAppraisal(SignatureKeys keys, HashFunctions hashes) {
        this.keys = keys;
        this.hashes = hashes;
        this.trials = new KeyTrials(keys, hashes);
        this.files = new FileSignatures(keys, trials, hashes);
        this.metadata = new MetadataSignatures(keys, trials, hashes);
        this.modules = new ModuleSignatures(keys, trials, hashes);
    }

    /**
     * Judges the entry that {@code view} stands on, and counts it.
     *
     * @return none where the entry has no room for a signature or measures no file, and has none
     */
    public Optional<EntrySignatures> appraise(EntryView view) {
        if (view.violation() || !hasRoom(view.template())) {
            count(SignatureVerdict.NOT_APPLICABLE);
            return Optional.empty();
        }
        Entry entry = view.toEntry();
        List<SignatureCheck> checks = view.fieldsFit() ? checks(entry) : List.of(undivided());
        SignatureVerdict verdict = checks.stream()
                .map(SignatureCheck::verdict)
                .reduce(SignatureVerdict::worse)
                .orElse(measuresFile(entry) ? SignatureVerdict.UNSIGNED : SignatureVerdict.NOT_APPLICABLE);
        count(verdict);
        return verdict == SignatureVerdict.NOT_APPLICABLE
                ? Optional.empty()
                : Optional.of(new EntrySignatures(
                        entry.number(),
                        entry.location(),
                        entry.template().name(),
                        entry.name().container(),
                        entry.name().path(),
                        verdict,
                        checks));
    }

    /**
     * Judges the entry that {@code view} stands on, and counts it, for an answer that only has room for what is wrong.
     *
     * @return none where the verdict is no finding; an entry without a signature is not even copied
     */
    public Optional<EntrySignatures> finding(EntryView view) {
        if (plainlyUnsigned(view)) {
            count(SignatureVerdict.UNSIGNED);
            return Optional.empty();
        }
        return appraise(view).filter(entry -> entry.verdict().finding());
    }

    private boolean plainlyUnsigned(EntryView view) {
        if (view.violation() || !view.fieldsFit() || !hasRoom(view.template())) {
            return false;
        }
        for (int i = 0; i < view.fieldCount(); i++) {
            FieldId id = view.template().fields().get(i);
            boolean other = id.equals(FieldId.BUF) || id.equals(FieldId.XATTRVALUES);
            if (other || (FIELDS.contains(id) && view.field(i).length() > 0)) {
                return false;
            }
        }
        return !view.bootAggregate();
    }

    @SuppressWarnings("ReferenceEquality") // readers hand on one object for each template
    private boolean hasRoom(Template asked) {
        if (asked != template) {
            template = asked;
            hasRoom = asked.fields().stream().anyMatch(FIELDS::contains);
        }
        return hasRoom;
    }

    /**
     * Judges the signature of a content that stands elsewhere than in a list, such as in a package. It is not counted.
     *
     * @param signature as in {@code security.ima}
     */
    public SignatureCheck appraise(ByteString signature, ContentDigest content) {
        FileDigest digest = new FileDigest(
                FieldId.D_NG, Optional.empty(), content.algorithm().kernelName(), content.digest());
        return ofFile(FieldId.SIG, signature, List.of(digest), Optional.empty());
    }

    /** An appraisal that says the same once more of the same entries, from the first on. */
    public SignatureAppraisal again() {
        return trials.remembersAll() ? this : new SignatureAppraisal(keys, hashes);
    }

    /** The entries judged so far. */
    public SignatureCounts counts() {
        return new SignatureCounts(counts);
    }

    private void count(SignatureVerdict verdict) {
        counts.merge(verdict, 1L, Long::sum);
    }

    private static SignatureCheck undivided() {
        return SignatureCheck.without(
                FieldId.SIG,
                SignatureKind.FILE,
                SignatureVerdict.MALFORMED,
                HeaderReason.Plain.TEMPLATE_DATA_UNDIVIDED);
    }

    private static boolean measuresFile(Entry entry) {
        boolean buffer = entry.field(FieldId.BUF)
                .filter(field -> !(field instanceof TemplateField.Bytes bytes)
                        || !bytes.bytes().isEmpty())
                .isPresent();
        return !buffer && !entry.bootAggregate();
    }

    private List<SignatureCheck> checks(Entry entry) {
        List<FileDigest> digests = entry.fields().stream()
                .filter(FileDigest.class::isInstance)
                .map(FileDigest.class::cast)
                .filter(digest -> !digest.digest().isEmpty())
                .toList();
        Optional<LoggedMetadata> logged = LoggedMetadata.of(entry);
        List<SignatureCheck> checks = new ArrayList<>();
        for (TemplateField field : entry.fields()) {
            if (FIELDS.contains(field.id())) {
                check(field, digests, logged).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private Optional<SignatureCheck> check(TemplateField field, List<FileDigest> all, Optional<LoggedMetadata> logged) {
        if (!(field instanceof TemplateField.Bytes bytes)) {
            return Optional.of(malformed(field.id(), HeaderReason.Plain.FIELD_UNREADABLE));
        }
        // d-modsig is without the signature at the end of the file, and no kernel holds an attribute against that
        // (ima_appraise_measurement: xattr_verify takes iint->ima_hash)
        List<FileDigest> digests = all.stream()
                .filter(digest -> !digest.id().equals(FieldId.D_MODSIG))
                .toList();
        if (field.id().equals(FieldId.XATTRVALUES)) {
            return logged.flatMap(LoggedMetadata::securityIma)
                    .filter(SignatureAppraisal::signature)
                    .map(value -> ofFile(field.id(), value, digests, Optional.empty()));
        }
        if (bytes.bytes().isEmpty()) {
            return Optional.empty();
        }
        if (field.id().equals(FieldId.MODSIG)) {
            Optional<FileDigest> content = all.stream()
                    .filter(digest -> digest.id().equals(FieldId.D_MODSIG))
                    .findFirst();
            return Optional.of(modules.check(field.id(), bytes.bytes(), content));
        }
        return Optional.of(
                field.id().equals(FieldId.EVMSIG)
                        ? ofMetadata(bytes.bytes(), digests, logged)
                        : ofFile(field.id(), bytes.bytes(), digests, logged));
    }

    /** True for what claims to be a signature: {@code security.ima} may also hold a digest, which signs nothing. */
    private static boolean signature(ByteString value) {
        return !value.isEmpty() && (value.at(0) == XattrValue.SIGNATURE || value.at(0) == XattrValue.VERITY_SIGNATURE);
    }

    private SignatureCheck ofFile(
            FieldId field, ByteString value, List<FileDigest> digests, Optional<LoggedMetadata> logged) {
        return switch (XattrDecoder.decode(value)) {
            // a file without a signature of its content has its EVM signature here (kernel ima_eventsig_init)
            case XattrValue.Signature signature
            when signature.type() == XattrValue.PORTABLE_SIGNATURE -> metadata.check(field, signature, logged, digests);
            case XattrValue.Signature signature -> files.check(field, signature, digests);
            case XattrValue.SignatureV1 signature -> files.check(field, signature, value, digests);
            case XattrValue.Malformed malformed -> malformed(field, new HeaderReason.Undecodable(malformed.reason()));
            case XattrValue.Digest digest -> malformed(field, HeaderReason.Plain.HOLDS_DIGEST);
            case XattrValue.LegacyDigest digest -> malformed(field, HeaderReason.Plain.HOLDS_DIGEST);
            case XattrValue.Hmac hmac -> malformed(field, HeaderReason.Plain.HOLDS_HMAC);
        };
    }

    private SignatureCheck ofMetadata(ByteString value, List<FileDigest> digests, Optional<LoggedMetadata> logged) {
        return switch (XattrDecoder.decode(value)) {
            case XattrValue.Signature signature -> metadata.check(FieldId.EVMSIG, signature, logged, digests);
            case XattrValue.Malformed malformed ->
                malformed(FieldId.EVMSIG, new HeaderReason.Undecodable(malformed.reason()));
            default -> malformed(FieldId.EVMSIG, HeaderReason.Plain.HOLDS_NO_PORTABLE_SIGNATURE);
        };
    }

    private static SignatureCheck malformed(FieldId field, HeaderReason reason) {
        SignatureKind kind = field.equals(FieldId.EVMSIG)
                ? SignatureKind.EVM
                : field.equals(FieldId.MODSIG) ? SignatureKind.MODULE : SignatureKind.FILE;
        return SignatureCheck.without(field, kind, SignatureVerdict.MALFORMED, reason);
    }
}
