package dev.imatool.examine.evidence;

import dev.imatool.examine.audit.AuditFile;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.lists.JoinedSets;
import dev.imatool.examine.evidence.lists.OlderCopies;
import dev.imatool.examine.evidence.manifest.ManifestCheck;
import dev.imatool.examine.evidence.manifest.ManifestReport;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.examine.replay.StartNotices;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.VerificationVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Examines every list of a folder or an archive, and puts together what was found. */
final class EvidenceReportBuilder {
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
        return build(listToo ? FoundEvidence.in(List.of(name), files) : FoundEvidence.in(name, files));
    }

    /** @param found what it holds, found with the same inputs */
    EvidenceReport build(FoundEvidence found) throws IOException {
        Evidence evidence = found.evidence();
        notices.addAll(keys.notices());
        notices.addAll(found.notices());
        evidence.parts().forEach(part -> pass.inputs().know(part.source()));
        List<EvidenceCase> cases = examined(found.sets());
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
        List<AuditReport> audits =
                cases.stream().flatMap(each -> each.audits().stream()).toList();
        for (AuditReport audit : audits) {
            roles.add(InputRole.AUDIT);
            inputs.add(audit.log().summary());
            notices.addAll(AuditFile.notices(audit.log()));
        }
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
        List<EvidenceCase> cases = new EvidenceCases(related, keys, judged, FoundAudits.read(related, pass)).all();
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

    private void notice(Severity severity, NoticeKind kind, Statement statement) {
        notices.add(Notice.of(kind, severity, name, statement));
    }
}
