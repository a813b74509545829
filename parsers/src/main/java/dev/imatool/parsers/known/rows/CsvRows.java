package dev.imatool.parsers.known.rows;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.KnownFormReader;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.bad.MispAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values separated by commas, semicolons, tabs or bars under names of columns, digests of files among them or attributes of MISP. */
public final class CsvRows implements KnownFormReader {
    private static final String DELIMITERS = ",;\t|";

    private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{32}");

    private final char delimiter;
    private final KnownForm form;

    private CsvRows(char delimiter, KnownForm form) {
        this.delimiter = delimiter;
        this.form = form;
    }

    /** The reader of rows under that first line; empty where it names no column that is known. */
    public static Optional<CsvRows> under(String head) {
        if (DIGEST.matcher(head).find()) {
            return Optional.empty();
        }
        for (char delimiter : DELIMITERS.toCharArray()) {
            if (head.indexOf(delimiter) < 0) {
                continue;
            }
            List<String> names = CsvRecords.split(head, delimiter);
            if (misp(names)) {
                return Optional.of(new CsvRows(delimiter, KnownForm.MISP));
            }
            if (RowColumns.of(names).holdDigests()) {
                return Optional.of(new CsvRows(delimiter, KnownForm.ROWS));
            }
        }
        return RowColumns.of(List.of(head)).holdDigests()
                ? Optional.of(new CsvRows(',', KnownForm.ROWS))
                : Optional.empty();
    }

    /** {@link KnownForm#ROWS} or {@link KnownForm#MISP}. */
    public KnownForm form() {
        return form;
    }

    private static boolean misp(List<String> names) {
        List<String> lower = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return lower.contains("type") && lower.contains("value");
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        CsvRecords records = new CsvRecords(content, delimiter);
        if (!records.next()) {
            return 0;
        }
        List<String> names = records.fields();
        RowColumns columns = RowColumns.of(names);
        MispAttributes attributes = new MispAttributes(sink, remarks);
        FileDigests digests = new FileDigests(sink);
        while (records.next()) {
            Place place = Place.line(records.number());
            if (!records.readable()) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(place, "a quoted field does not end");
            } else if (form == KnownForm.MISP) {
                attribute(names, records.fields(), attributes, place);
            } else {
                Optional<String> wrong = columns.row(records.fields(), true, digests);
                if (wrong.isPresent()) {
                    sink.skipped(KnownSkip.UNREADABLE);
                    remarks.error(
                            place,
                            KnownRemarks.quoted(wrong.get()) + " is no digest of the hash that its column names");
                }
            }
        }
        attributes.end();
        return 1;
    }

    private static void attribute(List<String> names, List<String> values, MispAttributes attributes, Place place) {
        attributes.take(
                value(names, values, "type"),
                value(names, values, "value"),
                value(names, values, "comment"),
                value(names, values, "to_ids"),
                place);
    }

    private static String value(List<String> names, List<String> values, String name) {
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            if (names.get(i).strip().equalsIgnoreCase(name)) {
                return values.get(i).strip();
            }
        }
        return "";
    }
}
