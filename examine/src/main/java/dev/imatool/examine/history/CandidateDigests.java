package dev.imatool.examine.history;

import dev.imatool.diff.paths.Candidates;
import dev.imatool.diff.paths.Occurrences;
import dev.imatool.diff.paths.PathHistories;
import dev.imatool.examine.input.CandidateArgument;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contents and digests that the user gives, by the digests that they have in the algorithms of a list. */
final class CandidateDigests {
    private static final int STEP = 1 << 16;

    private final List<CandidateArgument> candidates;
    private final Candidates names = new Candidates();

    private CandidateDigests(List<CandidateArgument> candidates) {
        this.candidates = candidates;
    }

    /**
     * Hashes each of them; contents that are the same are called by the first name.
     *
     * @throws UnreadableInputException if one cannot be read
     */
    static CandidateDigests of(List<CandidateArgument> candidates, InputArguments inputs, Set<HashAlgorithm> algorithms)
            throws UnreadableInputException {
        CandidateDigests digests = new CandidateDigests(candidates);
        for (CandidateArgument candidate : candidates) {
            switch (candidate) {
                case CandidateArgument.File(var name) ->
                    digests.add(inputs.once(InputRole.OTHER, name), name, algorithms);
                case CandidateArgument.Digest(var text, var digest) -> digests.names.digest(digest, text);
            }
        }
        return digests;
    }

    /** Name by digest. */
    Candidates names() {
        return names;
    }

    /** Each candidate, with the entries of the list that are of it. */
    List<HistoryReport.Candidate> counted(PathHistories histories) {
        Map<String, Occurrences> found = histories.occurrences(names);
        return candidates.stream()
                .map(CandidateArgument::text)
                .distinct()
                .map(name -> new HistoryReport.Candidate(name, found.getOrDefault(name, Occurrences.NONE)))
                .toList();
    }

    private void add(InputSource source, String name, Set<HashAlgorithm> algorithms) throws UnreadableInputException {
        List<FileHash> hashes = new ArrayList<>();
        algorithms.forEach(algorithm -> FileHashes.of(algorithm).ifPresent(hashes::add));
        try (InputStream stream = source.open()) {
            byte[] bytes = new byte[STEP];
            int count = stream.read(bytes);
            while (count >= 0) {
                for (FileHash hash : hashes) {
                    hash.update(bytes, 0, count);
                }
                count = stream.read(bytes);
            }
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
        for (FileHash hash : hashes) {
            names.content(hash.algorithm().kernelName(), ByteString.copyOf(hash.digest()), name);
        }
    }
}
