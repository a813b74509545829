package dev.imatool.fleet.table;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.List;

/** Takes the rows of hosts: for each list its entries, in order, and then the list itself. Used by one thread. */
public interface HostSink {
    /** Takes an entry of the list that ends with the next {@link #list}; the view is valid during the call only. */
    void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException;

    /** Takes the list whose entries came before, and what is wrong with it. */
    void list(ListRow row, List<FindingRow> findings) throws IOException;

    /** Drops the entries of a list that could not be read to its end. */
    void drop() throws IOException;
}
