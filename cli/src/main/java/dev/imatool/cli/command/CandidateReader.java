package dev.imatool.cli.command;

import dev.imatool.model.ByteString;
import dev.imatool.replay.explain.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the arguments of {@code --candidate} into digests. Only files that the user names are opened. */
final class CandidateReader {
    private static final Pattern DIGEST =
            Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");

    private CandidateReader() {}

    static List<Candidate> read(List<String> arguments) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (String argument : arguments) {
            candidates.add(
                    DIGEST.matcher(argument).matches()
                            ? new Candidate.Digest(argument, ByteString.ofHex(argument))
                            : content(argument));
        }
        return candidates;
    }

    private static Candidate content(String name) throws IOException {
        try (InputStream stream = Files.newInputStream(Path.of(name))) {
            return Candidate.Content.read(name, stream);
        } catch (InvalidPathException impossible) {
            throw UnreadableInputException.ofName(name, impossible.getReason());
        } catch (IOException failure) {
            throw UnreadableInputException.of(name, failure);
        }
    }
}
