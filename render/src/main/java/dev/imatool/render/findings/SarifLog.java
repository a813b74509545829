package dev.imatool.render.findings;

import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.examine.report.Tool;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.FindingShape;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.render.words.NoticeWords;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The findings of a report as a log of SARIF 2.1.0 (OASIS): a rule for each kind of finding, a result for each finding, the files that
 * were read as artifacts, and what is odd about them as notifications of the tool. Section numbers are those of the specification.
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String VERSION = "2.1.0";

    private final Report report;
    private final ReportHeader header;
    private final List<ReportInput> read;
    private final List<FindingKind> kinds;
    private final JsonSink json;

    private SarifLog(Report report, JsonSink json) {
        this.report = report;
        this.json = json;
        header = report.head();
        read = header.read();
        Set<FindingKind> used = EnumSet.noneOf(FindingKind.class);
        used.addAll(header.findings().kinds());
        kinds = List.copyOf(used);
    }

    /** Writes the whole log to a stream that stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        JsonSink json = JsonSink.document(out);
        new SarifLog(report, json).log();
        json.endLine();
        json.close();
    }

    private void log() throws IOException {
        json.beginRecord();
        text("$schema", SCHEMA);
        text("version", VERSION);
        json.key("runs");
        json.beginList();
        json.beginRecord();
        tool();
        invocations();
        artifacts();
        json.key("results");
        json.beginList();
        for (Finding finding : header.findings().listed()) {
            result(finding);
        }
        json.endList();
        properties();
        json.endRecord();
        json.endList();
        json.endRecord();
    }

    private void tool() throws IOException {
        json.key("tool");
        json.beginRecord();
        json.key("driver");
        json.beginRecord();
        text("name", Tool.NAME);
        text("version", Tool.VERSION);
        text("semanticVersion", Tool.VERSION);
        json.key("rules");
        json.beginList();
        for (FindingKind kind : kinds) {
            json.beginRecord();
            text("id", kind.id());
            message("shortDescription", sentence(kind.words()));
            message("fullDescription", sentence(kind.meaning()));
            message("help", sentence(kind.meaning()));
            json.key("defaultConfiguration");
            json.beginRecord();
            text("level", "error");
            json.endRecord();
            json.endRecord();
        }
        json.endList();
        json.endRecord();
        json.endRecord();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private void invocations() throws IOException {
        ExitCode exit = report.exit();
        json.key("invocations");
        json.beginList();
        json.beginRecord();
        json.key("arguments");
        json.beginList();
        for (String argument : header.arguments()) {
            json.text(Printable.ofText(argument));
        }
        json.endList();
        number("exitCode", exit.status());
        text("exitCodeDescription", exit.meaning());
        json.key("executionSuccessful");
        json.flag(exit == ExitCode.OK || exit == ExitCode.FINDING);
        json.key("toolExecutionNotifications");
        json.beginList();
        for (Notice notice : header.notices()) {
            notification(notice);
        }
        if (header.findings().omitted() > 0) {
            json.beginRecord();
            message("message", header.findings().omitted() + " further findings are not listed.");
            text("level", "warning");
            json.endRecord();
        }
        json.endList();
        json.endRecord();
        json.endList();
    }

    private void notification(Notice notice) throws IOException {
        json.beginRecord();
        json.key("descriptor");
        json.beginRecord();
        text("id", notice.kind().id());
        json.endRecord();
        String hint = NoticeWords.hint(notice).map(words -> "; " + words).orElse("");
        message("message", NoticeWords.sentence(notice) + hint);
        text("level", level(notice.severity()));
        json.key("locations");
        json.beginList();
        location(
                notice.input(),
                notice.place().location(),
                OptionalLong.empty(),
                notice.place().words().or(() -> entry(notice.place().entry())));
        json.endList();
        json.endRecord();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case NOTE -> "note";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }

    private void artifacts() throws IOException {
        json.key("artifacts");
        json.beginList();
        for (ReportInput input : read) {
            json.beginRecord();
            json.key("location");
            json.beginRecord();
            text("uri", ArtifactUri.of(input.path()));
            json.endRecord();
            number("length", input.bytes());
            if (input.role() == InputRole.LIST) {
                json.key("roles");
                json.beginList();
                json.text("analysisTarget");
                json.endList();
            }
            if (input.sha256().isPresent()) {
                json.key("hashes");
                json.beginRecord();
                text("sha-256", input.sha256().get());
                json.endRecord();
            }
            json.key("properties");
            json.beginRecord();
            text("role", input.role().id());
            json.endRecord();
            json.endRecord();
        }
        json.endList();
    }

    private void result(Finding finding) throws IOException {
        FindingPlace place = FindingPlace.of(finding);
        json.beginRecord();
        text("ruleId", finding.kind().id());
        number("ruleIndex", kinds.indexOf(finding.kind()));
        text("level", "error");
        message("message", FindingSentence.withPlace(finding));
        json.key("locations");
        json.beginList();
        location(
                FindingPlace.input(header, finding),
                place.location(),
                place.line(),
                place.path().map(Printable::textOf).or(() -> entry(place.entry())));
        json.endList();
        json.key("partialFingerprints");
        json.beginRecord();
        text("imatoolFinding/v1", Fingerprint.of(finding, place));
        json.endRecord();
        json.key("properties");
        FindingShape.FINDING.write(finding, json);
        json.endRecord();
    }

    private static Optional<String> entry(OptionalLong number) {
        return number.isPresent() ? Optional.of("entry " + number.getAsLong()) : Optional.empty();
    }

    private void location(String input, Optional<Location> location, OptionalLong line, Optional<String> logical)
            throws IOException {
        if (input.isEmpty() && logical.isEmpty()) {
            return;
        }
        json.beginRecord();
        if (!input.isEmpty()) {
            json.key("physicalLocation");
            json.beginRecord();
            json.key("artifactLocation");
            json.beginRecord();
            text("uri", ArtifactUri.of(input));
            OptionalLong index = index(input);
            if (index.isPresent()) {
                number("index", index.getAsLong());
            }
            json.endRecord();
            if (line.isPresent()) {
                json.key("region");
                json.beginRecord();
                number("startLine", line.getAsLong());
                json.endRecord();
            } else if (location.isPresent() && asItStands(input)) {
                region(location.get());
            }
            json.endRecord();
        }
        if (logical.isPresent()) {
            json.key("logicalLocations");
            json.beginList();
            json.beginRecord();
            text("fullyQualifiedName", logical.get());
            text("kind", "resource");
            json.endRecord();
            json.endList();
        }
        json.endRecord();
    }

    private void region(Location location) throws IOException {
        json.key("region");
        json.beginRecord();
        if (location.lines().isPresent()) {
            number("startLine", location.lines().get().first());
            number("endLine", location.lines().get().last());
        } else {
            number("byteOffset", location.offset());
            number("byteLength", location.length());
        }
        json.endRecord();
    }

    private OptionalLong index(String input) {
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).path().equals(input)) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }

    /** Places are those in what was decoded and joined, which is the artifact only where nothing was. */
    private boolean asItStands(String input) {
        return header.inputs().stream()
                .filter(each -> each.name().equals(input))
                .allMatch(SarifLog::asItStands);
    }

    private static boolean asItStands(InputSummary input) {
        return input.encodings().isEmpty() && input.parts().isEmpty();
    }

    private void properties() throws IOException {
        json.key("properties");
        json.beginRecord();
        text("command", header.command());
        text("verdict", header.verdict());
        number("findings", header.findings().count());
        if (header.findings().omitted() > 0) {
            number("findings_omitted", header.findings().omitted());
        }
        json.endRecord();
    }

    /**
     * A text is read with placeholders (3.11.5) and links (3.11.6): braces are doubled, and what would be a link is not one.
     */
    private void message(String key, String words) throws IOException {
        json.key(key);
        json.beginRecord();
        text("text", words.replace("](", "]\\x28").replace("{", "{{").replace("}", "}}"));
        json.endRecord();
    }

    private void text(String key, String value) throws IOException {
        json.key(key);
        json.text(value);
    }

    private void number(String key, long value) throws IOException {
        json.key(key);
        json.number(value);
    }
}
