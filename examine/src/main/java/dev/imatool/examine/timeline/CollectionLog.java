package dev.imatool.examine.timeline;

import dev.imatool.examine.evidence.FoundEvidence;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.archive.FolderOrArchive;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.FileSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When files of a folder were collected, as a {@code collection.log} says, which collect-ima.sh writes: each line begins with the time of
 * the host in whole seconds of UTC. Times of files are not used: copying and unpacking changes them.
 *
 * @param path the log
 * @param time from its first line to its last
 */
public record CollectionLog(String path, WallTime time) {
    private static final String NAME = "collection.log";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LOGS = 10_000;
    private static final Pattern LINE =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ) \\S", Pattern.MULTILINE);

    /**
     * The logs of folders and archives, by the folder that each is in.
     *
     * @param names of the evidence, as typed
     * @param evidence all of it
     * @throws IOException if one can no longer be read
     */
    public static Map<String, CollectionLog> of(List<String> names, Evidence evidence) throws IOException {
        Map<String, CollectionLog> logs = new LinkedHashMap<>();
        boolean perhaps = evidence.otherFiles() > evidence.others().size()
                || evidence.others().stream().anyMatch(file -> named(file.path()));
        Set<String> once = new LinkedHashSet<>(names);
        for (String name : perhaps ? once : Set.<String>of()) {
            if (FolderOrArchive.of(FileNames.path(name)).isPresent()) {
                EvidenceReader.reread(
                        FileNames.path(name), new Sink(FoundEvidence.prefix(name, once.size() > 1), logs));
            }
        }
        return logs;
    }

    /** The log of the nearest folder above {@code part}, or of its own. */
    public static Optional<CollectionLog> of(String part, Map<String, CollectionLog> logs) {
        String folder = part;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            CollectionLog log = logs.get(folder);
            if (log != null) {
                return Optional.of(log);
            }
        }
        return Optional.empty();
    }

    private static boolean named(String path) {
        return path.substring(path.lastIndexOf('/') + 1).equals(NAME);
    }

    /** Absent where no line begins with a time. */
    static Optional<CollectionLog> read(String path, String text) {
        Matcher line = LINE.matcher(text);
        Optional<Instant> first = Optional.empty();
        Optional<Instant> last = Optional.empty();
        while (line.find()) {
            Optional<Instant> time = time(line.group(1));
            first = Stream.concat(first.stream(), time.stream()).min(Comparator.naturalOrder());
            last = Stream.concat(last.stream(), time.stream()).max(Comparator.naturalOrder());
        }
        // whole seconds, cut off
        Optional<Instant> end = last.map(time -> time.plusSeconds(1));
        return first.map(begun -> new CollectionLog(path, new WallTime(Optional.of(begun), end)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Reads the first megabyte of each. */
    private record Sink(String prefix, Map<String, CollectionLog> logs) implements FileSink {
        @Override
        public boolean wants(String name) {
            return named(name) && logs.size() < MOST_LOGS;
        }

        @Override
        public MemberContent.RawBytes take(String name) {
            return new Text(prefix + name, logs, new ByteArrayOutputStream());
        }
    }

    private record Text(String path, Map<String, CollectionLog> logs, ByteArrayOutputStream bytes)
            implements MemberContent.RawBytes {
        @Override
        public void take(byte[] content, int offset, int length) {
            bytes.write(content, offset, Math.min(length, MOST_BYTES - bytes.size()));
        }

        @Override
        public void end(boolean whole) {
            String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            read(path, bytes.toString(StandardCharsets.ISO_8859_1)).ifPresent(log -> logs.put(folder, log));
        }
    }
}
