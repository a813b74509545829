package dev.imatool.parsers.known.pack;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sources in a folder or an archive, read one after the other as if they were one; remarks name the file. */
final class SourceCollection {
    /** Forms that are about contents; a package may have no file, and lists and policies say what they say elsewhere. */
    private static final Set<SourceForm> MUST_HAVE_DIGESTS = EnumSet.of(
            SourceForm.CHECKSUMS,
            SourceForm.HASHDEEP,
            SourceForm.MTREE,
            SourceForm.AIDE,
            SourceForm.RPM_DUMP,
            SourceForm.FAPOLICYD,
            SourceForm.CYCLONEDX,
            SourceForm.SPDX,
            SourceForm.SWID,
            SourceForm.SYFT,
            SourceForm.ROWS,
            SourceForm.HASHES,
            SourceForm.MISP,
            SourceForm.STIX);

    private final KnownFileSink sink;
    private final Reading own;
    private final boolean bad;
    private final List<Diagnostic> remarks = new ArrayList<>();
    private long items;

    /** @param bad whether contents are bad: then a file that is not read is an error, because what it names is not found */
    SourceCollection(boolean bad, KnownFileSink sink) {
        this.bad = bad;
        this.sink = sink;
        this.own = new Reading(sink);
    }

    /** Reads one of the sources; empty where it is of no form that is read. */
    @FunctionalInterface
    interface One {
        Optional<KnownSource> read(NamedSink sink) throws IOException;
    }

    /** Reads the next one. */
    void take(String name, One one) {
        try {
            sink.nextFile();
            NamedSink named = new NamedSink(sink, name);
            Optional<KnownSource> source = one.read(named);
            if (source.isEmpty()) {
                notRead(quoted(name), "it is of no form that is read");
                return;
            }
            SourceForm form = source.get().form();
            sink.fileRead(form);
            if (named.nothing() && MUST_HAVE_DIGESTS.contains(form)) {
                own.error(quoted(name), "no digest was read from it", "");
            }
            items += source.get().items();
            source.get().remarks().forEach(remark -> remarks.add(remark.at(Place.in(place(name, remark)))));
        } catch (IOException unreadable) {
            unreadable(name);
        }
    }

    /** Says that a file could not be read. */
    void unreadable(String name) {
        own.unreadable(quoted(name), "it cannot be read");
    }

    /** Says that something was passed over. */
    void notRead(String place, String message) {
        if (bad) {
            own.error(place, message, "");
        } else {
            own.warning(place, message, "");
        }
    }

    /** What is said of the folder or the archive itself. */
    Reading own() {
        return own;
    }

    /** Adds what is to be said besides. */
    void add(List<Diagnostic> more) {
        remarks.addAll(more);
    }

    /**
     * All of them as one source.
     *
     * @throws IOException if something that was still to be read of it cannot be
     */
    KnownSource source(Optional<String> sha256) throws IOException {
        List<Diagnostic> all =
                new ArrayList<>(own.source(SourceForm.FOLDER, items).remarks());
        all.addAll(remarks);
        return new KnownSource(SourceForm.FOLDER, items, sha256, all);
    }

    private static String place(String name, Diagnostic remark) {
        String inside = remark.place()
                .words()
                .orElseGet(
                        () -> remark.location().map(at -> "byte " + at.offset()).orElse(""));
        return quoted(name) + (inside.isEmpty() ? "" : ", " + inside);
    }

    /** The name of a file, safe to print. */
    static String quoted(String name) {
        String quoted = Reading.quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }
}
