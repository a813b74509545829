package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.AllowListCheck;
import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.allowlist.Judgement;
import dev.imatool.appraise.allowlist.ReferenceTable;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.ReferenceReader;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.model.Entry;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Compares the entries of a list with known-good references. Of the list no more is kept than the report has. */
public final class CheckExamination {
    private static final String COMMAND = "check";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and the references that are lists; opens the other references */
    public CheckExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @param rows takes every entry that is not known, in the order of the list; the report keeps the first ones only
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read, or a reference has no digest
     * @throws IOException if a row cannot be written
     */
    public CheckReport examine(CheckQuestion question, RowSink<Finding.NotAllowed> rows) throws IOException {
        ReferenceTable table = new ReferenceTable();
        ReferenceReader.Reading known =
                new ReferenceReader(pass, (file, list, number, value) -> table.add(value)).read(question.references());
        AllowList allowList = AllowList.of(table);
        boolean images = !allowList.images().isEmpty();
        boolean twice = images || !question.containers().isEmpty();
        InputSource source = twice ? inputs.repeatedly(question.list()) : inputs.once(question.list());
        AskedContainers asked = new AskedContainers(question.containers());
        ImageFits fits = twice ? fits(source, asked, allowList) : new ImageFits(allowList);
        ContainerDigests derived = new ContainerDigests();
        AllowListCheck check = new AllowListCheck(allowList, derived, fits::closest);
        NotAllowedFindings findings = new NotAllowedFindings(allowList, rows);
        CheckedContainers containers = new CheckedContainers(fits);
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            if (!asked.wants(entry.name().container())) {
                check.pass(entry);
                return;
            }
            AllowListCheck.Judged judged = check.judge(entry, match == TemplateDigestCheck.MATCHES);
            if (images) {
                containers.add(check.container(), entry, judged.judgement());
            }
            findings.add(source.name(), entry, judged);
        });
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(known.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(known.notices());
        notices.addAll(derived.notices());
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(read.size(), InputRole.REFERENCE));
        roles.set(0, InputRole.LIST);
        ReportHeader head = new ReportHeader(
                        COMMAND, read, verdict(outcome, check.counts()), findings.findings(), notices)
                .withRoles(roles);
        return new CheckReport(
                inputs.recordedIn(head),
                outcome.templateDigests(),
                question.containers(),
                known.references(),
                allowList.paths(),
                allowList.digests(),
                check.counts(),
                containers.all(),
                containers.omitted());
    }

    /**
     * A first reading: which image each container fits.
     *
     * @throws QuestionException if no entry is of the containers that are asked for
     */
    private ImageFits fits(InputSource source, AskedContainers asked, AllowList allowList) throws IOException {
        ImageFits fits = new ImageFits(allowList);
        EntryEvidenceReader evidence = new EntryEvidenceReader();
        boolean[] any = new boolean[1];
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            any[0] |= asked.wants(entry.name().container());
            if (evidence.read(entry, match == TemplateDigestCheck.MATCHES)
                    instanceof EntryEvidence.OfContent(var subject, var digest)) {
                fits.add(evidence.container(), subject, digest);
            }
        });
        if (outcome.summary().entries() > 0) {
            asked.requireAll(source.name());
            if (!any[0]) {
                throw new QuestionException("no entry of " + Printable.ofText(source.name()) + " is of the host");
            }
        }
        return fits;
    }

    private static String verdict(ListPass.Outcome outcome, Map<Judgement, Long> counts) {
        if (outcome.summary().entries() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        boolean conforms =
                counts.entrySet().stream().allMatch(count -> count.getKey().conforms() || count.getValue() == 0);
        return conforms ? CheckReport.CONFORMS : CheckReport.DEVIATES;
    }
}
