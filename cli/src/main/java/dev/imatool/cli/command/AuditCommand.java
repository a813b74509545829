package dev.imatool.cli.command;

import dev.imatool.cli.json.AuditJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.AuditReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.AuditText;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.EntryJoin;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads integrity audit records and brings them together with a list. */
@Command(
        name = "audit",
        description = {
            "Reads integrity audit records, and gives the entries of a list times and causes.",
            "",
            "Takes the records of types 1800 to 1808 out of auditd's log, the kernel log, journalctl in any of its formats"
                    + " (also -o json) or any text. With a list: records of audit rules date the entries of the same path and file digest, and records of"
                    + " violations tell their causes, which the list does not. Entries whose template digest does not match are"
                    + " left out."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What was denied or violated, and by whom?",
            "    imatool audit /var/log/audit/audit.log",
            "",
            "  When was it measured, and why is there a violation?",
            "    imatool audit --log binary_runtime_measurements audit.log"
        })
public final class AuditCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "FILE",
            description = "The text with audit records, compressed or not; - is standard input.")
    String file = InputArguments.STDIN_ARGUMENT;

    @Option(names = "--log", paramLabel = "LOG", description = "A measurement list of the same boot.")
    Optional<String> log = Optional.empty();

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public AuditCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("FILE", file).claim("LOG", log);
            AuditReport report = report(inputs);
            return new ReportOutput(streams, output, format.format())
                    .deliver(report, AuditText::write, AuditJson::write)
                    .status();
        }
    }

    private AuditReport report(InputArguments inputs) throws IOException {
        AuditLog records = read(inputs.once(InputRole.AUDIT, file));
        FindingCollector findings = new FindingCollector();
        List<AuditGroup> groups = AuditGroup.of(records.records());
        groups.stream()
                .filter(group -> group.first().isFailure())
                .forEach(group -> findings.add(finding(records.summary().name(), group)));
        List<InputSummary> summaries = new ArrayList<>(List.of(records.summary()));
        Optional<AuditJoin> join = Optional.empty();
        if (log.isPresent()) {
            EntryJoin joining = new EntryJoin(records.records());
            ListPass pass =
                    new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()));
            ListPass.Outcome outcome = pass.over(inputs.once(log.get()), findings, (digests, check) -> {
                if (check != TemplateDigestCheck.MISMATCH) {
                    joining.add(digests.entry().toEntry());
                }
            });
            summaries.add(outcome.summary());
            join = Optional.of(joining.result());
        }
        return new AuditReport(inputs.recordedIn(head(records, summaries, findings)), records, groups, join);
    }

    private static AuditLog read(InputSource source) throws UnreadableInputException {
        KeptHead head = new KeptHead(source);
        try {
            AuditLog log = AuditLog.read(head.source());
            if (log.records().isEmpty()) {
                head.refuse("an audit log", "an audit log", "a journal of systemd");
            }
            return log;
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }

    private static Finding finding(String input, AuditGroup group) {
        AuditRecord first = group.first();
        String what = first.op().orElse(first.type().name())
                + first.cause().map(cause -> ": " + cause).orElse("");
        FindingKind kind = first.isViolation() ? FindingKind.VIOLATION : FindingKind.FAILURE;
        return new Finding.OfLine(kind, input, first.line(), what, first.path());
    }

    private static ReportHeader head(AuditLog records, List<InputSummary> summaries, FindingCollector findings) {
        List<Notice> notices = new ArrayList<>(Notice.all(summaries));
        String name = records.summary().name();
        if (records.records().isEmpty()) {
            notices.add(Notice.of(NoticeKind.NO_RECORDS, name, "no integrity audit record found (types 1800 to 1808)")
                    .hint("such records begin with type=INTEGRITY_… or audit: type=18…"));
        }
        if (records.omitted() > 0) {
            notices.add(Notice.of(
                            NoticeKind.RECORDS_OMITTED,
                            name,
                            records.omitted() + " records besides the newest "
                                    + records.records().size() + " were only counted")
                    .hint("give the part of the log that matters"));
        }
        if (records.notUnderstood() > 0) {
            String line = "line " + records.firstNotUnderstood().orElse(1);
            boolean one = records.notUnderstood() == 1;
            notices.add(Notice.of(
                            NoticeKind.RECORDS_NOT_UNDERSTOOD,
                            name,
                            one
                                    ? "one line looks like an integrity record and was not understood"
                                    : records.notUnderstood()
                                            + " lines look like integrity records and were not understood,"
                                            + " from this one on")
                    .at(Place.in(line))
                    .hint("types 1800 to 1808 are read; journalctl -o json needs --all for long fields"));
        }
        boolean nothing = summaries.stream().anyMatch(summary -> summary.entries() == 0);
        String verdict = findings.findings().isEmpty() ? AuditReport.NO_FAILURES : AuditReport.FAILURES;
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(summaries.size(), InputRole.LIST));
        roles.set(0, InputRole.AUDIT);
        return new ReportHeader(
                        "audit", summaries, nothing ? ReportHeader.NOTHING_READ : verdict, findings.findings(), notices)
                .withRoles(roles);
    }
}
