package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.lists.JoinedSets;
import dev.imatool.examine.evidence.lists.OlderCopies;
import dev.imatool.examine.evidence.manifest.ManifestCheck;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.parts.EmptyLists;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.parts.LeftOutNotices;
import dev.imatool.examine.parts.PartsBeside;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.replay.StartNotices;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.VerificationVerdict;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Examines every list of a folder or an archive, and puts together what was found. */
final class EvidenceReportBuilder {
    private static final int FAR_NAMED = 10;

    private final String name;
    private final boolean listToo;
    private final EvidenceKeys keys;
    private final GivenSources sources;
    private final ListPass pass;
    private final EvidenceFiles files;
    private final FindingCollector findings = new FindingCollector();
    private final List<Notice> notices = new ArrayList<>();
    private final List<InputSummary> inputs = new ArrayList<>();
    private EvidenceJudging.Judged judged = EvidenceJudging.Judged.NOTHING;

    EvidenceReportBuilder(EvidenceQuestion question, EvidenceKeys keys, ListPass pass) {
        this.sources = question.sources();
        this.name = question.evidence();
        this.listToo = question.listToo();
        this.keys = keys;
        this.pass = pass;
        this.files = new EvidenceFiles(pass.inputs());
    }

    EvidenceReport build() throws IOException {
        Evidence evidence = read();
        notices.addAll(keys.notices());
        evidence.damages()
                .forEach(damage -> notice(Severity.ERROR, NoticeKind.EVIDENCE_DAMAGED, new Statement.Said(damage)));
        notices.addAll(LeftOutNotices.of(name, Severity.NOTE, evidence.leftOut()));
        evidence.remarks()
                .forEach(remark -> notice(Severity.NOTE, NoticeKind.EVIDENCE_LEFT_OUT, new Statement.Said(remark)));
        PartsBeside beside = PartsBeside.of(evidence);
        List<EvidenceSet> sets = EvidenceSet.of(evidence, beside);
        far(beside.far(), sets.size());
        emptyLists(evidence, sets.isEmpty());
        evidence.parts().forEach(part -> pass.inputs().know(part.source()));
        List<EvidenceCase> cases = examined(sets);
        List<ManifestReport> manifests = new ManifestCheck(evidence, findings, notices).examine(FileNames.path(name));
        TemplateDigestCounts all = cases.stream()
                .map(EvidenceCase::templateDigests)
                .reduce(TemplateDigestCounts.NONE, TemplateDigestCounts::plus);
        EvidenceParts parts = EvidenceParts.of(evidence, cases, manifests);
        Set<String> used = parts.of(EvidencePart.Fate.USED).stream()
                .map(EvidencePart::path)
                .collect(Collectors.toSet());
        files.used(
                evidence,
                evidence.parts().stream()
                        .filter(part -> used.contains(part.path()))
                        .toList());
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(inputs.size(), InputRole.LIST));
        roles.addAll(Collections.nCopies(judged.lists().size(), InputRole.REFERENCE));
        inputs.addAll(judged.lists());
        return new EvidenceReport(
                pass.inputs()
                        .recordedIn(new ReportHeader(
                                        "evidence",
                                        inputs,
                                        verdict(all).id(),
                                        findings.findings(),
                                        notices,
                                        cases.stream()
                                                .flatMap(each -> each.joined().stream())
                                                .toList())
                                .withRoles(roles)),
                name,
                evidence.members(),
                parts,
                manifests,
                all,
                judged.sources(),
                judged.entriesOfSource(),
                cases);
    }

    private List<EvidenceCase> examined(List<EvidenceSet> sets) throws IOException {
        List<ExaminedSet> examined = new JoinedSets(sets, keys, pass, notices).examined();
        for (ExaminedSet each : examined) {
            pass.inputs().know(each.list().part().source());
            inputs.add(each.list().summary());
            inputs.addAll(each.copyInputs());
            notices.addAll(each.notices());
        }
        freshness(examined);
        notices.addAll(StartNotices.of(keys.starts(), start -> starts(examined, start)));
        OlderCopies copies = new OlderCopies(pass, examined);
        List<ExaminedSet> related = copies.related();
        judged = new EvidenceJudging(pass, related, keys.asked()).judge(sources);
        judged.undecided().forEach(findings::add);
        notices.addAll(Notice.all(judged.lists()));
        notices.addAll(judged.notices());
        List<EvidenceCase> cases = new EvidenceCases(related, keys, judged).all();
        if (copies.incomplete()) {
            notice(
                    Severity.WARNING,
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    new EvidenceStatement.CopiesNotCompared(OlderCopies.MOST_COMPARED));
        }
        cases.forEach(each -> findings.addAll(each.findings()));
        return cases;
    }

    /** True when some list was compared with something from {@code start} on. */
    private static boolean starts(List<ExaminedSet> examined, ExpectedPcr start) {
        return examined.stream().anyMatch(set -> set.list().startsAt(start));
    }

    private void freshness(List<ExaminedSet> examined) {
        List<EvidenceQuote> quotes =
                examined.stream().flatMap(set -> set.quotes().stream()).toList();
        if (keys.nonce().isPresent() || quotes.isEmpty()) {
            return;
        }
        boolean found = quotes.stream().anyMatch(quote -> quote.nonceFound().isPresent());
        notice(Severity.NOTE, NoticeKind.QUOTE_FRESHNESS_NOT_PROVEN, new QuoteStatement.NoNonceGiven(found));
    }

    private EvidenceVerdict verdict(TemplateDigestCounts all) {
        return findings.findings().kinds().stream()
                .map(EvidenceVerdict::of)
                .reduce(EvidenceVerdict.of(VerificationVerdict.of(all, 0)), EvidenceVerdict::worse);
    }

    private Evidence read() throws IOException {
        try {
            Path path = FileNames.path(name);
            return files.watched(
                    name, path, listToo ? EvidenceReader.readListToo(path) : EvidenceReader.read(path));
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(name, impossible.getReason());
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }

    private void far(List<Part> far, int lists) {
        if (!far.isEmpty()) {
            notice(
                    Severity.WARNING,
                    NoticeKind.EVIDENCE_LEFT_OUT,
                    new EvidenceStatement.TooFar(
                            far.size(),
                            lists,
                            far.stream().limit(FAR_NAMED).map(Part::path).toList()));
        }
    }

    private void emptyLists(Evidence evidence, boolean noOther) {
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
            notice(Severity.ERROR, NoticeKind.NO_LIST, new EvidenceStatement.NoList(evidence.members()));
        }
    }

    private void notice(Severity severity, NoticeKind kind, Statement statement) {
        notices.add(Notice.of(kind, severity, name, statement));
    }
}
