package dev.imatool.examine.reference;

import dev.imatool.appraise.keylime.PolicySignature;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.input.UnreadReference;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.runtimepolicy.PolicySigned;
import dev.imatool.examine.runtimepolicy.ReadPolicy;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.allowlist.AllowListInput;
import dev.imatool.parsers.allowlist.AllowListReading;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.ReadingEffort;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.WatchedFiles;
import dev.imatool.parsers.known.index.KnownIndex;
import dev.imatool.parsers.known.index.SourceFacts;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.pack.ArchiveSource;
import dev.imatool.parsers.known.pack.FolderSource;
import dev.imatool.parsers.known.pack.PackedSource;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one source of known files in whatever form it has, those in a folder included. */
public final class SourceReading {
    private final ListPass pass;
    private final SourceTaker taker;
    private final List<PublicKeyInfo> policyKeys;
    private Optional<String> signedBy = Optional.empty();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<SourceFacts.Policy> policies = new ArrayList<>();
    private final PolicyExclusion exclusion = new PolicyExclusion();

    /**
     * Reads nothing yet.
     *
     * @param pass opens the source, and reads measurement lists
     * @param taker takes what the source says
     * @param policyKeys keys of which one has to have signed a policy; none where nobody asks
     */
    public SourceReading(ListPass pass, SourceTaker taker, List<PublicKeyInfo> policyKeys) {
        this.pass = pass;
        this.taker = taker;
        this.policyKeys = List.copyOf(policyKeys);
    }

    /**
     * A source that was read.
     *
     * @param name as given
     * @param source what it is
     */
    public record Read(String name, KnownSource source) {}

    /**
     * Reads a source; to be called once.
     *
     * @param bad whether its contents are bad
     * @throws UnreadableInputException if it cannot be read, or nothing was read from it
     */
    public Read read(InputSource source, boolean bad) throws IOException {
        KeptHead head = new KeptHead(source);
        try (ReadingProgress progress = pass.progress()) {
            ReadBytes bytes = new ReadBytes(progress, source.name());
            Optional<KnownSource> read =
                    any(source, head, bad, new WatchedFiles(taker.files(), ReadingEffort.watched(bytes)));
            notices.addAll(
                    0, Notice.all(source.name(), read.map(KnownSource::remarks).orElse(List.of())));
            boolean nothing = taker.nothing() && (bad || exclusion.none()) && lists.isEmpty();
            if (read.isEmpty() || nothing) {
                throw UnreadReference.ofSource(source, head.bytes(), notices);
            }
            return new Read(source.name(), read.get());
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        } catch (UnreadableInputException unread) {
            throw unread.ofOtherForm() ? UnreadReference.ofSource(source, head.bytes(), notices) : unread;
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    private Optional<KnownSource> any(InputSource source, KeptHead head, boolean bad, WatchedFiles files)
            throws IOException {
        if (source instanceof InputSource.FileInput named && Files.isDirectory(named.path())) {
            return Optional.of(FolderSource.read(named.path(), bad, files, this::read));
        }
        if (source instanceof InputSource.FileInput named && KnownIndex.is(named.path())) {
            throw UnreadableInputException.of(source.name(), InputProblem.Plain.INDEX_AMONG_SOURCES);
        }
        if (source instanceof InputSource.FileInput named && ArchiveSource.isOne(named.path())) {
            return Optional.of(ArchiveSource.read(named.path(), bad, files, this::read));
        }
        SourceProgress progress = files.effort().progress();
        if (!progress.watched()) {
            return read(head.source(), files);
        }
        if (source instanceof InputSource.FileInput named && Files.isRegularFile(named.path())) {
            progress.expected(Files.size(named.path()));
        }
        InputSource told = InputSource.ofMember(
                source.name(), () -> progress.told(head.source().open()));
        return read(told, files);
    }

    /** The measurement lists that were read. */
    public List<InputSummary> lists() {
        return lists;
    }

    /** What is to be said about the source. */
    public List<Notice> notices() {
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

    /** The policies of Keylime among what was read. */
    List<SourceFacts.Policy> policies() {
        return policies;
    }

    /** Empty where it is of no form that is read. */
    private Optional<KnownSource> read(InputSource source, KnownFileSink to) throws IOException {
        try (KnownSourceReader reader =
                KnownSourceReader.open(source, pass.inputs().hashed())) {
            byte[] beginning = reader.head();
            if (KnownIndex.begins(beginning)) {
                throw UnreadableInputException.of(source.name(), InputProblem.Plain.PACKED_INDEX);
            }
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
            AllowListReading reading = input.read((line, value) -> taker.value(value));
            return Optional.of(
                    new KnownSource(SourceForm.LEARNED, 1, Optional.of(reading.sha256()), reading.diagnostics()));
        }
    }

    private Optional<KnownSource> readKeylime(String name, KnownSourceReader reader, SourceForm form, KnownFileSink to)
            throws IOException {
        KnownRemarks packing = new KnownRemarks();
        KeylimeReading read = reader.read(packing, content -> taker.policy(content, form, to));
        exclusion.add(name, read.policy().excludes());
        ReadPolicy told = new ReadPolicy(packing.all(), read);
        Optional<PolicySigned> signed = told.signature(policyKeys);
        checkSignature(name, signed);
        notices.addAll(told.besideRemarks(name, signed));
        Optional<PublicKeyInfo> by = signed.flatMap(PolicySigned::by);
        policies.add(new SourceFacts.Policy(name, read.policy().excludes(), by.map(PolicySignature::keyId)));
        signedBy = by.map(PublicKeyInfo::origin);
        return Optional.of(new KnownSource(form, 1, reader.sha256(), told.remarks()));
    }

    /** A policy that none of the keys signed, where keys are given, is not the one that was meant. */
    private void checkSignature(String name, Optional<PolicySigned> signed) {
        boolean good =
                signed.filter(one -> one.verdict() == PolicySigned.Verdict.GOOD).isPresent();
        if (!policyKeys.isEmpty() && !good) {
            // unchecked, because a folder goes on after a file that cannot be read, and this one was read
            throw new UncheckedIOException(
                    UnreadableInputException.of(name, InputProblem.Plain.SIGNED_BY_NO_GIVEN_KEY));
        }
    }

    /** Empty where it holds no entry. */
    private Optional<KnownSource> readList(InputSource source) throws IOException {
        Optional<MeasuredValues> read = taker.list(pass, source);
        read.ifPresent(measured -> {
            lists.add(measured.summary());
            notices.addAll(measured.notices());
        });
        return read.map(measured -> new KnownSource(
                SourceForm.MEASUREMENT_LIST, 1, measured.summary().sha256(), List.of()));
    }
}
