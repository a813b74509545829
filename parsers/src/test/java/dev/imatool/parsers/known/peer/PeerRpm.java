package dev.imatool.parsers.known.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.parse.InputHeader;
import org.eclipse.packager.rpm.parse.RpmInputStream;

/** An rpm package as the reader of Eclipse Packager sees it. */
final class PeerRpm {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int CONFIGURATION = 1;
    private static final int GHOST = 1 << 6;

    private final InputHeader<RpmTag> header;

    private PeerRpm(InputHeader<RpmTag> header) {
        this.header = header;
    }

    static PeerRpm of(byte[] rpm) {
        try (RpmInputStream in = new RpmInputStream(new ByteArrayInputStream(rpm))) {
            return new PeerRpm(in.getPayloadHeader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** NAME-VERSION-RELEASE.ARCHITECTURE. */
    String item() {
        return text(RpmTag.NAME) + "-" + text(RpmTag.VERSION) + "-" + text(RpmTag.RELEASE) + "." + text(RpmTag.ARCH);
    }

    private String text(RpmTag tag) {
        return String.valueOf(header.getTag(tag));
    }

    /** The OpenPGP number of the hash of its digests; 1, which is MD5, where it says none. */
    int algorithm() {
        List<Object> said = values(RpmTag.FILE_DIGESTALGO.getValue());
        return said.isEmpty() ? 1 : ((Number) said.getFirst()).intValue();
    }

    /** {@code PATH CONFIGURATION|PRESENT HEX} of each regular file that the package brings, in its order. */
    List<String> files() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < paths().size(); i++) {
            if (type(i) == REGULAR && (flags(i) & GHOST) == 0) {
                String state = (flags(i) & CONFIGURATION) != 0 ? "CONFIGURATION" : "PRESENT";
                lines.add(paths().get(i) + " " + state + " " + at(RpmTag.FILE_DIGESTS, i));
            }
        }
        return lines;
    }

    /** {@code PATH -> TARGET} of each symbolic link. */
    List<String> links() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < paths().size(); i++) {
            if (type(i) == LINK && (flags(i) & GHOST) == 0) {
                lines.add(paths().get(i) + " -> " + at(RpmTag.FILE_LINKTO, i));
            }
        }
        return lines;
    }

    /** How many files it owns and does not bring. */
    int ghosts() {
        int ghosts = 0;
        for (int i = 0; i < paths().size(); i++) {
            ghosts += (flags(i) & GHOST) != 0 ? 1 : 0;
        }
        return ghosts;
    }

    private List<String> paths() {
        List<Object> names = values(RpmTag.BASENAMES.getValue());
        List<Object> directories = values(RpmTag.DIRNAMES.getValue());
        List<Object> places = values(RpmTag.DIR_INDEXES.getValue());
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            paths.add(directories.get(((Number) places.get(i)).intValue()) + "" + names.get(i));
        }
        return paths;
    }

    private int type(int file) {
        return number(RpmTag.FILE_MODES, file) & TYPE;
    }

    private int flags(int file) {
        return number(RpmTag.FILE_FLAGS, file);
    }

    private int number(RpmTag tag, int file) {
        return ((Number) values(tag.getValue()).get(file)).intValue();
    }

    private Object at(RpmTag tag, int file) {
        return values(tag.getValue()).get(file);
    }

    /** The values of a tag. */
    private List<Object> values(int tag) {
        Optional<Object> value = header.getOptionalTag(tag);
        List<Object> all = new ArrayList<>();
        if (value.isPresent() && value.get().getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value.get()); i++) {
                all.add(Array.get(value.get(), i));
            }
        } else {
            value.ifPresent(all::add);
        }
        return all;
    }
}
