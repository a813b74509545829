package dev.imatool.parsers.known.text;

import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * An SPDX document of tags and values (SPDX 2.3): a file begins with {@code FileName}, its digests follow as {@code FileChecksum: SHA256:
 * HEX}. Files belong to the package that was named last, which is the item.
 */
public final class SpdxTags implements SourceFormReader {
    private static final String TEXT = "<text>";
    private static final String TEXT_END = "</text>";
    private static final int LONGEST_ITEM = 200;

    private String item = "";
    private String file = "";
    private boolean inText;

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        while (lines.next()) {
            String line = lines.line();
            if (inText) {
                inText = !line.contains(TEXT_END);
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0 || line.startsWith("#")) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            inText = value.startsWith(TEXT) && !value.contains(TEXT_END);
            if (!lines.whole() || !tag(line.substring(0, colon).strip(), value, digests)) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(Place.line(lines.number()), KnownRemarks.quoted(line) + " is not a checksum");
            }
        }
        end(digests);
        if (inText) {
            remarks.error(Place.line(lines.number()), "the document ends within a text: it is cut short");
        }
        return 1;
    }

    private boolean tag(String tag, String value, FileDigests digests) {
        switch (tag) {
            case "FileName" -> {
                end(digests);
                file = value;
            }
            case "PackageName" -> {
                end(digests);
                item = Latin1.words(value.substring(0, Math.min(LONGEST_ITEM, value.length())));
            }
            case "PackageVersion" -> {
                if (item.length() + value.length() < LONGEST_ITEM) {
                    item = item + " " + Latin1.words(value);
                }
            }
            case "FileChecksum" -> {
                int colon = value.indexOf(':');
                return colon > 0
                        && digests.add(
                                value.substring(0, colon),
                                value.substring(colon + 1).strip());
            }
            default -> {
                // says nothing of a content
            }
        }
        return true;
    }

    private void end(FileDigests digests) {
        if (!file.isEmpty()) {
            digests.file(item, Latin1.bytes(file));
        }
        digests.forget();
        file = "";
    }
}
