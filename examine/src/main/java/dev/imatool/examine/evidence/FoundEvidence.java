package dev.imatool.examine.evidence;

import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.parts.EmptyLists;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.parts.LeftOutNotices;
import dev.imatool.examine.parts.PartsBeside;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.FolderOrArchive;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.FileIndex;
import dev.imatool.parsers.evidence.FilesOnDisk;
import dev.imatool.parsers.evidence.OtherFile;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What folders, archives and single lists hold, put together, and what is to be said of them before any list is examined.
 *
 * @param evidence all of it; where there are several, the path of each part begins with what the user calls its folder or archive
 * @param sets one for each list
 * @param notices what is damaged, empty, or was not read
 */
public record FoundEvidence(Evidence evidence, List<EvidenceSet> sets, List<Notice> notices) {
    private static final int FAR_NAMED = 10;

    public FoundEvidence {
        sets = List.copyOf(sets);
        notices = List.copyOf(notices);
    }

    /**
     * Looks through one folder or archive.
     *
     * @throws UnreadableInputException if it cannot be read
     */
    public static FoundEvidence in(String name, EvidenceFiles files) throws IOException {
        Path path = path(name);
        try {
            return of(name, files.watched(name, path, EvidenceReader.read(path)), List.of());
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }

    /**
     * Looks through several, of which some may be single files: lists, quotes, keys and so on. One that is named twice is looked at once.
     *
     * @param names as typed, at least one
     * @throws UnreadableInputException if one cannot be read, or a single file is no part of evidence
     */
    public static FoundEvidence in(List<String> names, EvidenceFiles files) throws IOException {
        Set<String> once = new LinkedHashSet<>(names);
        List<Evidence> all = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (String name : once) {
            Evidence evidence = once.size() == 1 ? folderOrList(name, files) : folderOrFile(name, files);
            notices.addAll(said(name, evidence));
            all.add(once.size() == 1 ? evidence : below(name, evidence));
        }
        return of(String.join(", ", once), once.size() == 1 ? all.get(0) : together(all), notices);
    }

    private static FoundEvidence of(String name, Evidence evidence, List<Notice> before) {
        List<Notice> notices = new ArrayList<>(before.isEmpty() ? said(name, evidence) : before);
        PartsBeside beside = PartsBeside.of(evidence);
        List<EvidenceSet> sets = EvidenceSet.of(evidence, beside);
        far(name, beside.far(), sets.size()).ifPresent(notices::add);
        notices.addAll(emptyLists(name, evidence, sets.isEmpty()));
        return new FoundEvidence(evidence, sets, notices);
    }

    private static Path path(String name) throws UnreadableInputException {
        try {
            return FileNames.path(name);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(name, impossible.getReason());
        }
    }

    private static Evidence folderOrList(String name, EvidenceFiles files) throws IOException {
        Path path = path(name);
        try {
            if (FolderOrArchive.of(path).isPresent()) {
                return files.watched(name, path, EvidenceReader.read(path));
            }
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
        // what is no list is refused by the reader of lists, which says what it is instead
        return alone(list(name, path));
    }

    /** Among several, a file may be any part of evidence: a quote, a key, an event log. */
    private static Evidence folderOrFile(String name, EvidenceFiles files) throws IOException {
        Path path = path(name);
        try {
            if (FolderOrArchive.of(path).isEmpty()) {
                return alone(files.file(name, path).orElseGet(() -> list(name, path)));
            }
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
        return folderOrList(name, files);
    }

    private static Part list(String name, Path path) {
        return new Part(PartKind.MEASUREMENT_LIST, name, -1, ByteString.EMPTY, InputSource.ofFile(path));
    }

    private static Evidence alone(Part part) {
        return new Evidence(
                List.of(part),
                1,
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                new FileIndex(),
                new FilesOnDisk(Map.of(), Set.of(), List.of()));
    }

    /** The same evidence, whose parts are called by the folder or archive, too: two of them may have the same names. */
    private static Evidence below(String name, Evidence evidence) {
        boolean single =
                evidence.parts().size() == 1 && evidence.parts().get(0).path().equals(name);
        return single
                ? evidence
                : evidence.with(evidence.parts().stream()
                        .map(part -> new Part(
                                part.kind(),
                                prefix(name, true) + part.path(),
                                part.bytes(),
                                part.content(),
                                part.source(),
                                part.encodings()))
                        .toList());
    }

    /** What the paths of parts of {@code name} begin with where there are {@code several}; ends with a slash, or is empty. */
    public static String prefix(String name, boolean several) {
        return !several ? "" : name.endsWith("/") ? name : name + "/";
    }

    private static Evidence together(List<Evidence> all) {
        List<Part> parts = new ArrayList<>();
        List<OtherFile> others = new ArrayList<>();
        Map<String, FilesOnDisk.Digest> whole = new LinkedHashMap<>();
        Set<String> later = new LinkedHashSet<>();
        List<String> archives = new ArrayList<>();
        long members = 0;
        long otherFiles = 0;
        for (Evidence each : all) {
            parts.addAll(each.parts());
            others.addAll(each.others());
            whole.putAll(each.disk().whole());
            later.addAll(each.disk().later());
            archives.addAll(each.disk().archives());
            members += each.members();
            otherFiles += each.otherFiles();
        }
        return new Evidence(
                parts,
                members,
                others,
                otherFiles,
                List.of(),
                List.of(),
                List.of(),
                new FileIndex(),
                new FilesOnDisk(whole, later, archives));
    }

    private static List<Notice> said(String name, Evidence evidence) {
        List<Notice> notices = new ArrayList<>();
        evidence.damages()
                .forEach(damage -> notices.add(
                        Notice.of(NoticeKind.EVIDENCE_DAMAGED, Severity.ERROR, name, new Statement.Said(damage))));
        notices.addAll(LeftOutNotices.of(name, Severity.NOTE, evidence.leftOut()));
        evidence.remarks()
                .forEach(remark -> notices.add(
                        Notice.of(NoticeKind.EVIDENCE_LEFT_OUT, Severity.NOTE, name, new Statement.Said(remark))));
        return notices;
    }

    private static Optional<Notice> far(String name, List<Part> far, int lists) {
        return far.isEmpty()
                ? Optional.empty()
                : Optional.of(Notice.of(
                        NoticeKind.EVIDENCE_LEFT_OUT,
                        Severity.WARNING,
                        name,
                        new EvidenceStatement.TooFar(
                                far.size(),
                                lists,
                                far.stream().limit(FAR_NAMED).map(Part::path).toList())));
    }

    private static List<Notice> emptyLists(String name, Evidence evidence, boolean noOther) {
        List<Notice> notices = new ArrayList<>();
        EmptyLists normal = EmptyLists.of(evidence);
        for (Part empty : evidence.of(PartKind.EMPTY_LIST)) {
            if (normal.normal(empty) && !noOther) {
                continue;
            }
            notices.add(Notice.of(
                    DiagnosticKind.EMPTY_INPUT,
                    noOther ? Severity.ERROR : Severity.WARNING,
                    empty.source().name(),
                    InputStatement.NotRead.EMPTY_LIST));
        }
        if (noOther) {
            notices.add(Notice.of(
                    NoticeKind.NO_LIST, Severity.ERROR, name, new EvidenceStatement.NoList(evidence.members())));
        }
        return notices;
    }
}
