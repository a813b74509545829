package dev.imatool.parsers.known.rows;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.known.HashNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a column says: {@code sha256}, {@code Hash.SHA256} and {@code file.hash.sha256} are digests, {@code OSPath} and
 * {@code file.path} names of files (osquery, Velociraptor, Elastic Common Schema, hashlookup, NSRL).
 *
 * @param what the column holds
 * @param of of what, by the names in front: {@code file} of {@code file.hash.sha256}
 * @param hash which hash, where the name says so
 * @param rank of names for the same, the lowest is the one that is meant
 */
record ColumnName(What what, String of, Optional<HashAlgorithm> hash, int rank) {
    private static final int LONGEST = 200;
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]");

    /** What started the file is another file. */
    private static final Pattern PARENT = Pattern.compile("(?:^|[._])parent(?:$|[._])");

    private static final Pattern AROUND_HASH =
            Pattern.compile("^(?:file|hash|digest|checksum)|(?:hash|sum|digest|checksum)$");

    /** In front of the name of a hash that is meant where the hash alone names no column. */
    private static final Pattern IN_FRONT =
            Pattern.compile("^(?:expected|reference|ref|good|bad|known|content|target|sample|malware|image|binary)");

    private static final List<String> DIRECTORIES =
            List.of("directory", "dir", "dirname", "folder", "folderpath", "filedirectory", "parentdirectory");
    private static final List<String> PATHS = List.of(
            "path",
            "filepath",
            "fullpath",
            "ospath",
            "absolutepath",
            "abspath",
            "targetpath",
            "pathname",
            "fullname",
            "executable",
            "filename",
            "targetfilename",
            "file",
            "location",
            "name");
    private static final List<String> REMARKS = List.of(
            "comment",
            "description",
            "malware",
            "malwarefamily",
            "family",
            "threat",
            "signature",
            "title",
            "rule",
            "info",
            "package",
            "tag",
            "tags",
            "source",
            "label");
    private static final List<String> HASHES =
            List.of("hash", "hashes", "digest", "digests", "checksum", "checksums", "sum");

    /** What columns hold. */
    enum What {
        PATH,
        /** The directory of a file, whose name another column has; of Microsoft's Defender the path. */
        DIRECTORY,
        DIGEST,
        REMARK,
        OTHER
    }

    static ColumnName of(String name) {
        if (name.length() > LONGEST) {
            return new ColumnName(What.OTHER, "", Optional.empty(), 0);
        }
        String lower = name.toLowerCase(Locale.ROOT).strip();
        int dot = lower.lastIndexOf('.');
        String last = NOT_PLAIN.matcher(lower.substring(dot + 1)).replaceAll("");
        String front = dot < 0 ? "" : lower.substring(0, dot);
        if (PARENT.matcher(front).find()) {
            return new ColumnName(What.OTHER, front, Optional.empty(), 0);
        }
        Optional<HashAlgorithm> hash = hash(last);
        if (hash.isPresent() || HASHES.contains(last) || last.equals("filehash")) {
            return new ColumnName(What.DIGEST, withoutHash(front), hash, 0);
        }
        Optional<HashAlgorithm> meant = hash(IN_FRONT.matcher(last).replaceFirst(""));
        if (meant.isPresent()) {
            return new ColumnName(What.DIGEST, withoutHash(front), meant, 1);
        }
        if (DIRECTORIES.contains(last)) {
            return new ColumnName(What.DIRECTORY, front, Optional.empty(), 0);
        }
        int path = PATHS.indexOf(last);
        if (path >= 0) {
            return new ColumnName(What.PATH, front, Optional.empty(), path);
        }
        int remark = REMARKS.indexOf(last);
        return new ColumnName(remark < 0 ? What.OTHER : What.REMARK, front, Optional.empty(), Math.max(0, remark));
    }

    /** True where names of this kind are sometimes something else than a path. */
    boolean mayBeNoPath() {
        return rank >= PATHS.indexOf("file");
    }

    private static Optional<HashAlgorithm> hash(String plain) {
        Optional<HashAlgorithm> hash = HashNames.of(plain);
        return hash.isPresent() ? hash : HashNames.of(AROUND_HASH.matcher(plain).replaceAll(""));
    }

    private static String withoutHash(String front) {
        int dot = front.lastIndexOf('.');
        return HASHES.contains(front.substring(dot + 1)) ? front.substring(0, Math.max(0, dot)) : front;
    }
}
