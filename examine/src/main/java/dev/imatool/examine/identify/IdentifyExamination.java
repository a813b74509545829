package dev.imatool.examine.identify;

import dev.imatool.examine.identify.IdentifiedFile.Content;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.archive.FolderOrArchive;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what files are. */
public final class IdentifyExamination {
    /** Files that are nothing but evidence: packages and checksums are sources of known files as well. */
    private static final Set<PartKind> EVIDENCE_OF_HOSTS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PartKind.MANIFEST, PartKind.PUBLIC_KEY)));

    private final ListPass pass;

    /** @param pass reads lists, and opens all other files */
    public IdentifyExamination(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The answer.
     *
     * @throws UnreadableInputException if one of the files cannot be read
     */
    public IdentifyReport examine(IdentifyQuestion question) throws IOException {
        List<IdentifiedFile> files = new ArrayList<>();
        List<InputSummary> lists = new ArrayList<>();
        for (String path : question.paths()) {
            Content content = content(path);
            List<NextCommand> next = next(content);
            if (content instanceof Content.MeasurementList(InputSummary list)) {
                next = lists.isEmpty() ? next : List.of(NextCommand.DIFF, NextCommand.REPLAY);
                lists.add(list);
            }
            files.add(new IdentifiedFile(path, content, next));
        }
        boolean all = files.stream().allMatch(IdentifiedFile::recognised);
        String verdict = all ? IdentifyReport.RECOGNISED : IdentifyReport.NOT_RECOGNISED;
        return new IdentifyReport(
                pass.inputs().recordedIn(ReportHeader.of("identify", lists, verdict, Findings.NONE)), files);
    }

    private Content content(String name) throws IOException {
        try {
            Path path = FileNames.path(name);
            if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
                return new Content.NotAFile();
            }
            Optional<FolderOrArchive> several = FolderOrArchive.of(path);
            return several.isPresent() ? collection(EvidenceReader.read(path)) : file(name);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(name, impossible.getReason());
        } catch (UnreadableInputException known) {
            throw known;
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }

    private static Content collection(Evidence evidence) {
        Map<PartKind, Long> parts = new EnumMap<>(PartKind.class);
        evidence.parts().forEach(part -> parts.merge(part.kind(), 1L, Long::sum));
        return new Content.Collection(evidence.members(), parts, evidence.otherFiles());
    }

    private Content file(String name) throws IOException {
        InputSource source = pass.inputs().once(name);
        Optional<Part> part = EvidenceReader.classify(source, name);
        Optional<KnownForm> form = KnownForm.of(source::open);
        if (part.isPresent() && part.get().kind() == PartKind.MEASUREMENT_LIST) {
            return new Content.MeasurementList(pass.over(source, new FindingCollector(), (digests, check) -> {})
                    .summary());
        }
        if (part.isPresent() && !(part.get().kind() == PartKind.MANIFEST && form.isPresent())) {
            note(name);
            return new Content.Part(part.get().kind());
        }
        note(name);
        if (form.isPresent()) {
            return new Content.Form(form.get().words(), form.get().use());
        }
        try (InputStream content = source.open()) {
            return new Content.Unknown(KnownForm.words(content.readNBytes(KnownForm.HEAD)));
        }
    }

    /** A file that is not read as a list is named in the report, too. */
    private void note(String name) throws IOException {
        try (InputStream content = pass.inputs().once(InputRole.OTHER, name).open()) {
            content.readNBytes(1);
        }
    }

    private static List<NextCommand> next(Content content) {
        return switch (content) {
            case Content.MeasurementList list -> List.of(NextCommand.REPLAY, NextCommand.CASE);
            case Content.Part part -> next(part.kind());
            case Content.Collection collection ->
                EVIDENCE_OF_HOSTS.stream().noneMatch(collection.parts()::containsKey)
                        ? List.of(NextCommand.CHECK_GOOD)
                        : List.of(NextCommand.CASE, NextCommand.EVIDENCE);
            case Content.Form form -> next(form.use());
            case Content.Unknown unknown -> List.of();
            case Content.NotAFile pipe -> List.of();
        };
    }

    private static List<NextCommand> next(PartKind kind) {
        return switch (kind) {
            case MEASUREMENT_LIST -> List.of(NextCommand.REPLAY, NextCommand.CASE);
            case EMPTY_LIST, ENTRY_COUNT, VIOLATION_COUNT -> List.of(NextCommand.EVIDENCE_OF_FOLDER);
            case QUOTE_MESSAGE, QUOTE_SIGNATURE, NONCE -> List.of(NextCommand.QUOTE, NextCommand.EVIDENCE_OF_FOLDER);
            case PCR_VALUES -> List.of(NextCommand.REPLAY, NextCommand.QUOTE);
            case PUBLIC_KEY -> List.of(NextCommand.SIGNATURES, NextCommand.QUOTE);
            case EVENT_LOG -> List.of(NextCommand.EVENT_LOG, NextCommand.REPLAY_BY_EVENT_LOG);
            case RECORD_LOG -> List.of(NextCommand.EVENT_LOG);
            case AUDIT_LOG -> List.of(NextCommand.AUDIT, NextCommand.AUDIT_OF_LIST);
            case MANIFEST -> List.of(NextCommand.CHECK_GOOD, NextCommand.EVIDENCE_OF_FOLDER);
        };
    }

    private static List<NextCommand> next(FormUse use) {
        return switch (use) {
            case MEASUREMENT_LIST -> List.of(NextCommand.SHOW, NextCommand.VERIFY);
            case REFERENCE, KNOWN_FILES -> List.of(NextCommand.CHECK_GOOD, NextCommand.CHECK_BAD);
            case EVENT_LOG -> List.of(NextCommand.EVENT_LOG, NextCommand.REPLAY_BY_EVENT_LOG);
            case AUDIT_RECORDS -> List.of(NextCommand.AUDIT, NextCommand.AUDIT_OF_LIST);
            case POLICY -> List.of(NextCommand.POLICY);
            case UNKNOWN_JSON, NONE -> List.of();
        };
    }
}
