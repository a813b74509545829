package dev.imatool.parsers.known.content;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticSink;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.archive.Pass;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.input.DiagnosticLog;
import dev.imatool.parsers.input.MeteredStream;
import dev.imatool.parsers.input.Quotation;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.stream.SourceStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way through one source: where its files go, what is reported, and what it may cost, however deep archives lie in it. */
public final class Reading {
    private static final int EXCERPT = 120;

    /** Characters of all names; a whole system has some 30 million. */
    private static final long MOST_CHARACTERS = 128L << 20;

    private final KnownFileSink sink;
    private final OrderedHashes hashes;
    private final Pass pass = new Pass();
    private final DiagnosticLog remarks = new DiagnosticLog();
    private @Nullable MeteredStream raw;
    private @Nullable IOException failure;
    private boolean ended;
    private long charactersLeft = MOST_CHARACTERS;

    /** A way whose files go to {@code sink}. */
    public Reading(KnownFileSink sink) {
        this.sink = sink;
        this.hashes = new OrderedHashes(sink.algorithms(), sink.effort().threads());
        Set<HashAlgorithm> missing = ContentHash.without(sink.algorithms());
        if (!missing.isEmpty()) {
            String names = missing.stream().map(HashAlgorithm::kernelName).collect(Collectors.joining(", "));
            warning("", "contents of files are not hashed in " + names, "digests in other algorithms are compared");
        }
    }

    /** The bytes of the source itself, which bound what may be unpacked of them. */
    public InputStream open(InputStream bytes) {
        MeteredStream metered = new MeteredStream(watched(bytes), true);
        raw = metered;
        return pass.raw(metered);
    }

    /** The bytes of a file of a folder, which count as those of the source do. */
    public InputStream openFile(InputStream bytes) {
        return pass.raw(watched(sink.effort().progress().told(bytes)));
    }

    /** Remembers that the disk failed, which is no damage. */
    private InputStream watched(InputStream bytes) {
        return new SourceStream(bytes, failed -> failure = failed);
    }

    /** The bytes after all that they are packed in, within what the source may become. */
    public InputStream unpacked(String where, InputStream packed) throws IOException {
        DiagnosticSink placed = problem -> remarks.report(
                problem.kind() instanceof OtherInputKind || where.isEmpty() ? problem : problem.at(Place.in(where)));
        return Decoding.open(packed, pass.budget(), placed).content();
    }

    /** The bytes of a member, which end with an exception where all members have more than they may. */
    public InputStream member(InputStream content) {
        return pass.counted(content);
    }

    /** Counts a member; false, said once, where there are too many, or their names are too long. */
    public boolean next(int characters) {
        charactersLeft -= characters;
        if (charactersLeft < 0) {
            return end("its names have more than " + MOST_CHARACTERS + " bytes; the rest was not read");
        }
        return pass.member() || end("only the first " + Pass.MOST_MEMBERS + " members were read");
    }

    private boolean end(String why) {
        if (!ended) {
            ended = true;
            error("", why, "give its parts as separate sources");
        }
        return false;
    }

    /** Where files go. */
    public KnownFileSink sink() {
        return sink;
    }

    /** The digests of a content, at once. */
    public List<ContentDigest> hash(InputStream content) throws IOException {
        return hashes.now(content);
    }

    /**
     * Hashes a content, beside others.
     *
     * @param then takes its digests, now or later, in the order of the contents
     * @throws IOException if it cannot be read to its end; then nobody hears of its digests
     */
    public void hash(InputStream content, Consumer<List<ContentDigest>> then) throws IOException {
        hashes.add(content, then);
    }

    /**
     * Hashes a file of a folder, beside others. No link is followed.
     *
     * @param then takes its digests, now or later, in the order of the files
     * @param failed runs instead where it cannot be read
     */
    public void hash(Path file, Consumer<List<ContentDigest>> then, Runnable failed) throws IOException {
        SourceProgress progress = sink.effort().progress();
        hashes.add(
                () -> progress.told(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)),
                then,
                unreadable -> failed.run());
    }

    /** Runs when the digests of all contents that came before were handed on. */
    public void later(Runnable act) throws IOException {
        hashes.later(act);
    }

    /** Waits for the digests of all contents. */
    public void settle() throws IOException {
        hashes.settle();
    }

    /** Hands on a file. */
    public void file(String item, String path, KnownFile.State state, List<ContentDigest> digests) {
        sink.file(new KnownFile(item, RootedPath.bytes(path), state, digests, false));
    }

    /** Hands on a file with a signature of its digest, as in {@code security.ima}. */
    public void signed(String item, String path, KnownFile.State state, ContentDigest digest, ByteString signature) {
        sink.signed(new KnownFile(item, RootedPath.bytes(path), state, List.of(digest), false), signature);
    }

    /** Hands on a symbolic link, which has no content of its own. */
    public void symbolicLink(String item, String path, String target) {
        ByteString where = RootedPath.bytes(path);
        sink.link(item, where, RootedPath.bytes(target), true);
        sink.skipped(KnownSkip.LINK);
    }

    /** Passes over something that cannot be read. */
    public void unreadable(String place, String message) {
        sink.skipped(KnownSkip.UNREADABLE);
        error(place, message, "");
    }

    /** Reports what is damaged. */
    public void error(String place, String message, String hint) {
        say(Severity.ERROR, place, message, hint);
    }

    /** Reports what is odd. */
    public void warning(String place, String message, String hint) {
        say(Severity.WARNING, place, message, hint);
    }

    /** Reports what is worth knowing. */
    public void note(String place, String message) {
        say(Severity.NOTE, place, message, "");
    }

    private void say(Severity severity, String place, String message, String hint) {
        remarks.report(Diagnostic.said(OtherInputKind.ALLOWLIST, severity, message)
                .at(Place.in(place))
                .hint(hint));
    }

    /**
     * Takes what ended an archive.
     *
     * @return why it ended, for a sentence
     * @throws IOException where the disk, and not the archive, is at fault
     */
    public String damage(Exception damage) throws IOException {
        if (failure != null) {
            throw failure;
        }
        String message = String.valueOf(damage.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (damage instanceof java.io.EOFException
                || lower.startsWith("truncated")
                || lower.contains("unexpected eof")) {
            return "it ends early";
        }
        return damage instanceof IOException && damage.getMessage() != null ? printable(message) : "it is damaged";
    }

    private static String printable(String message) {
        return Quotation.escaped(message, EXCERPT);
    }

    /** What was read. */
    public KnownSource source(SourceForm form, long items) throws IOException {
        settle();
        Optional<String> sha256 = raw == null ? Optional.empty() : raw.finish();
        return new KnownSource(form, items, sha256, remarks.diagnostics());
    }

    /** The beginning of a text of the source in quotes; what is not printable ASCII is escaped. */
    public static String quoted(CharSequence text) {
        return Quotation.of(text, EXCERPT);
    }
}
