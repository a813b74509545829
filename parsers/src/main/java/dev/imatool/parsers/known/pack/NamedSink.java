package dev.imatool.parsers.known.pack;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.ReadingEffort;
import java.util.Set;

/** Names the file of a folder that says something, where what it says has no item of its own. */
final class NamedSink implements KnownFileSink {
    private final KnownFileSink sink;
    private final String name;
    private boolean digests;

    /**
     * A sink for one file.
     *
     * @param sink takes what is said
     * @param name of the file
     */
    NamedSink(KnownFileSink sink, String name) {
        this.sink = sink;
        this.name = name;
    }

    /** True where not one digest came. */
    boolean nothing() {
        return !digests;
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return sink.algorithms();
    }

    @Override
    public ReadingEffort effort() {
        return sink.effort();
    }

    @Override
    public void file(KnownFile file) {
        digests |= !file.digests().isEmpty();
        sink.file(named(file));
    }

    @Override
    public void signed(KnownFile file, ByteString signature) {
        digests |= !file.digests().isEmpty();
        sink.signed(named(file), signature);
    }

    @Override
    public void removed(KnownFile file) {
        digests |= !file.digests().isEmpty();
        sink.removed(named(file));
    }

    private KnownFile named(KnownFile file) {
        return file.item().isEmpty()
                ? new KnownFile(name, file.path(), file.state(), file.digests(), file.bare())
                : file;
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        sink.link(item.isEmpty() ? name : item, path, target, symbolic);
    }

    @Override
    public void skipped(KnownSkip why) {
        sink.skipped(why);
    }
}
