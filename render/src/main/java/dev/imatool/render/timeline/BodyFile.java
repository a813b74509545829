package dev.imatool.render.timeline;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.model.TemplateField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Events in the body file format of The Sleuth Kit 3 and later: {@code MD5|name|inode|mode|UID|GID|size|atime|mtime|ctime|crtime}, times in
 * seconds since 1970, -1 where there is none. That a file was measured is its access time, because the kernel reads a file when it is
 * opened or run; other events are a modification time, as mactime's own events of registries are. A row without a time is a comment,
 * which mactime leaves out. A bar in a name is written as {@code \x7c}.
 */
final class BodyFile {
    private static final String NO_TIME = "-1";

    private BodyFile() {}

    static void write(TimelineReport report, OutputStream out) throws IOException {
        Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        report.feed().feed(row -> DatedLine.of(row, line -> lines.append(line(line))));
        lines.flush();
    }

    private static String line(DatedLine line) {
        String time = line.time()
                .map(moment -> Long.toString(seconds(moment, line.meaning())))
                .orElse(NO_TIME);
        boolean measured = line.row().event() instanceof TimelineEvent.Measured;
        return (line.time().isPresent() ? "" : "#")
                + md5(line.row().event()) + "|"
                + name(line).replace("|", "\\x7c") + "|0|-|0|0|0|"
                + (measured ? time + "|" + NO_TIME : NO_TIME + "|" + time) + "|" + NO_TIME + "|" + NO_TIME + "\n";
    }

    /** Whole seconds, of which the latest moment is never earlier than it is. */
    private static long seconds(Instant moment, DatedLine.Meaning meaning) {
        boolean up = meaning == DatedLine.Meaning.NOT_AFTER && moment.getNano() > 0;
        return moment.getEpochSecond() + (up ? 1 : 0);
    }

    private static String md5(TimelineEvent event) {
        return event instanceof TimelineEvent.Measured measured
                ? measured.entry()
                        .fileDigest()
                        .filter(digest -> digest.algorithmName().equals("md5"))
                        .map(TemplateField.FileDigest::digest)
                        .map(digest -> digest.hex())
                        .orElse("0")
                : "0";
    }

    private static String name(DatedLine line) {
        String what = line.words() + (line.time().isPresent() ? "" : ", no time is known");
        return switch (line.row().event()) {
            case TimelineEvent.Measured measured ->
                Printable.textOf(measured.entry().name().path()) + " (" + what + ": entry "
                        + measured.entry().number() + TimelinePhrases.digest(measured)
                        + TimelinePhrases.unproven(measured)
                                .map(why -> ", " + why)
                                .orElse("") + ")";
            default -> TimelinePhrases.what(line.row().event()) + " (" + what + ")";
        };
    }
}
