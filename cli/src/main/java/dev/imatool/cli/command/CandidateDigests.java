package dev.imatool.cli.command;

import dev.imatool.cli.options.CandidateOption;
import dev.imatool.cli.report.HistoryReport;
import dev.imatool.diff.LoggedDigest;
import dev.imatool.diff.PathHistory;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
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

/** Contents and digests that the user gives, by the digests that they have in the algorithms of a list. */
final class CandidateDigests {
    private static final int STEP = 1 << 16;

    private final List<CandidateOption.Typed> candidates;
    private final Map<LoggedDigest, String> names = new LinkedHashMap<>();

    private CandidateDigests(List<CandidateOption.Typed> candidates) {
        this.candidates = candidates;
    }

    /**
     * Hashes each of them; contents that are the same are called by the first name.
     *
     * @throws UnreadableInputException if one cannot be read
     */
    static CandidateDigests of(
            List<CandidateOption.Typed> candidates, InputArguments inputs, Set<HashAlgorithm> algorithms)
            throws UnreadableInputException {
        CandidateDigests digests = new CandidateDigests(candidates);
        for (CandidateOption.Typed candidate : candidates) {
            switch (candidate) {
                case CandidateOption.File(var name) -> digests.add(inputs.once(name), name, algorithms);
                case CandidateOption.Digest(var text, var digest) ->
                    algorithms.stream()
                            .filter(algorithm -> algorithm.digestLength() == digest.length())
                            .forEach(algorithm -> digests.put(algorithm, digest, text));
            }
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
        candidates.forEach(candidate -> counts.put(candidate.text(), 0L));
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
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
        for (FileHash hash : hashes) {
            put(hash.algorithm(), ByteString.copyOf(hash.digest()), name);
        }
    }

    private void put(HashAlgorithm algorithm, ByteString digest, String name) {
        names.putIfAbsent(new LoggedDigest(Optional.empty(), algorithm.kernelName(), digest), name);
    }
}
