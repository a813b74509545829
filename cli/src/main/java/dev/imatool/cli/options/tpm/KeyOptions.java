package dev.imatool.cli.options.tpm;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which keys are trusted. */
public final class KeyOptions {
    @Option(
            names = "--keys",
            paramLabel = "DIR|FILE",
            description = {
                "Public keys to trust: PEM (several in a file), DER, X.509 certificates; of a directory every file below it"
                        + " that is one. May be repeated."
            })
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--no-measured-keys",
            description = {
                "Do not use the certificates that the list itself measured when they were put into a keyring of the kernel."
            })
    boolean withoutMeasured;

    /** Files and directories as typed. */
    public List<String> files() {
        return List.copyOf(keys);
    }

    /** True when certificates in the list count. */
    public boolean measured() {
        return !withoutMeasured;
    }
}
