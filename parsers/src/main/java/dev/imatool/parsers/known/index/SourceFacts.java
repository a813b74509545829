package dev.imatool.parsers.known.index;

import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be said of a source, apart from its records.
 *
 * @param name as given when the index was built
 * @param form what it was, as told from its content
 * @param sha256 lower-case hex over its raw bytes; absent for a folder
 * @param items packages, layers or documents in it
 * @param signedBy whose valid signature it had; absent where none was checked
 * @param skipped what it names and that says nothing of a content
 * @param tallies how many files of which kind it names
 * @param policies the policies of Keylime in it
 * @param errors what could not be read of it when the index was built
 * @param warnings what was odd about it then
 */
public record SourceFacts(
        String name,
        SourceForm form,
        Optional<String> sha256,
        long items,
        Optional<String> signedBy,
        Map<KnownSkip, Long> skipped,
        List<Tally> tallies,
        List<Policy> policies,
        long errors,
        long warnings) {
    public SourceFacts {
        skipped = Map.copyOf(skipped);
        tallies = List.copyOf(tallies);
        policies = List.copyOf(policies);
    }

    /** True where files in it came with signatures. */
    public boolean signed() {
        return tallies.stream().anyMatch(Tally::signed);
    }

    /**
     * Files that are counted alike.
     *
     * @param file one that stands for all of them: of its path only is told whether there is one, of its digests only their kinds, and
     *     whether they are zero or of a trivial content
     * @param hashed whether the digests were made when the index was built, so that a source itself would have had them made in the
     *     algorithms of the list alone
     * @param inRole whether they are good in a role
     * @param signed whether they came with signatures
     * @param files how many there are
     */
    public record Tally(KnownFile file, boolean hashed, boolean inRole, boolean signed, long files) {}

    /**
     * A policy of Keylime.
     *
     * @param name of its file
     * @param excludes what it leaves out, as it has them
     * @param key which key's valid signature it had, as Keylime calls keys in envelopes; absent where none was checked
     */
    public record Policy(String name, List<String> excludes, Optional<String> key) {
        public Policy {
            excludes = List.copyOf(excludes);
        }
    }
}
