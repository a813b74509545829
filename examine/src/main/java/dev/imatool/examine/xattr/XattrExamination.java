package dev.imatool.examine.xattr;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrBuilder;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.parsers.xattr.XattrNotation;
import dev.imatool.parsers.xattr.XattrProblem;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes values of extended attributes, compares them with a file, and builds the value of one. */
public final class XattrExamination {
    private static final String COMMAND = "xattr";
    private static final String EVM = "security.evm";
    private static final int MOST_UNREAD = 20;

    private final InputArguments files;
    private final List<InputSummary> inputs = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<XattrReport.Value> values = new ArrayList<>();
    private final List<String> inputOfValues = new ArrayList<>();
    private final FindingCollector findings = new FindingCollector();

    /** @param pass opens the files */
    public XattrExamination(ListPass pass) {
        this.files = pass.inputs();
    }

    /**
     * The value that the kernel would write for a file.
     *
     * @throws UnreadableInputException if the file cannot be read or hashed
     */
    public XattrReport examine(XattrBuildQuestion question) throws IOException {
        FileContent content = question.content();
        XattrDiagnosis.FileDigest known = content.digest(content.algorithm().orElse(HashAlgorithm.SHA256), files)
                .orElseThrow();
        ByteString bytes = XattrBuilder.securityIma(known.algorithm(), known.digest());
        XattrReport.Value value = new XattrReport.Value(
                0,
                Optional.empty(),
                Optional.of("security.ima"),
                XattrDiagnosis.of(bytes, Optional.of(known)),
                Optional.of(ShellRecipe.of(known.digest())));
        ReportHeader head = new ReportHeader(COMMAND, List.of(), XattrReport.BUILT, Findings.NONE, List.of());
        return new XattrReport(files.recordedIn(head), List.of(value));
    }

    /**
     * What values are, and whether they fit a file; to be called once.
     *
     * @throws UnreadableInputException if a file cannot be read or hashed
     */
    public XattrReport examine(XattrQuestion question) throws IOException {
        for (String value : question.values()) {
            add(value, question.content());
        }
        if (!question.content().unknown()) {
            unanswered();
        }
        return report();
    }

    private void add(String argument, FileContent content) throws IOException {
        Optional<XattrNotation.Item> typed = XattrNotation.ofArgument(argument);
        if (typed.isPresent()) {
            value(argument, typed.get(), content);
            return;
        }
        InputSource source = files.once(InputRole.OTHER, argument);
        XattrNotation.Items items = read(source);
        for (XattrNotation.Item item : items.items()) {
            value(source.name(), item, content);
        }
        items.unread().stream().limit(MOST_UNREAD).forEach(line -> unread(source.name(), line));
        int further = items.unread().size() - MOST_UNREAD;
        if (further > 0) {
            notices.add(Notice.of(NoticeKind.LINE_NOT_READ, source.name(), new InputStatement.FurtherLines(further)));
        }
        if (items.items().isEmpty()) {
            notices.add(Notice.of(NoticeKind.NO_VALUES, source.name()));
        }
    }

    private XattrNotation.Items read(InputSource source) throws UnreadableInputException {
        try (InputStream in = source.open()) {
            ByteString content = ByteString.copyOf(in.readNBytes(XattrNotation.LONGEST + 1));
            XattrNotation.Items items = XattrNotation.ofContent(content);
            boolean whole = content.length() <= XattrNotation.LONGEST;
            inputs.add(summary(source.name(), content, items.items().size(), whole));
            return items;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    private void unread(String input, long line) {
        notices.add(Notice.of(NoticeKind.LINE_NOT_READ, input).at(Place.line(line)));
    }

    private void value(String input, XattrNotation.Item item, FileContent content) throws IOException {
        Optional<XattrDiagnosis.FileDigest> known = content.digestFor(item.bytes(), files);
        XattrDiagnosis diagnosis = XattrDiagnosis.of(item.bytes(), known);
        Optional<ShellRecipe> recipe = known.map(file -> ShellRecipe.of(file.digest()));
        XattrReport.Value value = new XattrReport.Value(item.line(), item.file(), item.attribute(), diagnosis, recipe);
        values.add(value);
        inputOfValues.add(input);
        Optional<ByteString> path = item.file().map(ByteString::ofText);
        for (XattrProblem problem : diagnosis.problems()) {
            findings.add(new Finding.OfXattr(input, item.line(), problem, path));
        }
    }

    /** Whoever names a file asks whether the values are of it. One of security.evm never says that, unless it is all there is. */
    private void unanswered() {
        boolean compared = values.stream()
                .map(value -> value.diagnosis().match())
                .anyMatch(match -> match == XattrDiagnosis.Match.MATCHES || match == XattrDiagnosis.Match.DIFFERS);
        for (int i = 0; i < values.size(); i++) {
            XattrReport.Value value = values.get(i);
            boolean evm = value.attribute().filter(EVM::equals).isPresent();
            if (value.diagnosis().match() == XattrDiagnosis.Match.NOT_COMPARABLE
                    && value.diagnosis().problems().isEmpty()
                    && !(evm && compared)) {
                findings.add(new Finding.OfLine(
                        FindingKind.NOT_COMPARABLE,
                        inputOfValues.get(i),
                        value.line(),
                        Statement.Plain.OF_ITS_KIND,
                        value.file().map(ByteString::ofText)));
            }
        }
    }

    private XattrReport report() throws IOException {
        ReportHeader head = new ReportHeader(COMMAND, inputs, verdict(), findings.findings(), notices);
        return new XattrReport(
                files.recordedIn(head.withRoles(Collections.nCopies(inputs.size(), InputRole.OTHER))), values);
    }

    private String verdict() {
        if (values.isEmpty()) {
            return ReportHeader.NOTHING_READ;
        }
        Set<FindingKind> kinds = findings.findings().kinds();
        if (kinds.isEmpty()) {
            return values.stream().allMatch(value -> value.diagnosis().match() == XattrDiagnosis.Match.NOT_ASKED)
                    ? XattrReport.DECODED
                    : XattrReport.MATCHES;
        }
        return kinds.equals(Set.of(FindingKind.NOT_COMPARABLE)) ? XattrReport.NOT_COMPARABLE : XattrReport.WRONG;
    }

    private static InputSummary summary(String name, ByteString content, int values, boolean whole) {
        FileHash hash = FileHashes.of(HashAlgorithm.SHA256).orElseThrow();
        hash.update(content.toByteArray(), 0, content.length());
        return new InputSummary(
                name,
                Optional.of(ByteString.copyOf(hash.digest()).hex()),
                content.length(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                values,
                0,
                whole ? Completeness.COMPLETE : Completeness.CUT_SHORT,
                List.of(),
                List.of(),
                List.of());
    }
}
