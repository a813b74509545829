package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.appraise.keylime.KeylimeExcludes;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.DigestText;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.keylime.PolicyDigests;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a runtime policy of measurement lists and sources of known files. */
public final class CreateExamination {
    private final ListPass pass;

    /** @param pass opens the sources, and reads those that are lists */
    public CreateExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The policy.
     *
     * @throws UnreadableInputException if a source cannot be read, or nothing was read from it
     * @throws QuestionException if an exclude is not valid: Keylime would ignore them all; or keys are given to check a policy with, and
     *     no source is one
     */
    public MadeReport examine(CreateQuestion question) throws IOException {
        PolicyMaking making = new PolicyMaking(pass, question.scope());
        List<String> excludes = new ArrayList<>(question.excludes());
        for (String file : question.excludeFiles()) {
            excludes.addAll(lines(file, making));
        }
        for (String expression : excludes) {
            if (KeylimeExcludes.of(List.of(expression)).ignored()) {
                throw new QuestionException(new QuestionProblem.InvalidExclude(expression));
            }
        }
        if (KeylimeExcludes.of(excludes).ignored()) {
            throw new QuestionException(new QuestionProblem.InvalidExclude(""));
        }
        making.signedBy(question.policyKeys());
        making.excludes(excludes);
        for (String source : question.sources()) {
            making.add(source);
        }
        making.refuseKeysOfNoPolicy();
        return MadeReport.of(making, PolicyForm.KEYLIME, question.output(), pass.inputs());
    }

    private List<String> lines(String file, PolicyMaking making) throws IOException {
        InputSource source = pass.inputs().repeatedly(InputRole.REFERENCE, file);
        KnownRemarks packing = new KnownRemarks();
        try (KnownSourceReader reader = KnownSourceReader.open(source, true)) {
            requireLines(source.name(), reader);
            KeylimeReading read = reader.read(
                    packing, content -> KeylimeSourceReader.read(content, SourceForm.EXCLUDES, new NoDigests()));
            making.remarks(source.name(), packing.all());
            making.remarks(source.name(), read.remarks());
            return read.policy().excludes();
        } catch (UnreadableInputException unread) {
            throw unread;
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    /** The lines of nearly anything are regular expressions, but hardly meant so. */
    private static void requireLines(String name, KnownSourceReader reader) throws UnreadableInputException {
        Optional<SourceForm> keylime = KeylimeSourceReader.form(reader.head());
        boolean other = keylime.isPresent()
                ? keylime.get() != SourceForm.EXCLUDES
                : reader.form().isPresent();
        if (other) {
            throw UnreadableInputException.of(name, InputProblem.Plain.NO_EXCLUDES);
        }
    }

    /** Lines of excludes have none. */
    private static final class NoDigests implements PolicyDigests {
        @Override
        public void section(PolicySection section) {
            // there is none
        }

        @Override
        public void name(PolicySection section, ByteString name) {
            // there is none
        }

        @Override
        public void digest(PolicySection section, ByteString name, DigestText digest) {
            // there is none
        }
    }
}
