package dev.imatool.cli.command;

import dev.imatool.cli.report.HistoryReport;
import dev.imatool.diff.LoggedDigest;
import dev.imatool.diff.PathHistory;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contents that the user gives, by the digests that they have in the algorithms of a list. */
final class CandidateDigests {
    private static final int STEP = 1 << 16;

    private final List<String> candidates;
    private final Map<LoggedDigest, String> names = new LinkedHashMap<>();

    private CandidateDigests(List<String> candidates) {
        this.candidates = candidates;
    }

    /**
     * Hashes each of them; contents that are the same are called by the first name.
     *
     * @throws UnreadableInputException if one cannot be read
     */
    static CandidateDigests of(List<String> candidates, InputArguments inputs, Set<HashAlgorithm> algorithms)
            throws UnreadableInputException {
        CandidateDigests digests = new CandidateDigests(candidates);
        for (String candidate : candidates) {
            digests.add(inputs.once(candidate), candidate, algorithms);
        }
        return digests;
    }

    /** Name by digest. */
    Map<LoggedDigest, String> names() {
        return names;
    }

    /** Each candidate, with how many entries of the histories are of it. */
    List<HistoryReport.Candidate> counted(List<PathHistory> paths) {
        Map<String, Long> counts = new LinkedHashMap<>();
        candidates.forEach(name -> counts.put(name, 0L));
        for (PathHistory path : paths) {
            path.measurements().stream()
                    .flatMap(measured -> measured.candidate().stream())
                    .forEach(name -> counts.merge(name, 1L, Long::sum));
        }
        List<HistoryReport.Candidate> counted = new ArrayList<>();
        counts.forEach((name, count) -> counted.add(new HistoryReport.Candidate(name, count)));
        return counted;
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
            throw UnreadableInputException.of(source.name(), failure);
        }
        for (FileHash hash : hashes) {
            ByteString digest = ByteString.copyOf(hash.digest());
            names.putIfAbsent(
                    new LoggedDigest(Optional.empty(), hash.algorithm().kernelName(), digest), name);
        }
    }
}
