package dev.imatool.replay.list;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import java.util.List;

/** An entry whose slices are made once, as a reader's are, so that looking at it allocates nothing. */
public final class StandingEntry implements EntryView {
    private final ListEntry entry;
    private final ByteSlice templateDigest;
    private final ByteSlice templateData;
    private final List<ByteSlice> fields;

    public StandingEntry(ListEntry entry) {
        this.entry = entry;
        this.templateDigest = slice(entry.digest());
        this.templateData = slice(entry.data());
        this.fields = entry.fieldBytes().stream().map(StandingEntry::slice).toList();
    }

    private static ByteSlice slice(ByteString bytes) {
        return new ByteSlice().set(bytes.toByteArray(), 0, bytes.length());
    }

    @Override
    public long number() {
        return entry.number();
    }

    @Override
    public String list() {
        return entry.list();
    }

    @Override
    public Location location() {
        return entry.location();
    }

    @Override
    public int pcr() {
        return entry.pcr();
    }

    @Override
    public ByteSlice templateDigest() {
        return templateDigest;
    }

    @Override
    public Template template() {
        return entry.template();
    }

    @Override
    public Provenance provenance() {
        return entry.provenance();
    }

    @Override
    public ByteSlice templateData() {
        return templateData;
    }

    @Override
    public boolean fieldsFit() {
        return entry.fieldsFit();
    }

    @Override
    public int fieldCount() {
        return fields.size();
    }

    @Override
    public ByteSlice field(int index) {
        return fields.get(index);
    }

    @Override
    public boolean violation() {
        return templateDigest.allZero();
    }

    @Override
    public boolean proven() {
        return entry.proven();
    }

    @Override
    public Entry toEntry() {
        return entry.toEntry();
    }
}
