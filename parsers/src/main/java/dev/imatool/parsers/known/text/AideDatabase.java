package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database of AIDE: {@code @@db_spec} names the columns, digests are base64, bytes of names that would part columns are {@code %20}
 * (AIDE, src/util.c). {@code 0} stands for nothing.
 */
public final class AideDatabase implements SourceFormReader {
    private static final String SPEC = "@@db_spec ";
    private static final String END = "@@end_db";
    private static final int MOST_COLUMNS = 64;

    private List<String> columns = List.of();

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        boolean ended = false;
        while (lines.next()) {
            if (lines.begins(SPEC)) {
                columns = List.of(lines.line().substring(SPEC.length()).strip().split(" +", MOST_COLUMNS));
            } else if (lines.begins("@@")) {
                ended = lines.begins(END);
            } else if (!lines.isBlank() && !lines.begins("#")) {
                ended = false;
                String line = lines.line();
                if (!lines.whole() || !entry(line, digests, sink)) {
                    digests.forget();
                    sink.skipped(KnownSkip.UNREADABLE);
                    remarks.error(
                            Place.line(lines.number()),
                            KnownRemarks.quoted(line) + " does not have the columns that @@db_spec names");
                }
            }
        }
        if (!ended) {
            remarks.error(Place.line(lines.number()), "the database ends without @@end_db: it is cut short");
        }
        return 1;
    }

    private boolean entry(String line, FileDigests digests, KnownFileSink sink) {
        String[] values = line.strip().split(" +", MOST_COLUMNS);
        if (columns.isEmpty() || values.length < columns.size()) {
            return false;
        }
        Optional<ByteString> name = Optional.empty();
        Optional<ByteString> target = Optional.empty();
        boolean regular = false;
        for (int i = 0; i < columns.size(); i++) {
            String value = values[i];
            switch (columns.get(i)) {
                case "name" -> name = unescaped(value);
                case "lname" -> target = value.equals("0") ? Optional.empty() : unescaped(value);
                case "perm" -> regular = value.startsWith("100") && value.length() == 6;
                default -> {
                    if (!value.equals("0") && !digest(columns.get(i), value, digests)) {
                        return false;
                    }
                }
            }
        }
        if (name.isEmpty()) {
            return false;
        }
        if (target.isPresent()) {
            sink.link("", name.get(), target.get(), true);
            sink.skipped(KnownSkip.LINK);
            digests.forget();
        } else if (regular || !digests.none()) {
            digests.file("", name.get());
        }
        return true;
    }

    /** True for other columns, too. */
    private static boolean digest(String column, String value, FileDigests digests) {
        @Nullable HashAlgorithm algorithm = HashNames.of(column).orElse(null);
        if (algorithm == null) {
            return true;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            if (bytes.length != algorithm.digestLength()) {
                return false;
            }
            digests.add(new ContentDigest(false, algorithm, ByteString.copyOf(bytes)));
            return true;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** Undoes {@code %20}; empty where an escape is none. */
    static Optional<ByteString> unescaped(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '%') {
                int high = i + 2 <= name.length() - 1 ? Character.digit(name.charAt(i + 1), 16) : -1;
                int low = i + 2 <= name.length() - 1 ? Character.digit(name.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(16 * high + low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return Optional.of(ByteString.copyOf(bytes.toByteArray()));
    }
}
