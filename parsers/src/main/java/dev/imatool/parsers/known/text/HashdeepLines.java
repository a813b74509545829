package dev.imatool.parsers.known.text;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The output of hashdeep: its second line names the columns, the last of which is the name and may have commas. */
public final class HashdeepLines implements SourceFormReader {
    private static final String MARK = "%%%% ";
    private static final String NAME = ",filename";
    private static final int MOST_COLUMNS = 32;

    private List<String> columns = List.of();

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            if (lines.begins(MARK)) {
                header(lines.line());
            } else if (!lines.isBlank() && !lines.begins("#")) {
                String line = lines.line();
                if (!lines.whole() || !file(line, digests)) {
                    digests.forget();
                    sink.skipped(KnownSkip.UNREADABLE);
                    remarks.error(
                            Place.line(lines.number()),
                            KnownRemarks.quoted(line) + " does not have the columns that the head names");
                }
            }
        }
        return 1;
    }

    private void header(String line) {
        if (line.endsWith(NAME)) {
            columns = List.of(line.substring(MARK.length()).split(",", MOST_COLUMNS));
        }
    }

    private boolean file(String line, FileDigests digests) {
        String[] values = line.split(",", Math.max(1, columns.size()));
        if (columns.isEmpty() || values.length < columns.size() || values[values.length - 1].isEmpty()) {
            return false;
        }
        for (int i = 0; i < values.length - 1; i++) {
            if (!columns.get(i).equals("size") && !digests.add(columns.get(i), values[i])) {
                return false;
            }
        }
        digests.file("", Latin1.bytes(values[values.length - 1]));
        return true;
    }
}
