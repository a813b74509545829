package dev.imatool.examine.parts;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one list that a folder or an archive holds: in one file, or in parts that a value found there, or given with it, proves to be
 * one.
 */
public final class FolderList {
    private static final int LISTS_NAMED = 10;

    private final ListPass pass;

    /** @param pass reads the lists */
    public FolderList(ListPass pass) {
        this.pass = pass;
    }

    /**
     * The list that {@code source} stands for: the one in it where it is a folder, else itself.
     *
     * @param given values that were given with it
     * @throws UnreadableInputException if the folder holds no list, or several of which no value proves that they are one
     */
    public InputSource in(InputSource source, List<SoughtValue> given) throws IOException {
        if (!(source instanceof InputSource.FileInput file) || !Files.isDirectory(file.path())) {
            return source;
        }
        try {
            return of(source.name(), EvidenceReader.read(file.path()), given).source();
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    /**
     * The list of {@code evidence}, in the copy that says most: binary, and with the digests that every kernel has.
     *
     * @param name what the evidence is called in sentences
     * @throws UnreadableInputException where there is none, or several
     */
    public Part of(String name, Evidence evidence, List<SoughtValue> given) throws IOException {
        List<EvidenceSet> sets = EvidenceSet.of(evidence, PartsBeside.of(evidence));
        if (sets.isEmpty()) {
            throw UnreadableInputException.of(name, new InputProblem.NoListInside(evidence.damages()));
        }
        SetJoins joins = new SetJoins(sets, pass, new PartBudget(), given);
        List<EvidenceSet> joined = joins.joined();
        Set<String> parts = joins.absorbed(
                joined.stream().filter(set -> !set.before().isEmpty()).toList());
        List<EvidenceSet> left = new ArrayList<>(joined);
        left.removeIf(set -> parts.contains(set.list().path()));
        List<String> different =
                left.stream().map(set -> withoutForm(set.list())).distinct().toList();
        if (different.size() > 1) {
            List<String> names = left.stream()
                    .flatMap(set -> set.lists().stream())
                    .limit(LISTS_NAMED)
                    .map(Part::path)
                    .toList();
            throw UnreadableInputException.of(
                    name, new InputProblem.SeveralListsInside(left.stream().anyMatch(EvidenceSet::besidePart), names));
        }
        EvidenceSet set = left.stream()
                .min(Comparator.comparing((EvidenceSet each) -> EvidenceSet.preference(each.list()))
                        .thenComparing(each -> each.list().path()))
                .orElseThrow();
        return set.whole(set.list());
    }

    /** The same for all copies of one list: {@code ascii_} and {@code binary_}, one for each bank, packed or not. */
    private static String withoutForm(Part list) {
        return list.folder() + "/"
                + list.name()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\.(gz|txt|bin)$", "")
                        .replaceAll("_(sha[0-9_]+|sm3|tpm_alg_[0-9a-f]+)$", "")
                        .replaceAll("ascii|binary", "*");
    }
}
