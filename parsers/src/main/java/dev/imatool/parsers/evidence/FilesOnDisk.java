package dev.imatool.parsers.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of the evidence are files of a folder, in place of members of an archive; by the names of their sources.
 *
 * @param whole files that were read as a whole when they were looked at, by path
 * @param later files that are only opened where they are needed, such as event logs
 * @param archives archives that were gone through
 */
public record FilesOnDisk(Map<String, Digest> whole, Set<String> later, List<String> archives) {
    public FilesOnDisk {
        whole = Collections.unmodifiableMap(new LinkedHashMap<>(whole));
        later = Set.copyOf(later);
        archives = List.copyOf(archives);
    }

    /**
     * What was read of a file.
     *
     * @param sha256 lower-case hex over the raw bytes
     * @param bytes how many those are
     */
    public record Digest(String sha256, long bytes) {}
}
