package dev.imatool.examine.check;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.known.KnownAnswer;
import dev.imatool.appraise.known.KnownCheck;
import dev.imatool.appraise.known.ListContents;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.reference.KnownSources;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Notice;
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

/**
 * Reports for each entry of a list what sources of good and bad files know of it. The list is read twice: for what it can ask, so that of the
 * sources only that is kept, and for the answers.
 */
public final class CheckExamination {
    private static final String COMMAND = "check";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and the sources that are lists; opens the other sources */
    public CheckExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @param rows takes every entry with its answer, in the order of the list; the report keeps the first findings only
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read, or nothing was read from a source
     * @throws IOException if a row cannot be written
     */
    public CheckReport examine(CheckQuestion question, RowSink<JudgedEntry> rows) throws IOException {
        InputSource source = inputs.repeatedly(question.list());
        ListContents wanted = new ListContents();
        pass.unchecked(source, digests -> wanted.add(digests.entry().toEntry()));
        VouchedKeys keys = VouchedKeys.read(inputs, question.sources().keys());
        KnownSources.Reading known = new KnownSources(pass, wanted, question.sources()).read();
        AllowList allowList = AllowList.of(known.learned().table());
        boolean images = !allowList.images().isEmpty();
        AskedContainers asked = new AskedContainers(question.containers());
        ImageFits fits =
                images || !question.containers().isEmpty() ? fits(source, asked, allowList) : new ImageFits(allowList);
        ContainerDigests derived = new ContainerDigests();
        KnownCheck check = new KnownCheck(
                new KnownCheck.References(
                        allowList, known.learned(), known.good(), known.bad(), Map.copyOf(known.exclusions())),
                derived,
                fits::closest);
        AnswerFindings findings = new AnswerFindings(question, named(known, keys), rows);
        CheckedContainers containers = new CheckedContainers(fits);
        int ofKeys = known.sources().size();
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, match) -> {
            Entry entry = digests.entry().toEntry();
            if (!asked.wants(entry.name().container())) {
                check.pass(entry);
                return;
            }
            KnownAnswer answer = check.judge(
                    entry, match == TemplateDigestCheck.MATCHES, () -> keys.vouchFor(ofKeys, digests.entry(), entry));
            if (images) {
                containers.add(check.container(), entry, question.findings().contains(answer.answer()));
            }
            findings.add(source.name(), entry, answer);
        });
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(known.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(known.notices());
        known.exclusions().values().forEach(exclusion -> notices.addAll(exclusion.notices()));
        notices.addAll(keys.notices());
        notices.addAll(derived.notices());
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(read.size(), InputRole.REFERENCE));
        roles.set(0, InputRole.LIST);
        ReportHeader head = new ReportHeader(
                        COMMAND,
                        read,
                        verdict(question, outcome, findings, !known.undecided().isEmpty()),
                        findings.findings(known.undecided()),
                        notices)
                .withRoles(roles);
        return new CheckReport(
                inputs.recordedIn(head),
                outcome.templateDigests(),
                question.sources().badAlone(),
                question.containers(),
                known.sources(),
                check.counts(),
                findings.reasons(),
                findings.namedBySource(),
                containers.all(),
                containers.omitted());
    }

    private static List<AnswerFindings.Named> named(KnownSources.Reading known, VouchedKeys keys) {
        List<AnswerFindings.Named> named = new ArrayList<>();
        known.sources().forEach(source -> named.add(new AnswerFindings.Named(source.name(), source.bad())));
        named.add(new AnswerFindings.Named(keys.name(), false));
        return named;
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
                throw new QuestionException(new QuestionProblem.NoEntryOfHost(source.name()));
            }
        }
        return fits;
    }

    private static String verdict(
            CheckQuestion question, ListPass.Outcome outcome, AnswerFindings findings, boolean undecided) {
        if (outcome.summary().entries() == 0) {
            return ReportHeader.NOTHING_READ;
        }
        if (undecided && !findings.any()) {
            return CheckReport.UNDECIDED;
        }
        if (question.sources().badAlone()) {
            return findings.any() ? CheckReport.BAD_FOUND : CheckReport.NONE_FOUND;
        }
        return findings.any() ? CheckReport.DEVIATES : CheckReport.CONFORMS;
    }
}
