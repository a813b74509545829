package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An mtree specification (mtree(5)): of NetBSD and FreeBSD, where names stand below the directory that was named last, or with whole
 * paths, as libarchive and pacman write it. {@code /set} and {@code /unset} give and take defaults, a backslash at its end continues a
 * line.
 */
public final class MtreeLines implements SourceFormReader {
    /** Longest line that is put together. */
    private static final int LONGEST = ByteLines.LONGEST;

    /** PATH_MAX of Linux. */
    private static final int LONGEST_PATH = 4096;

    private static final int MOST_DEFAULTS = 100;

    private final Map<String, String> defaults = new HashMap<>();
    private final Deque<Integer> lengths = new ArrayDeque<>();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        ByteLines lines = ByteLines.of(content);
        StringBuilder joined = new StringBuilder();
        long first = 0;
        boolean whole = true;
        boolean continued = false;
        while (lines.next()) {
            if (!continued) {
                joined.setLength(0);
                first = lines.number();
                whole = true;
            }
            String line = lines.line();
            continued = continues(line) && lines.whole();
            whole &= lines.whole() && joined.length() + line.length() <= LONGEST;
            if (whole) {
                joined.append(continued ? line.substring(0, line.length() - 1) : line)
                        .append(' ');
            }
            if (!continued && !(whole && line(joined.toString().strip(), digests, sink))) {
                unreadable(first, joined, digests, sink, remarks);
            }
        }
        if (continued) {
            remarks.error(Place.line(first), "the last line is cut short");
            sink.skipped(KnownSkip.UNREADABLE);
        }
        return 1;
    }

    private static boolean continues(String line) {
        return line.endsWith("\\") && !line.endsWith("\\\\") && !line.startsWith("#");
    }

    private static void unreadable(
            long first, CharSequence line, FileDigests digests, KnownFileSink sink, KnownRemarks remarks) {
        digests.forget();
        sink.skipped(KnownSkip.UNREADABLE);
        remarks.error(Place.line(first), KnownRemarks.quoted(line) + " is not a line of an mtree specification");
    }

    private boolean line(String line, FileDigests digests, KnownFileSink sink) {
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        String[] words = nameFirst(line.split("[ \\t]+"));
        return switch (words[0]) {
            case "/set" -> {
                for (int i = 1; i < words.length && defaults.size() < MOST_DEFAULTS; i++) {
                    put(words[i], defaults);
                }
                yield true;
            }
            case "/unset" -> {
                for (int i = 1; i < words.length; i++) {
                    defaults.remove(words[i]);
                }
                if (words.length == 2 && words[1].equals("all")) {
                    defaults.clear();
                }
                yield true;
            }
            case ".." -> {
                leave();
                yield true;
            }
            default -> entry(words, digests, sink);
        };
    }

    /** {@code mtree -D} writes the name behind the keywords. */
    private static String[] nameFirst(String[] words) {
        String last = words[words.length - 1];
        boolean behind = words.length > 1
                && words[0].indexOf('=') > 0
                && words[0].indexOf('/') < 0
                && (last.equals(".") || last.startsWith("./"));
        if (behind) {
            words[words.length - 1] = words[0];
            words[0] = last;
        }
        return words;
    }

    private boolean entry(String[] words, FileDigests digests, KnownFileSink sink) {
        Map<String, String> keywords = new HashMap<>(defaults);
        for (int i = 1; i < words.length; i++) {
            put(words[i], keywords);
        }
        Optional<ByteString> name = VisName.bytes(words[0]);
        if (name.isEmpty()) {
            return false;
        }
        // in the escapes of bytes there may be a slash: \M-/
        boolean full = name.get().indexOf('/', 0) >= 0;
        Optional<ByteString> path = full ? name : below(name.get());
        if (path.isEmpty()) {
            return false;
        }
        return switch (keywords.getOrDefault("type", "file")) {
            case "dir" -> {
                if (!full) {
                    enter(path.get());
                }
                yield true;
            }
            case "link" -> link(path.get(), keywords, sink);
            case "file" -> file(path.get(), keywords, digests);
            default -> true;
        };
    }

    private static void put(String word, Map<String, String> keywords) {
        int equals = word.indexOf('=');
        keywords.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
    }

    private static boolean link(ByteString path, Map<String, String> keywords, KnownFileSink sink) {
        Optional<ByteString> target = VisName.bytes(keywords.getOrDefault("link", ""));
        target.filter(to -> !to.isEmpty()).ifPresent(to -> sink.link("", path, to, true));
        sink.skipped(KnownSkip.LINK);
        return target.isPresent();
    }

    private static boolean file(ByteString path, Map<String, String> keywords, FileDigests digests) {
        for (Map.Entry<String, String> keyword : keywords.entrySet()) {
            String name = keyword.getKey();
            String hash = name.endsWith("digest") ? name.substring(0, name.length() - "digest".length()) : name;
            if (HashNames.of(hash).isPresent() && !digests.add(hash, keyword.getValue())) {
                return false;
            }
        }
        digests.file("", path);
        return true;
    }

    private Optional<ByteString> below(ByteString name) {
        if (directory.size() + 1 + name.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.writeBytes(directory.toByteArray());
        if (directory.size() > 0) {
            path.write('/');
        }
        path.writeBytes(name.toByteArray());
        return Optional.of(ByteString.copyOf(path.toByteArray()));
    }

    private void enter(ByteString path) {
        lengths.push(directory.size());
        directory.reset();
        directory.writeBytes(path.toByteArray());
    }

    private void leave() {
        if (!lengths.isEmpty()) {
            byte[] path = directory.toByteArray();
            directory.reset();
            directory.write(path, 0, lengths.pop());
        }
    }
}
