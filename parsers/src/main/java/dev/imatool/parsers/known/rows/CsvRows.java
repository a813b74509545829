package dev.imatool.parsers.known.rows;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceFormReader;
import dev.imatool.parsers.known.bad.MispAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values separated by commas, semicolons, tabs or bars under names of columns, digests of files among them or attributes of MISP.
 * Lines that begin with {@code #} are comments, and so are those that begin with {@code ;} in front of the names. The names may be
 * the last comment in front of the rows, as in the dumps of MalwareBazaar.
 */
public final class CsvRows implements SourceFormReader {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** Columns of indicators: of MISP, of AlienVault's OTX, and as people name them. */
    private static final List<String> TYPES = List.of("type", "indicator type", "ioc type", "observable type");

    private static final List<String> VALUES =
            List.of("value", "indicator", "indicator value", "ioc", "ioc value", "observable", "observable value");
    private static final List<String> COMMENTS = List.of("comment", "description", "title", "malware", "name");

    private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{32}");

    private final char delimiter;
    private final SourceForm form;
    private final Optional<List<String>> commented;

    private CsvRows(char delimiter, SourceForm form, Optional<List<String>> commented) {
        this.delimiter = delimiter;
        this.form = form;
        this.commented = commented;
    }

    /** The reader of rows under that first line; empty where it names no column that is known. */
    public static Optional<CsvRows> under(String head) {
        if (DIGEST.matcher(head).find()) {
            return Optional.empty();
        }
        for (char delimiter : DELIMITERS) {
            if (head.indexOf(delimiter) < 0) {
                continue;
            }
            List<String> names = CsvRecords.split(head, delimiter);
            if (misp(names)) {
                return Optional.of(new CsvRows(delimiter, SourceForm.MISP, Optional.empty()));
            }
            if (RowColumns.of(names).holdDigests()) {
                return Optional.of(new CsvRows(delimiter, SourceForm.ROWS, Optional.empty()));
            }
        }
        return RowColumns.of(List.of(head)).holdDigests()
                ? Optional.of(new CsvRows(',', SourceForm.ROWS, Optional.empty()))
                : Optional.empty();
    }

    /** The reader of rows under names in a comment, of which {@code row} is the first; empty where it does not fit them. */
    public static Optional<CsvRows> underComment(String comment, String row) {
        String head = comment.replaceFirst("^#+", "").strip();
        return under(head).filter(rows -> rows.form == SourceForm.ROWS).flatMap(rows -> {
            List<String> names = CsvRecords.split(head, rows.delimiter);
            boolean fits = names.size() > 1
                    && names.size() == CsvRecords.split(row, rows.delimiter).size();
            return fits
                    ? Optional.of(new CsvRows(rows.delimiter, SourceForm.ROWS, Optional.of(names)))
                    : Optional.empty();
        });
    }

    /** {@link SourceForm#ROWS} or {@link SourceForm#MISP}. */
    public SourceForm form() {
        return form;
    }

    private static boolean misp(List<String> names) {
        return column(names, TYPES) >= 0 && column(names, VALUES) >= 0;
    }

    /** The first column that has one of those names; -1 where there is none. */
    private static int column(List<String> names, List<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            String plain = names.get(i).strip().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (wanted.contains(plain)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        CsvRecords records = new CsvRecords(content, delimiter);
        if (commented.isEmpty() && !head(records)) {
            return 0;
        }
        List<String> names = commented.orElseGet(records::fields);
        RowColumns columns = RowColumns.of(names);
        MispAttributes attributes = new MispAttributes(sink, remarks);
        FileDigests digests = new FileDigests(sink);
        while (records.next()) {
            Place place = Place.line(records.number());
            if (!records.readable()) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(place, "a quoted field does not end");
            } else if (form == SourceForm.MISP) {
                attribute(names, records.fields(), attributes, place);
            } else {
                Optional<String> wrong = columns.row(records.fields(), true, columns.state(records.fields()), digests);
                if (wrong.isPresent()) {
                    sink.skipped(KnownSkip.UNREADABLE);
                    remarks.error(
                            place,
                            KnownRemarks.quoted(wrong.get()) + " is not a digest of the hash that its column names");
                }
            }
        }
        attributes.end();
        return 1;
    }

    /** Goes to the names of the columns; false where there are none. */
    private static boolean head(CsvRecords records) throws IOException {
        while (records.next()) {
            String first = records.fields().get(0);
            boolean blank = records.fields().size() == 1 && first.isBlank();
            if (!blank && !records.begins(';') && !first.startsWith("sep=")) {
                return true;
            }
        }
        return false;
    }

    private static void attribute(List<String> names, List<String> values, MispAttributes attributes, Place place) {
        attributes.take(
                value(values, column(names, TYPES)),
                value(values, column(names, VALUES)),
                value(values, column(names, COMMENTS)),
                value(values, column(names, List.of("to ids"))),
                place);
    }

    private static String value(List<String> values, int column) {
        return column >= 0 && column < values.size() ? values.get(column).strip() : "";
    }
}
