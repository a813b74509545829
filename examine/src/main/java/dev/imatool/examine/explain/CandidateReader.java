package dev.imatool.examine.explain;

import dev.imatool.examine.input.CandidateArgument;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.explain.search.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Turns what {@code --candidate} gives into digests in every bank's hash. Only files that the user names are opened. */
final class CandidateReader {
    private CandidateReader() {}

    static List<Candidate> read(List<CandidateArgument> candidates, InputArguments inputs) throws IOException {
        List<Candidate> read = new ArrayList<>();
        for (CandidateArgument candidate : candidates) {
            read.add(
                    switch (candidate) {
                        case CandidateArgument.Digest(var text, var digest) -> new Candidate.Digest(text, digest);
                        case CandidateArgument.File(var name) -> content(name, inputs.once(InputRole.OTHER, name));
                    });
        }
        return read;
    }

    private static Candidate content(String name, InputSource source) throws UnreadableInputException {
        try (InputStream stream = source.open()) {
            return Candidate.Content.read(name, stream);
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }
}
