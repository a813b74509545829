package dev.imatool.examine.cpcr;

import dev.imatool.diff.survey.ContainerSurvey;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputForm;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.examine.statement.PcrStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.cpcr.BootLogFile;
import dev.imatool.parsers.cpcr.CpcrFile;
import dev.imatool.parsers.cpcr.CpcrReading;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.replay.container.BootLogReplay;
import dev.imatool.replay.container.ContainerPcr;
import dev.imatool.replay.container.ContainerPcrs;
import dev.imatool.replay.container.Pcr12Binding;
import dev.imatool.replay.container.Pcr12Check;
import dev.imatool.replay.container.Pcr12Check.Result;
import dev.imatool.replay.templatedigest.TemplateDigestCounter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the lists of namespaces, a cpcr file, a boot log and expected values of PCR 11 and 12. */
public final class CpcrExamination {
    static final int BIND_PCR = 12;
    private static final int BOOT_PCR = 11;
    static final String BANK = "sha1";

    private final ListPass pass;
    private final InputArguments inputs;
    private final FindingCollector findings = new FindingCollector();
    private final List<Notice> notices = new ArrayList<>();

    /** @param pass reads the list and opens the other files */
    public CpcrExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer; to be called once.
     *
     * @throws UnreadableInputException if an input cannot be read, or is known to be something else
     */
    public CpcrReport examine(CpcrQuestion options) throws IOException {
        ExpectedPcrReader.Expected given = inputs.expected(options.expected());
        CpcrReading file = options.file().isPresent()
                ? read(options.file().get())
                : new CpcrReading(Optional.empty(), false, List.of());
        ContainerPcrs replay = ContainerPcrs.against(file.snapshot());
        ContainerSurvey survey = new ContainerSurvey();
        TemplateDigestCounter counter = new TemplateDigestCounter();
        List<InputSummary> summaries = new ArrayList<>();
        for (String log : options.lists()) {
            int input = summaries.size();
            summaries.add(pass.proving(inputs.repeatedly(log), findings, (digests, check) -> {
                        counter.add(check);
                        survey.add(input, digests.entry());
                        replay.extend(input, digests);
                    })
                    .summary());
        }
        survey.end();
        List<ContainerPcr> pcrs = replay.pcrs();
        pcrs.stream()
                .filter(ContainerPcr::notReproduced)
                .forEach(pcr -> findings.add(
                        new Finding.CpcrNotReproduced(summaries.get(pcr.input()).name(), pcr)));
        List<Pcr12Binding> candidates = file.snapshot()
                .map(snapshot -> Pcr12Binding.candidates(snapshot, options.histories()))
                .orElse(List.of());
        List<Pcr12Check> checks = checks(options, given, candidates, replay.sequentialPcr12());
        Optional<BootLogReplay> boots = options.bootLog().isPresent()
                ? Optional.of(BootLogReplay.of(readBoots(options.bootLog().get()), values(given, BOOT_PCR)))
                : Optional.empty();
        boots.ifPresent(log -> bootFindings(options.bootLog().orElseThrow(), log));
        notices.addAll(0, Notice.all(summaries));
        notices.addAll(given.notices());
        boolean undecided = findings.findings().count(FindingKind.PCR_UNDECIDED) > 0;
        ReportHeader head = new ReportHeader(
                "cpcr",
                summaries,
                verdict(summaries, pcrs, file, checks, boots, undecided),
                findings.findings(),
                notices);
        return new CpcrReport(
                inputs.recordedIn(head),
                counter.counts(),
                file.noNamespaceRegistered(),
                file.snapshot(),
                pcrs,
                candidates,
                replay.sequentialPcr12(),
                checks,
                boots,
                survey.bootAggregates());
    }

    private List<Pcr12Check> checks(
            CpcrQuestion options,
            ExpectedPcrReader.Expected given,
            List<Pcr12Binding> candidates,
            Optional<ByteString> sequential) {
        List<ExpectedPcr> expected = new ArrayList<>(values(given, BIND_PCR));
        expected.addAll(options.values());
        List<Pcr12Check> checks = new ArrayList<>();
        for (ExpectedPcr value : expected) {
            Pcr12Check check = Pcr12Check.of(value, candidates, sequential);
            checks.add(check);
            if (check.result() == Result.NONE) {
                findings.add(new Finding.PcrNotReproduced("", BANK, BIND_PCR, value, Optional.empty()));
            } else if (check.result() == Result.UNDECIDED) {
                findings.add(new Finding.OfLine(
                        FindingKind.PCR_UNDECIDED,
                        value.origin(),
                        0,
                        PcrStatement.OfContainers.HISTORY_UNKNOWN,
                        Optional.empty()));
            }
        }
        unused(options, given, expected.isEmpty());
        return checks;
    }

    /** Values that were asked for and are of no PCR that is looked at: all of them, or those that were typed. */
    private void unused(CpcrQuestion options, ExpectedPcrReader.Expected given, boolean nothingOfPcr12) {
        boolean boots = options.bootLog().isPresent();
        Set<ExpectedPcr> used = new HashSet<>(values(given, BIND_PCR));
        used.addAll(boots ? values(given, BOOT_PCR) : List.of());
        if (nothingOfPcr12 && used.isEmpty() && !given.values().isEmpty()) {
            findings.add(new Finding.OfLine(
                    FindingKind.PCR_UNDECIDED, given.sources(), new PcrStatement.NoneOfContainers(boots)));
            return;
        }
        given.values().stream()
                .filter(value -> value.typed() && !used.contains(value))
                .forEach(value -> findings.add(new Finding.OfLine(
                        FindingKind.PCR_UNDECIDED,
                        value.origin(),
                        new PcrStatement.NotOfContainers(value.bank(), value.pcr(), boots))));
    }

    private static List<ExpectedPcr> values(ExpectedPcrReader.Expected given, int pcr) {
        return given.values().stream()
                .filter(value -> value.pcr() == pcr && value.bank().equals(BANK))
                .filter(value -> value.value().length() == CpcrSnapshot.LENGTH)
                .toList();
    }

    private void bootFindings(String input, BootLogReplay log) {
        log.mismatching()
                .forEach(wrong -> findings.add(new Finding.BootDigestMismatch(input, wrong.boot(), wrong.computed())));
        log.checks().stream()
                .filter(check -> check.line().isEmpty())
                .forEach(check -> findings.add(
                        new Finding.PcrNotReproduced("", BANK, BOOT_PCR, check.expected(), Optional.of(log.value()))));
    }

    private List<ContainerBoot> readBoots(String argument) throws IOException {
        InputSource source = inputs.repeatedly(InputRole.OTHER, argument);
        try (InputStream in = source.open()) {
            byte[] content = in.readNBytes(BootLogFile.MAX_LENGTH);
            List<ContainerBoot> boots = BootLogFile.parse(content);
            if (boots.isEmpty()) {
                InputForm.refuse(source.name(), content, InputProblem.Wanted.BOOT_LOG, FormUse.NONE);
            }
            if (boots.isEmpty() || in.read() >= 0) {
                InputStatement what =
                        boots.isEmpty() ? InputStatement.NotRead.NO_BOOT_LINE : InputStatement.NotRead.REST_OF_BOOT_LOG;
                notices.add(Notice.of(OtherInputKind.CPCR_FILE, source.name(), what));
            }
            return boots;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    private static String verdict(
            List<InputSummary> summaries,
            List<ContainerPcr> pcrs,
            CpcrReading file,
            List<Pcr12Check> checks,
            Optional<BootLogReplay> boots,
            boolean undecided) {
        List<BootLogReplay.Check> bootChecks = boots.map(BootLogReplay::checks).orElse(List.of());
        boolean missed = bootChecks.stream().anyMatch(check -> check.line().isEmpty())
                || boots.filter(log -> !log.mismatching().isEmpty()).isPresent()
                || pcrs.stream().anyMatch(ContainerPcr::notReproduced)
                || checks.stream().anyMatch(check -> check.result() == Result.NONE);
        boolean asked = !checks.isEmpty()
                || !bootChecks.isEmpty()
                || pcrs.stream().anyMatch(pcr -> pcr.logged().isPresent());
        if (missed) {
            return CpcrReport.NOT_REPRODUCED;
        }
        if (undecided) {
            return CpcrReport.UNDECIDED;
        }
        if (asked) {
            return CpcrReport.REPRODUCED;
        }
        if (file.noNamespaceRegistered() && pcrs.isEmpty() && boots.isEmpty()) {
            return CpcrReport.NO_NAMESPACE_REGISTERED;
        }
        boolean something = boots.filter(log -> !log.boots().isEmpty()).isPresent()
                || file.snapshot().isPresent()
                || file.noNamespaceRegistered()
                || summaries.stream().anyMatch(summary -> summary.entries() > 0);
        return something ? CpcrReport.COMPUTED : ReportHeader.NOTHING_READ;
    }

    private CpcrReading read(String argument) throws IOException {
        InputSource source = inputs.repeatedly(InputRole.OTHER, argument);
        try (InputStream in = source.open()) {
            byte[] content = in.readNBytes(CpcrFile.MAX_LENGTH + 1);
            CpcrReading reading = CpcrFile.parse(content);
            if (reading.snapshot().isEmpty() && !reading.noNamespaceRegistered()) {
                InputForm.refuse(source.name(), content, InputProblem.Wanted.CPCR_FILE, FormUse.NONE);
            }
            notices.addAll(Notice.all(source.name(), reading.diagnostics()));
            return reading;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }
}
