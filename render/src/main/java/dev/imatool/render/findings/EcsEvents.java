package dev.imatool.render.findings;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.Tool;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.shared.FindingShape;
import dev.imatool.render.tree.JsonSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * The findings of a report as events of the Elastic Common Schema, one a line. Lists have no times and imatool has no clock, so there is
 * no {@code @timestamp}: whoever takes them in says when that was. What the schema has no field for is in {@code imatool.finding}, with
 * the fields of the JSON document.
 */
public final class EcsEvents {
    private static final String VERSION = "8.11.0";

    /** The algorithms that the schema has a field for. */
    private static final Set<String> HASHES = Set.of("md5", "sha1", "sha256", "sha384", "sha512");

    private final Report report;
    private final ReportHeader header;
    private final JsonSink json;

    private EcsEvents(Report report, JsonSink json) {
        this.report = report;
        this.json = json;
        header = report.head();
    }

    /** Writes all events to a stream that stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        JsonSink json = JsonSink.lines(out);
        new EcsEvents(report, json).events();
        json.close();
    }

    private void events() throws IOException {
        for (Finding finding : header.findings().listed()) {
            event(finding);
            json.endLine();
        }
        if (header.findings().omitted() > 0) {
            omitted(header.findings().omitted());
            json.endLine();
        }
    }

    private void event(Finding finding) throws IOException {
        FindingPlace place = FindingPlace.of(finding);
        String input = FindingPlace.input(header, finding);
        json.beginRecord();
        version();
        json.key("event");
        json.beginRecord();
        text("kind", "alert");
        list("category", place.path().isPresent() ? "file" : "host");
        list("type", "info");
        module();
        text("code", finding.kind().id());
        text("id", Fingerprint.of(finding, place, input));
        text("reason", FindingSentence.message(finding));
        if (place.entry().isPresent()) {
            json.key("sequence");
            json.number(place.entry().getAsLong());
        }
        json.endRecord();
        text("message", FindingSentence.withPlace(finding));
        json.key("rule");
        json.beginRecord();
        text("id", finding.kind().id());
        text("name", finding.kind().words());
        text("description", finding.kind().meaning());
        json.endRecord();
        if (place.path().isPresent()) {
            file(place.path().get(), place.digest());
        }
        if (place.digest().isPresent()) {
            json.key("related");
            json.beginRecord();
            list("hash", place.digest().get().digest().hex());
            json.endRecord();
        }
        if (place.container().isPresent()) {
            container(place.container().get());
        }
        if (!input.isEmpty()) {
            json.key("log");
            json.beginRecord();
            json.key("file");
            json.beginRecord();
            text("path", Printable.ofText(input));
            json.endRecord();
            json.endRecord();
        }
        Optional<String> host = report.host(input);
        if (host.isPresent()) {
            json.key("host");
            json.beginRecord();
            text("name", Printable.ofText(host.get()));
            json.endRecord();
        }
        json.key(Tool.NAME);
        json.beginRecord();
        json.key("finding");
        FindingShape.FINDING.write(finding, json);
        json.endRecord();
        json.endRecord();
    }

    private void omitted(long number) throws IOException {
        json.beginRecord();
        version();
        json.key("event");
        json.beginRecord();
        text("kind", "event");
        list("category", "host");
        list("type", "info");
        module();
        text("code", "findings_omitted");
        json.endRecord();
        text("message", number + " further findings are not listed");
        json.endRecord();
    }

    private void version() throws IOException {
        json.key("ecs");
        json.beginRecord();
        text("version", VERSION);
        json.endRecord();
    }

    private void module() throws IOException {
        text("module", Tool.NAME);
        text("dataset", Tool.NAME + "." + header.command().replace('-', '_').replace(' ', '_'));
    }

    private void file(ByteString path, Optional<ContentDigest> digest) throws IOException {
        json.key("file");
        json.beginRecord();
        text("path", Printable.textOf(path));
        Optional<ContentDigest> known = digest.filter(content ->
                !content.verity() && HASHES.contains(content.algorithm().kernelName()));
        if (known.isPresent()) {
            json.key("hash");
            json.beginRecord();
            text(known.get().algorithm().kernelName(), known.get().digest().hex());
            json.endRecord();
        }
        json.endRecord();
    }

    private void container(Container container) throws IOException {
        json.key("container");
        json.beginRecord();
        text("id", Printable.ofText(container.id()));
        if (container.runtime().isPresent()) {
            text("runtime", Printable.ofText(container.runtime().get()));
        }
        json.endRecord();
        if (container.pod().isPresent()) {
            json.key("orchestrator");
            json.beginRecord();
            text("type", "kubernetes");
            json.key("resource");
            json.beginRecord();
            text("type", "pod");
            text("id", Printable.ofText(container.pod().get()));
            json.endRecord();
            json.endRecord();
        }
    }

    private void text(String key, String value) throws IOException {
        json.key(key);
        json.text(value);
    }

    private void list(String key, String value) throws IOException {
        json.key(key);
        json.beginList();
        json.text(value);
        json.endList();
    }
}
