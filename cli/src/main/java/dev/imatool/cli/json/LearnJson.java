package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.learn.BootCopy;
import dev.imatool.appraise.learn.Coverage;
import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.appraise.learn.LearnedRun;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.NotLearned;
import dev.imatool.appraise.learn.RunAlarms;
import dev.imatool.cli.report.LearnReport;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code learn}. */
public final class LearnJson {
    private LearnJson() {}

    /** Writes the whole document. */
    public static void write(LearnReport report, OutputStream out) throws IOException {
        LearnedRuns learned = report.learned();
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            Fields.optional(json, "output", report.output());
            json.writeObjectFieldStart("summary");
            json.writeNumberField("runs", report.runs().size());
            json.writeNumberField("paths", learned.paths().size());
            json.writeNumberField("digests", learned.digests());
            json.writeNumberField("joined_names", learned.joinedNames());
            json.writeNumberField("patterns", learned.patterns());
            json.writeNumberField("paths_with_several_digests", learned.pathsWithSeveralDigests());
            json.writeNumberField(
                    "digests_of_one_run", learned.coverageOfDigests().once());
            json.writeEndObject();
            json.writeArrayFieldStart("runs");
            for (LearnedRun run : learned.runs()) {
                writeRun(json, report.runs().get(run.number() - 1).name(), run);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("copies_of_one_boot");
            for (BootCopy copy : report.copies()) {
                json.writeStartObject();
                json.writeNumberField("run", copy.run());
                json.writeNumberField("of", copy.of());
                json.writeNumberField("entries", copy.entries());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("coverage");
            writeCoverage(json, "digests", "entry", "entries", learned.coverageOfDigests());
            writeCoverage(json, "paths", "path", "paths", learned.coverageOfPaths());
            json.writeEndArray();
            json.writeArrayFieldStart("paths");
            for (LearnedPath path : learned.paths()) {
                writePath(json, path);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeRun(JsonGenerator json, String input, LearnedRun run) throws IOException {
        json.writeStartObject();
        json.writeNumberField("run", run.number());
        json.writeStringField("input", input);
        json.writeNumberField("digests", run.digests());
        json.writeNumberField("new_digests", run.newDigests());
        json.writeNumberField("new_paths", run.newPaths());
        NotLearned not = run.notLearned();
        json.writeObjectFieldStart("not_learned");
        json.writeNumberField("violations", not.violations());
        json.writeNumberField("unproven", not.unproven());
        json.writeNumberField("boot_aggregates", not.bootAggregates());
        json.writeNumberField("images", not.images());
        json.writeNumberField("without_digest", not.withoutDigest());
        json.writeEndObject();
        if (run.alarms().isPresent()) {
            RunAlarms alarms = run.alarms().get();
            json.writeObjectFieldStart("left_out");
            json.writeNumberField("false_alarms", alarms.total());
            json.writeNumberField("unknown_path", alarms.unknownPath());
            json.writeNumberField("other_digest", alarms.otherDigest());
            json.writeNumberField("not_comparable", alarms.notComparable());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeCoverage(JsonGenerator json, String of, String one, String many, Coverage coverage)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("of", of);
        json.writeNumberField("runs", coverage.runs());
        json.writeNumberField("observed", coverage.observed());
        json.writeNumberField("once", coverage.once());
        json.writeNumberField("twice", coverage.twice());
        json.writeNumberField("sightings", coverage.sightings());
        if (coverage.singleShare().isPresent()) {
            json.writeNumberField("single_share", coverage.singleShare().get());
        }
        if (coverage.chao2().isPresent()) {
            json.writeNumberField("chao2", coverage.chao2().get());
        }
        if (coverage.sampleCoverage().isPresent()) {
            json.writeNumberField("sample_coverage", coverage.sampleCoverage().get());
        }
        json.writeNumberField("more_expected", coverage.moreExpected());
        json.writeStringField("sentence", coverage.sentence(one, many));
        json.writeFieldName("accumulation");
        json.writeRawValue(coverage.accumulation().toString());
        json.writeEndObject();
    }

    private static void writePath(JsonGenerator json, LearnedPath path) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", path.subject().role().id());
        Fields.name(json, "path", path.subject().path());
        if (path.subject().pattern()) {
            json.writeBooleanField("pattern", true);
            json.writeNumberField("names", path.names());
        }
        if (path.severalDigests()) {
            json.writeBooleanField("several_digests", true);
        }
        AllowListJson.writeDigests(json, path);
        json.writeEndObject();
    }
}
