package dev.imatool.cli.options.source;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.reference.GivenSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known of files, and where they are: sources that the entries of lists are held against. */
public final class FileSourceOptions {
    @Option(
            names = {"--good", "--reference", "--allowlist"},
            paramLabel = "SOURCE",
            description =
                    "Known good files: checksum files, packages, images, root file systems, Keylime policies, bills of"
                            + " materials, rows with paths and digests, measurement lists, what learn -o writes; folders of"
                            + " them, and what reference build makes of them. The format is detected. May be repeated.")
    List<String> good = new ArrayList<>();

    @Option(
            names = "--bad",
            paramLabel = "SOURCE",
            description =
                    "Known bad contents: bare hashes, Loki and THOR lists, MISP, STIX 2.1, ClamAV .hsb, rows with a hash"
                            + " column, or any form of --good. May be repeated.")
    List<String> bad = new ArrayList<>();

    @Mixin
    SourcePlaceOptions places = new SourcePlaceOptions();

    /** Sources of good files. */
    List<String> good() {
        return List.copyOf(good);
    }

    /**
     * Takes note of what is to be read.
     *
     * @throws QuestionException if it is standard input, and another input was so before
     */
    public void claim(InputArguments inputs) throws QuestionException {
        inputs.claim("--good", good).claim("--bad", bad);
        places.claim(inputs);
    }

    /** Keys that signed policies. */
    List<String> policyKeys() {
        return places.policyKeys();
    }

    /** True where there are bad contents. */
    boolean hasBad() {
        return !bad.isEmpty();
    }

    /** True where files of sources are elsewhere on the machine of the list. */
    boolean moved() {
        return places.moved();
    }

    /**
     * Why options about sources are of no use, where there is none.
     *
     * @param keys whether keys are given, which are sources, too
     */
    public Optional<String> useless(boolean keys) {
        return places.any() && !keys && !any()
                ? Optional.of("--root, --map and --policy-key are about sources: give --good, --bad or --keys")
                : Optional.empty();
    }

    /** True where there is a source. */
    public boolean any() {
        return !good.isEmpty() || !bad.isEmpty();
    }

    /**
     * All of them.
     *
     * @param keys files and directories with keys that the user vouches for
     */
    public GivenSources given(List<String> keys) {
        return new GivenSources(good, bad, keys, places.policyKeys(), places.mapping());
    }
}
