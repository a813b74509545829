package dev.imatool.examine.quote;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.QuotedSelection;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.model.tpm.PcrSelectionList;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.key.KeyFile;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.keylime.KeylimeEvidence;
import dev.imatool.parsers.keylime.KeylimeReader;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.file.PcrFile;
import dev.imatool.parsers.tpm.AttestationReader;
import dev.imatool.parsers.tpm.AttestationReading;
import dev.imatool.parsers.tpm.SignatureReader;
import dev.imatool.parsers.tpm.SignatureReading;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.quote.ExpectedNonce;
import dev.imatool.replay.quote.GivenPcrs;
import dev.imatool.replay.quote.QuoteChecks;
import dev.imatool.replay.quote.QuoteEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers the parts of a quote from the files of a command line, and from Keylime evidence where one of them is such. */
final class QuoteParts {
    /** Attestations and signatures have a few hundred bytes. */
    private static final int LONGEST_PART = 1 << 20;

    /** Rounds that are examined together. */
    private static final int MOST_ROUNDS = KeylimeReader.MOST_ROUNDS;

    /** Keys of one file that are tried. */
    private static final int MOST_KEYS = 100;

    private final InputArguments inputs;
    private final QuoteQuestion question;
    private final List<Notice> notices = new ArrayList<>();
    private Optional<KeylimeEvidence> evidence = Optional.empty();
    private String evidenceName = "";
    private String messageName = "";

    /** What is no part of a quote is called what it was before it was decoded: many a word is base64 of something. */
    private final Map<String, byte[]> asGiven = new HashMap<>();

    QuoteParts(InputArguments inputs, QuoteQuestion question) {
        this.inputs = inputs;
        this.question = question;
    }

    /**
     * All parts.
     *
     * @param log the measurement list
     * @param evidence the quote and what came with it
     * @param names what its parts are called in sentences
     * @param nonceBrought true when the nonce is the one that the document with the quote brings
     * @param starts what PCRs held before the first entry
     * @param list the list, where the document with the quote brings it; nothing otherwise
     * @param startingOffset how many entries it says come before
     * @param notices what is odd about them
     */
    record Gathered(
            InputSource log,
            QuoteEvidence evidence,
            QuoteReport.Names names,
            boolean nonceBrought,
            GivenStarts starts,
            ByteString list,
            OptionalLong startingOffset,
            List<Notice> notices) {
        /** The same quote over another list. */
        Gathered over(InputSource other) {
            return new Gathered(other, evidence, names, nonceBrought, starts, list, startingOffset, notices);
        }

        /** The same without a nonce to compare with. */
        Gathered withoutNonce() {
            return new Gathered(
                    log, evidence.withNonce(Optional.empty()), names, false, starts, list, startingOffset, notices);
        }
    }

    /** All parts of each quote that the question is about: of one, or of each round that the lists bring. */
    List<Gathered> gather() throws IOException {
        List<String> logs = question.lists();
        if (question.message().isPresent()) {
            if (logs.size() > 1) {
                throw new QuestionException(QuestionProblem.Contradiction.QUOTE_OF_MANY_LISTS);
            }
            return List.of(gather(logs.get(0)));
        }
        List<Gathered> all = new ArrayList<>();
        List<String> files =
                logs.stream().flatMap(log -> PartsArgument.parts(log).stream()).toList();
        for (String log : files) {
            ByteString content = decoded(log, part(InputRole.QUOTE, log, KeylimeReader.MAXIMUM));
            List<KeylimeEvidence> rounds = KeylimeReader.readAll(content);
            if (rounds.isEmpty()) {
                throw new QuestionException(new QuestionProblem.NoQuote(log));
            }
            for (int i = 0; i < rounds.size(); i++) {
                String name = rounds.size() == 1 ? log : log + " (round " + (i + 1) + ")";
                all.add(new QuoteParts(inputs, question).round(name, rounds.get(i)));
            }
        }
        if (all.size() > MOST_ROUNDS) {
            throw new QuestionException(new QuestionProblem.TooManyRounds(MOST_ROUNDS));
        }
        if (all.size() > 1
                && (question.signature().isPresent()
                        || question.pcrs().isPresent()
                        || !question.typed().isEmpty())) {
            throw new QuestionException(new QuestionProblem.PartsOfManyQuotes(all.size()));
        }
        return freshest(all);
    }

    /** One nonce is asked of one round: it says nothing of the others where a round has it. */
    private List<Gathered> freshest(List<Gathered> all) {
        boolean had = question.nonce().isPresent() && all.stream().anyMatch(QuoteParts::hasNonce);
        return had
                ? all.stream()
                        .map(each -> hasNonce(each) ? each : each.withoutNonce())
                        .toList()
                : all;
    }

    private static boolean hasNonce(Gathered gathered) {
        return QuoteChecks.of(gathered.evidence()).nonce().passed();
    }

    private Gathered round(String name, KeylimeEvidence round) throws IOException {
        evidence = Optional.of(round);
        evidenceName = name;
        messageName = name;
        return gathered(listOf(name), ByteString.EMPTY);
    }

    private Gathered gather(String log) throws IOException {
        InputSource list = inputs.once(log);
        messageName = question.message().orElseThrow();
        ByteString message = decoded(messageName, part(InputRole.QUOTE, messageName, KeylimeReader.MAXIMUM));
        evidence = KeylimeReader.looksLikeEvidence(message) ? KeylimeReader.read(message) : Optional.empty();
        evidenceName = messageName;
        return gathered(list, message);
    }

    private Gathered gathered(InputSource list, ByteString plain) throws IOException {
        Optional<ByteString> brought = evidence.flatMap(KeylimeEvidence::message);
        ByteString message = brought.orElse(plain);
        evidence.ifPresent(found ->
                found.problems().forEach(problem -> notice(Severity.ERROR, evidenceName, new Statement.Said(problem))));
        AttestationReading attestation = AttestationReader.read(message);
        if (brought.isEmpty() && attestation.attestation().isEmpty() && !AttestationReader.resembles(message)) {
            throw UnreadableInputException.ofForm(
                    messageName, InputProblem.Content.QUOTE, asGiven.getOrDefault(messageName, message.toByteArray()));
        }
        QuoteEvidence gathered = evidence(attestation);
        boolean nonceBrought = question.nonce().isEmpty() && gathered.nonce().isPresent();
        return new Gathered(
                list,
                gathered,
                names(),
                nonceBrought,
                question.starts(),
                evidence.flatMap(KeylimeEvidence::log).orElse(ByteString.EMPTY),
                evidence.map(KeylimeEvidence::startingOffset).orElse(OptionalLong.empty()),
                notices);
    }

    private InputSource listOf(String log) throws QuestionException {
        ByteString list = evidence.flatMap(KeylimeEvidence::log)
                .orElseThrow(() -> new QuestionException(new QuestionProblem.NoListWithQuote(log)));
        return InputSource.ofMember(log, () -> new ByteArrayInputStream(list.toByteArray()));
    }

    private QuoteEvidence evidence(AttestationReading attestation) throws IOException {
        Optional<ByteString> signatureBytes = question.signature().isPresent()
                ? Optional.of(decoded(
                        question.signature().get(),
                        part(InputRole.SIGNATURE, question.signature().get(), LONGEST_PART)))
                : evidence.flatMap(KeylimeEvidence::signature);
        Optional<SignatureReading> signature = signatureBytes.map(SignatureReader::read);
        if (question.signature().isPresent()
                && signature.flatMap(SignatureReading::problem).isPresent()
                && !signatureBytes.filter(SignatureReader::resembles).isPresent()) {
            throw UnreadableInputException.ofForm(
                    question.signature().get(),
                    InputProblem.Content.QUOTE_SIGNATURE,
                    asGiven.getOrDefault(
                            question.signature().get(),
                            signatureBytes.orElseThrow().toByteArray()));
        }
        Optional<Attestation.Quote> quote = attestation.attestation().flatMap(Attestation::quote);
        QuoteEvidence evidenceWithoutKey = new QuoteEvidence(
                attestation.signed(),
                attestation.attestation(),
                attestation.problem(),
                signature.flatMap(SignatureReading::signature),
                signature.flatMap(SignatureReading::problem),
                Optional.empty(),
                false,
                question.hash(),
                nonce(),
                question.selection(),
                pcrs(quote.map(Attestation.Quote::selection)));
        boolean vouchedFor = question.key().isPresent() || question.acceptFoundKey();
        List<QuoteEvidence> withKeys = keys().stream()
                .limit(MOST_KEYS)
                .map(key -> evidenceWithoutKey.withKey(key, vouchedFor))
                .toList();
        return withKeys.stream()
                .filter(QuoteParts::verifies)
                .findFirst()
                .or(() -> withKeys.stream().findFirst())
                .orElse(evidenceWithoutKey);
    }

    private static boolean verifies(QuoteEvidence evidence) {
        return QuoteChecks.of(evidence).signature().passed();
    }

    private Optional<ExpectedNonce> nonce() throws IOException {
        if (question.nonce().isEmpty()) {
            Optional<String> brought = evidence.flatMap(KeylimeEvidence::nonce);
            return brought.map(nonce -> NonceArgument.ofKeylime(nonce, Optional.of(evidenceName)));
        }
        String typed = question.nonce().get();
        Optional<ExpectedNonce> nonce = NonceArgument.read(typed, inputs);
        if (nonce.isEmpty() && evidence.isEmpty()) {
            throw new QuestionException(new QuestionProblem.NoNonce(typed));
        }
        return nonce.or(() -> Optional.of(NonceArgument.ofKeylime(typed, Optional.empty())));
    }

    private List<PublicKeyInfo> keys() throws IOException {
        String name = question.key().orElse(evidenceName);
        Optional<ByteString> content = question.key().isPresent()
                ? Optional.of(part(InputRole.KEY, question.key().get(), KeyReader.MAXIMUM))
                : evidence.flatMap(KeylimeEvidence::key);
        if (content.isEmpty()) {
            return List.of();
        }
        KeyFile read = KeyReader.read(name, content.get().toByteArray());
        if (read.keys().isEmpty()) {
            throw UnreadableInputException.ofForm(
                    name, InputProblem.Content.PUBLIC_KEY, content.get().toByteArray());
        }
        read.problems().forEach(problem -> notice(Severity.WARNING, name, new Statement.Said(problem)));
        return read.keys();
    }

    private GivenPcrs pcrs(Optional<PcrSelectionList> quoted) throws IOException {
        Optional<PcrSelection> selection = quoted.flatMap(QuotedSelection::of);
        Optional<PcrValues> read = Optional.empty();
        String name = question.pcrs().orElse(evidenceName);
        if (question.pcrs().isPresent()) {
            InputSource source = inputs.once(name);
            if (source instanceof InputSource.FileInput file && Files.isDirectory(file.path())) {
                read = Optional.of(new ExpectedPcrReader(inputs).read(name, file.path(), selection));
            } else {
                byte[] content = part(InputRole.PCRS, name, PcrFile.MAX_LENGTH).toByteArray();
                read = Optional.of(
                        ExpectedPcrReader.withValues(name, PcrFile.parse(content, name, selection), content));
            }
        } else if (evidence.isPresent()) {
            read = evidence.get().pcrs().map(bytes -> PcrFile.parse(bytes.toByteArray(), name, selection));
        }
        List<dev.imatool.model.ExpectedPcr> values = new ArrayList<>();
        boolean exact = false;
        if (read.isPresent()) {
            values.addAll(read.get().values());
            exact = read.get()
                    .shape()
                    .filter(shape -> shape == PcrShape.SERIALIZED || shape == PcrShape.MARSHALED)
                    .isPresent();
            notices.addAll(Notice.all(name, read.get().diagnostics()));
        }
        values.addAll(question.typed());
        return GivenPcrs.of(values, exact && question.typed().isEmpty());
    }

    private QuoteReport.Names names() {
        return new QuoteReport.Names(
                messageName,
                question.signature().orElse(evidenceName),
                question.pcrs()
                        .or(() -> question.typed().stream()
                                .findFirst()
                                .map(dev.imatool.model.ExpectedPcr::origin)
                                .or(() -> Optional.of(evidenceName)))
                        .filter(name -> !name.isEmpty())
                        .orElse(messageName));
    }

    /** What a part holds after base64, hex digits, a dump or a packing. Damage there is said; what could be decoded is judged. */
    private ByteString decoded(String argument, ByteString content) {
        asGiven.put(argument, content.toByteArray());
        Decoding.Decoded decoded = Decoding.whole(content.toByteArray(), KeylimeReader.MAXIMUM);
        if (decoded.encodings().isEmpty()) {
            return content;
        }
        notice(Severity.NOTE, argument, new QuoteStatement.Decoded(decoded.encodings()));
        for (Diagnostic problem : decoded.problems()) {
            if (problem.kind().completeness() != Completeness.COMPLETE) {
                notice(Severity.ERROR, argument, new Statement.Said(problem.message()));
            }
        }
        return ByteString.copyOf(decoded.bytes());
    }

    private ByteString part(InputRole role, String argument, int limit) throws IOException {
        InputSource source = inputs.once(role, argument);
        try (InputStream in = source.open()) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw UnreadableInputException.of(source.name(), new InputProblem.TooLong(limit));
            }
            return ByteString.copyOf(content);
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure, InputProblem.Wanted.QUOTE_PART);
        }
    }

    private void notice(Severity severity, String input, Statement statement) {
        notices.add(Notice.of(NoticeKind.QUOTE_PART, severity, input, statement));
    }
}
