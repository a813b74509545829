package dev.imatool.examine.attest;

import dev.imatool.appraise.signature.envelope.EnvelopeKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.AttestationStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.json.dsse.EnvelopeFlaw;
import dev.imatool.parsers.json.dsse.EnvelopeReader;
import dev.imatool.parsers.json.dsse.ReportStatement;
import dev.imatool.parsers.json.dsse.SignedEnvelope;
import dev.imatool.parsers.json.dsse.StatementReader;
import dev.imatool.parsers.key.KeyFile;
import dev.imatool.parsers.key.KeyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a signed report: who signed it, what it is, and which files it is about. */
public final class AttestExamination {
    private static final int MOST_KEYS = 64;

    private final InputArguments inputs;

    /** @param pass opens the files, and names them with their digests */
    public AttestExamination(ListPass pass) {
        this.inputs = pass.inputs();
        if (!inputs.hashed()) {
            throw new IllegalArgumentException("files are known by their digests");
        }
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if a file cannot be read, or is not what it was given for
     */
    public AttestReport examine(AttestQuestion question) throws IOException {
        FindingCollector findings = new FindingCollector();
        List<Notice> notices = new ArrayList<>();
        List<PublicKeyInfo> given = keys(question.key(), notices);
        List<EnvelopeKey> keys =
                given.stream().flatMap(key -> EnvelopeKey.of(key).stream()).toList();
        InputSource source = inputs.once(InputRole.ATTESTATION, question.envelope());
        EnvelopeReader.Reading read = envelope(source);
        SignedEnvelope envelope = read.envelope();
        for (EnvelopeFlaw flaw : read.flaws()) {
            AttestationStatement statement = new AttestationStatement.OfEnvelope(flaw);
            findings.add(new Finding.OfLine(FindingKind.ATTESTATION_ENVELOPE, source.name(), statement));
            if (flaw.damage()) {
                notices.add(Notice.of(NoticeKind.ENVELOPE_DAMAGED, source.name(), statement));
            }
        }
        List<JudgedSignature> signatures = envelope.signatures().stream()
                .map(each -> judged(envelope, each, keys))
                .toList();
        ReportStatement statement = StatementReader.read(envelope.payloadType(), envelope.payload());
        if (read.flaws().stream().noneMatch(EnvelopeFlaw::damage)) {
            statement
                    .flaws()
                    .forEach(flaw -> findings.add(new Finding.OfLine(
                            FindingKind.ATTESTATION_CONTENT, source.name(), new AttestationStatement.OfContent(flaw))));
        }
        for (String file : question.files()) {
            drain(inputs.once(InputRole.OTHER, file));
        }
        List<ReadFile> files = inputs.files().stream()
                .filter(file -> file.role() == InputRole.OTHER)
                .toList();
        List<ReadFile> strangers = files.stream()
                .filter(file -> statement.subjects().stream()
                        .noneMatch(subject -> subject.sha256().equals(file.sha256())))
                .toList();
        strangers.forEach(file -> findings.add(new Finding.OfLine(
                FindingKind.ATTESTATION_SUBJECT, file.path(), new AttestationStatement.NotASubject(file.sha256()))));
        boolean contradicted = !findings.findings().isEmpty();
        if (!signatures.isEmpty()) {
            signature(source.name(), question.key(), given, keys, signatures).ifPresent(findings::add);
        }
        signatures.stream()
                .filter(JudgedSignature::namesAnotherKey)
                .map(each -> new AttestationStatement.OtherKeyNamed(
                        each.keyId(), each.by().orElseThrow()))
                .forEach(other -> notices.add(Notice.of(NoticeKind.OTHER_KEY_NAMED, source.name(), other)));
        String verdict = findings.findings().isEmpty()
                ? AttestReport.VERIFIED
                : keys.isEmpty() && !contradicted ? AttestReport.UNDECIDED : AttestReport.NOT_VERIFIED;
        ReportHeader head = new ReportHeader("attest", List.of(), verdict, findings.findings(), notices);
        return new AttestReport(
                inputs.recordedIn(head),
                source.name(),
                envelope.payloadType(),
                envelope.payload().length(),
                signatures,
                statement,
                statement.subjects().stream()
                        .map(subject -> attested(subject, files))
                        .toList(),
                strangers);
    }

    private List<PublicKeyInfo> keys(String name, List<Notice> notices) throws IOException {
        byte[] content;
        try (InputStream in = opened(inputs.once(InputRole.KEY, name))) {
            content = in.readNBytes(KeyReader.MAXIMUM + 1);
        }
        KeyFile read = KeyReader.read(name, content);
        if (read.keys().isEmpty()) {
            throw UnreadableInputException.ofForm(name, InputProblem.Content.PUBLIC_KEY, content);
        }
        read.problems().forEach(problem -> notices.add(Notice.of(NoticeKind.KEYS, name, new Statement.Said(problem))));
        return read.keys().stream().limit(MOST_KEYS).toList();
    }

    private static EnvelopeReader.Reading envelope(InputSource source) throws IOException {
        String name = source.name();
        KeptHead head = new KeptHead(source);
        EnvelopeReader.Reading read;
        try (InputStream in = opened(head.source())) {
            read = EnvelopeReader.read(in);
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(name, failure);
        }
        if (!read.any()) {
            throw UnreadableInputException.ofForm(name, InputProblem.Content.ENVELOPE, head.bytes());
        }
        return read;
    }

    private static JudgedSignature judged(
            SignedEnvelope envelope, SignedEnvelope.Signature signature, List<EnvelopeKey> keys) {
        String named = signature.keyId();
        if (signature.signature().isEmpty()) {
            return new JudgedSignature(named, JudgedSignature.Result.UNREADABLE, Optional.empty());
        }
        Optional<String> by = keys.stream()
                .filter(key -> key.verifies(envelope.payloadType(), envelope.payload(), signature.signature()))
                .map(EnvelopeKey::keyId)
                .findFirst();
        if (by.isPresent()) {
            return new JudgedSignature(named, JudgedSignature.Result.GOOD, by);
        }
        boolean known = keys.stream().anyMatch(key -> key.keyId().equals(named));
        return new JudgedSignature(
                named, known ? JudgedSignature.Result.BAD : JudgedSignature.Result.OTHER_KEY, Optional.empty());
    }

    private static Optional<Finding> signature(
            String envelope,
            String key,
            List<PublicKeyInfo> given,
            List<EnvelopeKey> keys,
            List<JudgedSignature> signatures) {
        if (signatures.stream().anyMatch(each -> each.result() == JudgedSignature.Result.GOOD)) {
            return Optional.empty();
        }
        if (keys.isEmpty()) {
            List<String> algorithms =
                    given.stream().map(PublicKeyInfo::algorithm).distinct().toList();
            return Optional.of(new Finding.OfLine(
                    FindingKind.ATTESTATION_UNDECIDED, key, new AttestationStatement.KeysNotUsable(algorithms)));
        }
        List<String> named = signatures.stream()
                .filter(each -> each.result() == JudgedSignature.Result.BAD)
                .map(JudgedSignature::keyId)
                .distinct()
                .toList();
        return Optional.of(new Finding.OfLine(
                FindingKind.ATTESTATION_SIGNATURE,
                envelope,
                new AttestationStatement.SignedByNoKey(signatures.size(), named)));
    }

    private static AttestedFile attested(ReportStatement.Subject subject, List<ReadFile> files) {
        return new AttestedFile(
                subject,
                files.stream()
                        .filter(file -> file.sha256().equals(subject.sha256()))
                        .map(ReadFile::path)
                        .toList());
    }

    /** Reads a file to its end, for its digest. */
    private static void drain(InputSource source) throws IOException {
        try (InputStream in = opened(source)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    private static InputStream opened(InputSource source) throws UnreadableInputException {
        try {
            return source.open();
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }
}
