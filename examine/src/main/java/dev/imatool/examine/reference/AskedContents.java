package dev.imatool.examine.reference;

import dev.imatool.appraise.known.DigestKinds;
import dev.imatool.appraise.known.HostFile;
import dev.imatool.appraise.known.ListContents;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lists of a question can ask sources for. What kinds of digests they have is kept for each of them: a source that one list can
 * be compared with may say nothing of another. Not for use by several threads.
 */
public final class AskedContents {
    private final ListContents all;
    private final HostFile file = new HostFile();
    private final Map<String, DigestKinds> byList = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param ofContainers true where only entries of some containers are asked about, so that sources speak of these
     */
    public AskedContents(boolean ofContainers) {
        this.all = new ListContents(ofContainers);
    }

    /** Takes note of a list, which may turn out to have no entries. */
    public void list(String list) {
        byList.computeIfAbsent(list, name -> new DigestKinds());
    }

    /** Takes an entry of that list. */
    public void add(String list, EntryView view) {
        DigestKinds kinds = byList.computeIfAbsent(list, name -> new DigestKinds());
        if (file.standOn(view)) {
            all.add(file);
            kinds.add(file);
        } else {
            Entry entry = view.toEntry();
            all.add(entry);
            kinds.add(entry);
        }
    }

    ListContents all() {
        return all;
    }

    /** For a source, to be compared with each list; the lists are named where there are several. */
    List<ComparedContents> compared() {
        return byList.entrySet().stream()
                .map(list -> new ComparedContents(
                        byList.size() > 1 ? Optional.of(list.getKey()) : Optional.empty(), list.getValue()))
                .toList();
    }
}
