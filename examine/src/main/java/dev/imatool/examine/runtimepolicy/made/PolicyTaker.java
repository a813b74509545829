package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.MeasuredValues;
import dev.imatool.examine.reference.SourceTaker;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what one source says into a policy, and counts what a policy cannot say. */
final class PolicyTaker implements SourceTaker, KnownFileSink {
    private final PolicyScope scope;
    private final Set<HashAlgorithm> algorithms;
    private final RuntimePolicy.Builder policy = new RuntimePolicy.Builder();
    private final Map<NotTaken, Long> leftOut = new EnumMap<>(NotTaken.class);
    private final Map<KeylimeFailure, Long> failing = new EnumMap<>(KeylimeFailure.class);
    private final List<KeylimePolicy> policies = new ArrayList<>();
    private final List<HashAlgorithm> templateHashes = new ArrayList<>();
    private final Set<HashAlgorithm> measured = EnumSet.noneOf(HashAlgorithm.class);
    private boolean otherTemplateHash;
    private long taken;

    /** @param algorithms in which contents are hashed, where a source has the files themselves */
    PolicyTaker(PolicyScope scope, Set<HashAlgorithm> algorithms) {
        this.scope = scope;
        this.algorithms = Set.copyOf(algorithms);
    }

    @Override
    public KnownFileSink files() {
        return this;
    }

    @Override
    public boolean nothing() {
        return taken == 0 && leftOut.isEmpty() && policies.isEmpty();
    }

    @Override
    public Optional<MeasuredValues> list(ListPass pass, InputSource source) throws IOException {
        return new MeasuredEntries(this, scope).read(pass, source);
    }

    @Override
    public KeylimeReading policy(InputStream content, SourceForm form, KnownFileSink to) throws IOException {
        PolicyTexts texts = new PolicyTexts(this);
        KeylimeReading reading = KeylimeSourceReader.read(content, form, texts);
        texts.end();
        KeylimePolicy read = reading.policy();
        policies.add(read);
        if (read.envelope().isPresent()) {
            leave(NotTaken.SIGNATURE, read.envelope().get().signatures().size());
        }
        if (read.deviceMapperPolicy()) {
            leave(NotTaken.DEVICE_MAPPER, 1);
        }
        return reading;
    }

    @Override
    public void value(ReferenceValue value) {
        if (value.pattern()) {
            leave(NotTaken.PATTERN, 1);
        } else if (value.role() == PathRole.CONTAINER || value.role() == PathRole.CREATOR) {
            leave(NotTaken.IN_CONTAINER, 1);
        } else {
            digest(PolicySection.DIGESTS, value.path(), value.digest());
        }
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public void file(KnownFile file) {
        if (file.state() == KnownFile.State.LOWER_LAYER || file.state() == KnownFile.State.WHITED_OUT) {
            leave(NotTaken.LOWER_LAYER, file.digests().size());
        } else if (file.path().isEmpty()) {
            leave(NotTaken.WITHOUT_PATH, file.digests().size());
        } else if (file.digests().isEmpty()) {
            leave(NotTaken.WITHOUT_DIGEST, 1);
        } else {
            boolean label = file.state() == KnownFile.State.LABEL || QualifiedName.namesBootAggregate(file.path());
            ByteString name = label ? file.path() : scope.mapping().placed(file.path());
            file.digests().forEach(digest -> digest(PolicySection.DIGESTS, name, digest));
            if (scope.mergedUsr() && !PathMapping.withinUsr(name).equals(name)) {
                file.digests().forEach(digest -> digest(PolicySection.DIGESTS, PathMapping.withinUsr(name), digest));
            }
        }
    }

    /** The kernel logs where it leads to; readers say what second names of a file have as files. */
    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        leave(NotTaken.NO_CONTENT, 1);
    }

    @Override
    public void skipped(KnownSkip why) {
        leave(
                switch (why) {
                    case ZERO -> NotTaken.ZERO_DIGEST;
                    case NO_USABLE_DIGEST -> NotTaken.SHORT_DIGEST;
                    case UNKNOWN_ALGORITHM -> NotTaken.WITHOUT_DIGEST;
                    case UNREADABLE -> NotTaken.UNREADABLE;
                    case LINK, GHOST, NO_HASH, REMOVED, TRIVIAL_CONTENT, VERITY_SIGNATURE -> NotTaken.NO_CONTENT;
                },
                1);
    }

    /** Takes a digest, where a policy can say it. */
    void digest(PolicySection section, ByteString name, ContentDigest digest) {
        if (digest.verity()) {
            leave(NotTaken.VERITY, 1);
        } else if (digest.digest().allZero()) {
            leave(NotTaken.ZERO_DIGEST, 1);
        } else if (digest.digest().length() < RuntimePolicy.SHORTEST_DIGEST) {
            leave(NotTaken.SHORT_DIGEST, 1);
        } else {
            policy.digest(section, name, digest.digest());
            taken++;
            measured.add(digest.algorithm());
        }
    }

    /** The algorithms of the digests that were taken. */
    Set<HashAlgorithm> measured() {
        return measured;
    }

    void leave(NotTaken why, long many) {
        if (many > 0) {
            leftOut.merge(why, many, Long::sum);
        }
    }

    void failing(KeylimeFailure why) {
        failing.merge(why, 1L, Long::sum);
    }

    /** A list has template digests of that hash; empty for one that a policy cannot name. */
    void templateHash(Optional<HashAlgorithm> algorithm) {
        algorithm.ifPresentOrElse(templateHashes::add, () -> otherTemplateHash = true);
    }

    /** Hashes of the template digests of lists. */
    List<HashAlgorithm> templateHashes() {
        return templateHashes;
    }

    /** True where a list has template digests that no policy can be for. */
    boolean otherTemplateHash() {
        return otherTemplateHash;
    }

    /** What policies of Keylime say beside their digests. */
    List<KeylimePolicy> policies() {
        return policies;
    }

    /** Its digests; to be called once, at the end. */
    RuntimePolicy digests() {
        return policy.build();
    }

    /** What was taken and what was not. */
    PolicySource source(String name, SourceForm form, Optional<String> sha256) {
        return new PolicySource(name, form, sha256, taken, leftOut, failing);
    }
}
