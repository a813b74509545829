package dev.imatool.examine.reference;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.runtimepolicy.PolicySigned;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.allowlist.AllowListInput;
import dev.imatool.parsers.allowlist.AllowListReading;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.KeylimePolicy;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.pack.ArchiveSource;
import dev.imatool.parsers.known.pack.FolderSource;
import dev.imatool.parsers.known.pack.PackedSource;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one source of known files in whatever form it has, those in a folder included. */
final class SourceReading {
    private final ListPass pass;
    private final KnownFileSink sink;
    private final Values values;
    private final List<PublicKeyInfo> policyKeys;
    private boolean policy;
    private Optional<String> signedBy = Optional.empty();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final PolicyExclusion exclusion = new PolicyExclusion();

    /** Takes what is good in a role. */
    @FunctionalInterface
    interface Values {
        void take(ReferenceValue value);
    }

    /**
     * Reads nothing yet.
     *
     * @param pass reads measurement lists
     * @param sink takes what a folder says
     * @param values takes what runs and measurement lists say
     * @param policyKeys keys that signed policies
     */
    SourceReading(ListPass pass, KnownFileSink sink, Values values, List<PublicKeyInfo> policyKeys) {
        this.pass = pass;
        this.sink = sink;
        this.values = values;
        this.policyKeys = policyKeys;
    }

    /** The measurement lists that were read. */
    List<InputSummary> lists() {
        return lists;
    }

    /** What is to be said about lists. */
    List<Notice> notices() {
        return notices;
    }

    /** What policies leave out. */
    PolicyExclusion exclusion() {
        return exclusion;
    }

    /** The key that signed a policy, where one was checked. */
    Optional<String> signedBy() {
        return signedBy;
    }

    /** Whether a Keylime policy was among what was read. */
    boolean policy() {
        return policy;
    }

    /** A folder, of bad contents or of good ones. */
    Optional<KnownSource> folder(Path folder, boolean bad) throws IOException {
        return Optional.of(FolderSource.read(folder, bad, sink, this::read));
    }

    /** An archive of sources, of bad contents or of good ones. */
    Optional<KnownSource> archive(Path archive, boolean bad) throws IOException {
        return Optional.of(ArchiveSource.read(archive, bad, sink, this::read));
    }

    /** Empty where it is of no form that is read. */
    Optional<KnownSource> read(InputSource source, KnownFileSink to) throws IOException {
        try (KnownSourceReader reader = KnownSourceReader.open(source, true)) {
            byte[] beginning = reader.head();
            if (beginsAsLearned(beginning)) {
                return readLearned(reader.source());
            }
            Optional<SourceForm> keylime = KeylimeSourceReader.form(beginning);
            if (keylime.filter(known -> known != SourceForm.EXCLUDES).isPresent()) {
                return readKeylime(source.name(), reader, keylime.get(), to);
            }
            Optional<SourceForm> form = reader.form();
            if (form.filter(known -> known == SourceForm.MEASUREMENT_LIST).isPresent()) {
                return readList(reader.source());
            }
            if (form.isPresent()) {
                return reader.read(to);
            }
            if (keylime.isPresent()) {
                return readKeylime(source.name(), reader, keylime.get(), to);
            }
            Optional<KnownSource> packed = PackedSource.read(reader.source(), to);
            return packed.isPresent() ? packed : readList(reader.source());
        }
    }

    private static boolean beginsAsLearned(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.contains("\"imatool.allowlist/") || text.contains("\"imatool.learn/");
    }

    private Optional<KnownSource> readLearned(InputSource source) throws IOException {
        try (AllowListInput input = AllowListInput.open(source)) {
            if (input.shape().isEmpty()) {
                // it only holds the words with which a learned list begins, or is too damaged to be one
                return Optional.empty();
            }
            AllowListReading reading = input.read((line, value) -> values.take(value));
            return Optional.of(
                    new KnownSource(SourceForm.LEARNED, 1, Optional.of(reading.sha256()), reading.diagnostics()));
        }
    }

    private Optional<KnownSource> readKeylime(String name, KnownSourceReader reader, SourceForm form, KnownFileSink to)
            throws IOException {
        KnownRemarks packing = new KnownRemarks();
        KeylimeReading read = reader.read(packing, content -> KeylimeSourceReader.read(content, form, to));
        exclusion.add(name, read.policy().excludes());
        policy = true;
        checkSignature(name, read.policy());
        List<Diagnostic> remarks = new ArrayList<>(packing.all());
        remarks.addAll(read.remarks());
        return Optional.of(new KnownSource(form, 1, reader.sha256(), remarks));
    }

    /** A policy that none of the keys signed, where keys are given, is not the one that was meant. */
    private void checkSignature(String name, KeylimePolicy policy) throws UnreadableInputException {
        Optional<PolicySigned> signed = policy.envelope().map(envelope -> PolicySigned.of(envelope, policyKeys));
        if (!policyKeys.isEmpty() && signed.filter(SourceReading::good).isEmpty()) {
            throw UnreadableInputException.of(name, InputProblem.Plain.SIGNED_BY_NO_GIVEN_KEY);
        }
        if (signed.filter(SourceReading::notChecked).isPresent()) {
            notices.add(Notice.of(
                    OtherInputKind.ALLOWLIST, Severity.NOTE, name, ReferenceStatement.Remark.SIGNATURE_NOT_CHECKED));
        }
        signedBy = signed.flatMap(PolicySigned::by).map(PublicKeyInfo::origin);
    }

    private static boolean good(PolicySigned signed) {
        return signed.verdict() == PolicySigned.Verdict.GOOD;
    }

    private static boolean notChecked(PolicySigned signed) {
        return signed.verdict() == PolicySigned.Verdict.NOT_CHECKED;
    }

    /** Empty where it holds no entry. */
    private Optional<KnownSource> readList(InputSource source) throws IOException {
        Optional<MeasuredValues> read = MeasuredValues.read(pass, source, (entry, value) -> values.take(value));
        read.ifPresent(measured -> {
            lists.add(measured.summary());
            notices.addAll(measured.notices());
        });
        return read.map(measured -> new KnownSource(
                SourceForm.MEASUREMENT_LIST, 1, measured.summary().sha256(), List.of()));
    }
}
