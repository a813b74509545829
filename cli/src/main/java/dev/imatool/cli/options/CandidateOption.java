package dev.imatool.cli.options;

import dev.imatool.examine.input.CandidateArgument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code --candidate FILE|HEX}: contents and digests that may be behind what was logged or extended. */
public final class CandidateOption {
    @Option(
            names = "--candidate",
            paramLabel = "FILE|HEX",
            converter = CandidateConverter.class,
            description = {
                "Something that may have been measured, or extended by hand: a file, whose content is hashed, or a digest"
                        + " of 40, 64, 96 or 128 hex digits. (To name a file that looks like a digest, write ./NAME.) May be"
                        + " repeated."
            })
    List<CandidateArgument> candidates = new ArrayList<>();

    /** What was given, in that order. */
    public List<CandidateArgument> candidates() {
        return List.copyOf(candidates);
    }

    /** Those of them that are read from files. */
    public List<String> files() {
        return candidates.stream()
                .filter(CandidateArgument.File.class::isInstance)
                .map(CandidateArgument::text)
                .toList();
    }

    static final class CandidateConverter implements ITypeConverter<CandidateArgument> {
        @Override
        public CandidateArgument convert(String typed) {
            return CandidateArgument.of(typed);
        }
    }
}
