package dev.imatool.parsers.archive;

import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.encoding.UnpackingBudget;
import dev.imatool.parsers.stream.BlockStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a member, of which the first can be looked at before they are read. They end where they cannot be read, and why is
 * told afterwards.
 */
public final class MemberContent extends BlockStream {
    /** How much of a member is looked at, after what it is packed in. */
    public static final int HEAD = 64 << 10;

    /** How much of the packed bytes is looked at for that: a block of bzip2 has 900,000 bytes. */
    private static final int PACKED_HEAD = 1 << 20;

    private final UntilDamage content;
    private byte[] seen = {};
    private int at;
    private boolean looked;
    private byte[] head = {};
    private List<Encoding> encodings = List.of();
    private Optional<RawBytes> watcher = Optional.empty();
    private boolean told;

    /** Takes over {@code content}. */
    public MemberContent(InputStream content) {
        this.content = new UntilDamage(content);
    }

    /** Takes the bytes of a member as they are read. */
    public interface RawBytes {
        /** Takes the next bytes. */
        void take(byte[] bytes, int offset, int length);

        /** Takes the end; {@code whole} is false where the rest could not be read. */
        void end(boolean whole);
    }

    /** Shows all bytes to {@code bytes} as well; to be asked for before the first is read. */
    public void watch(RawBytes bytes) {
        watcher = Optional.of(bytes);
    }

    /** The first bytes of what it holds after all encodings, {@value #HEAD} at most. They stay to be read. */
    public byte[] head() {
        look();
        return head.clone();
    }

    /**
     * The first bytes likewise, up to {@code most}, which is at least {@value #HEAD} and at most {@value #PACKED_HEAD}; fewer where those
     * that are packed are more than that.
     */
    public byte[] head(int most) {
        look();
        see(most);
        return encodings.isEmpty() ? seen.clone() : decode(most);
    }

    /** What is around the bytes of {@link #head}, the outermost first. */
    public List<Encoding> encodings() {
        look();
        return encodings;
    }

    /** What ended the bytes, if it was not their end; known when they were read. */
    public Optional<IOException> damage() {
        return content.damage();
    }

    /** Reads what is left, where somebody watches. */
    void drainIfWatched() throws IOException {
        if (watcher.isPresent()) {
            transferTo(OutputStream.nullOutputStream());
        }
    }

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        see(HEAD);
        head = seen;
        if (Decoding.detect(seen).isEmpty()) {
            return;
        }
        head = decode(HEAD);
        if (head.length < HEAD && seen.length == HEAD) {
            see(PACKED_HEAD);
            head = decode(HEAD);
        }
    }

    private byte[] decode(int most) {
        try {
            UnpackingBudget budget = new UnpackingBudget(() -> 0);
            Decoding decoding = Decoding.open(new ByteArrayInputStream(seen), budget, ignored -> {});
            encodings = decoding.encodings();
            return decoding.content().readNBytes(most);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void see(int length) {
        byte[] more = content.readNBytes(Math.max(0, length - seen.length));
        byte[] all = Arrays.copyOf(seen, seen.length + more.length);
        System.arraycopy(more, 0, all, seen.length, more.length);
        seen = all;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count;
        if (at < seen.length) {
            count = Math.min(length, seen.length - at);
            System.arraycopy(seen, at, target, offset, count);
            at += count;
        } else {
            count = content.read(target, offset, length);
        }
        if (count > 0) {
            watcher.ifPresent(bytes -> bytes.take(target, offset, count));
        } else if (count < 0 && !told) {
            told = true;
            watcher.ifPresent(bytes -> bytes.end(damage().isEmpty()));
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
