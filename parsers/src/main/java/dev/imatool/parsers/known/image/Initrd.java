package dev.imatool.parsers.known.image;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.archive.Bytes;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.stream.PassingStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An initial RAM disk: cpio archives one after the other, of which the kernel unpacks each over those before it. Microcode stands in
 * front and is not packed, what follows is. Between archives stand zeros.
 */
public final class Initrd {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    /** A packed archive after one that is not, and so on. */
    private static final int DEEPEST = 4;

    private static final int HEAD = 1 << 12;
    private static final int LONGEST_TARGET = 4096;

    private final Reading reading;
    private final LayerReader root;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, List<ContentDigest>> contents = new HashMap<>();
    private long archives;

    private Initrd(Reading reading) {
        this.reading = reading;
        this.root = new LayerReader(reading, "", false);
    }

    /** True for the beginning of an archive that is not packed, or is packed as only kernels do. */
    public static boolean begins(byte[] head) {
        return CpioMember.begins(head) || isLz4(head) || LegacyLzma.begins(head) || LzopStream.begins(head);
    }

    private static boolean isLz4(byte[] head) {
        return Bytes.startWith(head, 0, new byte[] {2, 0x21, 0x4c, 0x18});
    }

    /**
     * Reads an initrd.
     *
     * @throws IOException if it cannot be read
     */
    public static KnownSource read(InputStream content, Reading reading) throws IOException {
        Initrd initrd = new Initrd(reading);
        initrd.archives(content, "", DEEPEST);
        ImageTree tree = new ImageTree(reading);
        tree.add(new Layer("", initrd.root.steps(), false, true), "");
        tree.emit();
        return reading.source(SourceForm.INITRD, initrd.archives);
    }

    private void archives(InputStream content, String where, int deeper) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(content, HEAD);
        Counted counted = new Counted(bytes);
        try {
            while (true) {
                byte[] head = skipZeros(counted);
                if (head.length == 0) {
                    return;
                }
                if (CpioMember.begins(head)) {
                    archives++;
                    while (member(counted)) {
                        // until its trailer
                    }
                    linked();
                } else if (Decoding.detect(head).isPresent() && deeper > 0) {
                    String packed = place(where, counted);
                    archives(reading.unpacked(packed, counted), packed + ", unpacked", deeper - 1);
                } else if (isLz4(head) && deeper > 0) {
                    String packed = place(where, counted) + ", unpacked";
                    archives(reading.member(new Lz4LegacyStream(counted)), packed, deeper - 1);
                } else if (LegacyLzma.begins(head) && deeper > 0) {
                    String packed = place(where, counted) + ", unpacked";
                    archives(reading.member(LegacyLzma.open(counted)), packed, deeper - 1);
                } else if (LzopStream.begins(head) && deeper > 0) {
                    String packed = place(where, counted) + ", unpacked";
                    archives(reading.member(new LzopStream(counted)), packed, deeper - 1);
                } else {
                    reading.unreadable(
                            place(where, counted), "bytes of the initrd are neither a cpio archive nor packed");
                    return;
                }
            }
        } catch (IOException | RuntimeException damage) {
            // names whose bytes may not have come yet
            names.clear();
            contents.clear();
            reading.unreadable(place(where, counted), "the initrd is not read further: " + reading.damage(damage));
        }
    }

    private static String place(String where, Counted counted) {
        return (where.isEmpty() ? "" : where + ", ") + "byte " + counted.count;
    }

    private static byte[] skipZeros(Counted counted) throws IOException {
        while (true) {
            counted.in().mark(HEAD);
            byte[] head = counted.in().readNBytes(HEAD);
            counted.in().reset();
            int zeros = 0;
            while (zeros < head.length && head[zeros] == 0) {
                zeros++;
            }
            if (zeros == 0 || head.length == 0) {
                return head;
            }
            counted.readNBytes(zeros);
        }
    }

    /** Reads a member; false after the trailer, or where there are too many. */
    private boolean member(Counted in) throws IOException {
        CpioMember member = CpioMember.read(in);
        if (member.isTrailer()) {
            CpioMember.skip(in, CpioMember.padding(member.size()));
            return false;
        }
        if (!reading.next(member.name().length())) {
            throw new EOFException();
        }
        Body body = new Body(in, member.size());
        InputStream content = reading.member(body);
        switch (member.mode() & TYPE) {
            case REGULAR -> regular(member, content);
            case DIRECTORY -> take(member, ArchiveMember.Kind.DIRECTORY, "", content);
            case LINK -> {
                String target = new String(content.readNBytes(LONGEST_TARGET), StandardCharsets.ISO_8859_1);
                take(member, ArchiveMember.Kind.SYMBOLIC_LINK, target, content);
            }
            default -> take(member, ArchiveMember.Kind.OTHER, "", content);
        }
        content.transferTo(OutputStream.nullOutputStream());
        CpioMember.skip(in, CpioMember.padding(member.size()));
        return true;
    }

    private void take(CpioMember member, ArchiveMember.Kind kind, String target, InputStream content)
            throws IOException {
        root.take(new ArchiveMember(kind, member.name(), target, member.size()), content);
    }

    /** Of several names of one file only one has its bytes, often the last. */
    private void regular(CpioMember member, InputStream content) throws IOException {
        if (member.links() < 2) {
            take(member, ArchiveMember.Kind.FILE, "", content);
            return;
        }
        names.computeIfAbsent(member.inode(), inode -> new ArrayList<>()).add(member.name());
        if (member.size() > 0 || !contents.containsKey(member.inode())) {
            contents.put(member.inode(), reading.hash(content));
        }
    }

    /** The end of an archive: numbers of inodes begin anew. */
    private void linked() {
        names.forEach((inode, all) -> all.forEach(name -> root.file(name, contents.getOrDefault(inode, List.of()))));
        names.clear();
        contents.clear();
    }

    /** Knows how far it was read. */
    private static final class Counted extends PassingStream {
        private long count;

        Counted(BufferedInputStream in) {
            super(in);
        }

        InputStream in() {
            return in;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** The content of a member; ends with an exception where it is not whole. */
    private static final class Body extends PassingStream {
        private long left;

        Body(InputStream in, long size) {
            super(in);
            left = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            return count;
        }
    }
}
