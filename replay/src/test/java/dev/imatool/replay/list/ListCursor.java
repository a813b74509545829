package dev.imatool.replay.list;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryCursor;
import dev.imatool.model.EntryView;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import java.util.List;

/** A cursor over entries that are there already. */
public final class ListCursor implements EntryCursor {
    private final List<? extends EntryView> entries;
    private int next;

    public ListCursor(List<? extends EntryView> entries) {
        this.entries = entries;
    }

    @Override
    public boolean next() {
        next++;
        return next <= entries.size();
    }

    private EntryView here() {
        return entries.get(next - 1);
    }

    @Override
    public long number() {
        return here().number();
    }

    @Override
    public String list() {
        return here().list();
    }

    @Override
    public Location location() {
        return here().location();
    }

    @Override
    public int pcr() {
        return here().pcr();
    }

    @Override
    public ByteSlice templateDigest() {
        return here().templateDigest();
    }

    @Override
    public Template template() {
        return here().template();
    }

    @Override
    public Provenance provenance() {
        return here().provenance();
    }

    @Override
    public ByteSlice templateData() {
        return here().templateData();
    }

    @Override
    public boolean fieldsFit() {
        return here().fieldsFit();
    }

    @Override
    public int fieldCount() {
        return here().fieldCount();
    }

    @Override
    public ByteSlice field(int index) {
        return here().field(index);
    }

    @Override
    public boolean violation() {
        return here().violation();
    }

    @Override
    public boolean proven() {
        return here().proven();
    }

    @Override
    public Entry toEntry() {
        return here().toEntry();
    }

    @Override
    public void close() {}
}
