package dev.imatool.parsers.repair;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.input.Content;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search for what the damaged entries of an input said. What is written anew is the content of the input, after
 * decompression, with the text or bytes of every unique repair in place of the damaged ones and all else as it stands.
 */
public final class ListRepair {
    private final ReadOptions options;
    private final List<Rename> renames;

    /**
     * A search.
     *
     * @param options how the input was read for the survey; {@link ReadOptions#list} restricts what is repaired
     * @param renames replacements that somebody made
     */
    public ListRepair(ReadOptions options, List<Rename> renames) {
        this.options = options;
        this.renames = List.copyOf(renames);
    }

    /**
     * Searches the places that the survey of the same input noted.
     *
     * @param order of the length words, where the survey's reader was told it
     * @param out where to write the list anew; left open
     * @throws IOException if the input cannot be read again, or the list not written
     */
    public RepairResult repair(
            InputSource source, RepairSurvey survey, Optional<ByteOrder> order, Optional<OutputStream> out)
            throws IOException {
        try (Content content = Content.open(source.open(), new DiagnosticLog())) {
            ContentCopy copy = new ContentCopy(content.window(), out);
            RepairResult result =
                    survey.text() ? text(copy, survey, options.byteOrder().or(() -> order)) : binary(copy, survey);
            copy.until(out.isPresent() ? Long.MAX_VALUE : 0);
            return result;
        }
    }

    private RepairResult text(ContentCopy copy, RepairSurvey survey, Optional<ByteOrder> order) throws IOException {
        Map<String, String> templates = new HashMap<>(survey.known().formats());
        templates.putAll(options.templates());
        LineRepairs repairs = new LineRepairs(copy, new TemplateCatalog(templates), order, survey.known(), renames);
        survey.digestKind().ifPresent(repairs::expect);
        repairs.seen(survey.end());
        List<Spot> spots = survey.spots();
        int next = 0;
        while (next < spots.size()) {
            int first = next++;
            while (next < spots.size()
                    && spots.get(next).offset() == spots.get(next - 1).end()) {
                next++;
            }
            repairs.run(spots.subList(first, next), options.list());
        }
        return repairs.result(survey.omitted());
    }

    private static RepairResult binary(ContentCopy copy, RepairSurvey survey) throws IOException {
        ByteFlips flips = survey.flips();
        for (Map.Entry<Long, Byte> patch : flips.patches().entrySet()) {
            if (copy.until(patch.getKey()) && copy.line(0).isPresent()) {
                copy.replace(1, ByteString.copyOf(new byte[] {patch.getValue()}));
            }
        }
        RepairTally tally = new RepairTally();
        flips.repairs().forEach(tally::add);
        return tally.result(flips.omitted(), flips.tried());
    }
}
