package dev.imatool.cli.options;

import dev.imatool.examine.xattr.FileContent;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The file that the value of an extended attribute belongs to. */
public final class FileContentOptions {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The file that the value belongs to; its content is hashed.")
    Optional<String> file = Optional.empty();

    @Option(
            names = "--digest",
            paramLabel = "ALGORITHM:HEX",
            converter = HashName.DigestConverter.class,
            description = "The digest of that file instead, such as sha256:HEX.")
    Optional<HashName.TypedDigest> digest = Optional.empty();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            converter = HashName.AlgorithmConverter.class,
            description = "Hash algorithm for --file. Default: that of the value; for build sha256.")
    Optional<HashAlgorithm> algorithm = Optional.empty();

    /**
     * What is known of the file.
     *
     * @throws ParameterException of {@code line} if that was said in two ways
     */
    public FileContent content(CommandLine line) {
        if (file.isPresent() && digest.isPresent()) {
            throw new ParameterException(line, "only one of --file and --digest can be given");
        }
        return new FileContent(
                file,
                digest.map(typed -> new XattrDiagnosis.FileDigest(typed.algorithm(), typed.digest())),
                algorithm);
    }
}
