package dev.imatool.parsers.manifest;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.FileNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a hashdeep file, which its second line names: {@code %%%% size,md5,sha256,filename}. */
final class HashdeepColumns {
    private static final String MARK = "%%%% ";

    private List<String> columns = List.of();

    /** True for a line that names the form or its columns; takes note of the latter. */
    boolean isHeader(String line) {
        if (!line.startsWith(MARK)) {
            return false;
        }
        if (line.endsWith(",filename")) {
            columns = List.of(line.substring(MARK.length()).split(","));
        }
        return true;
    }

    /** True once the columns are known. */
    boolean known() {
        return !columns.isEmpty();
    }

    /** The digests of a line, of the hashes that are known; the name is the last column, and may have commas. */
    List<ManifestLine> read(long number, String line) {
        String[] values = line.split(",", columns.size());
        if (values.length < columns.size()) {
            return List.of();
        }
        String name = FileNames.text(values[values.length - 1].getBytes(StandardCharsets.ISO_8859_1));
        List<ManifestLine> lines = new ArrayList<>();
        for (int i = 0; i < values.length - 1; i++) {
            String hex = values[i];
            Optional<ContentDigest> digest = HashAlgorithm.ofName(columns.get(i))
                    .flatMap(algorithm -> ContentDigest.listed(false, algorithm, hex));
            digest.ifPresent(each -> lines.add(new ManifestLine(number, name, each, true)));
        }
        return lines;
    }
}
