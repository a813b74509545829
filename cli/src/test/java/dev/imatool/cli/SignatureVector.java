package dev.imatool.cli;

import dev.imatool.fixtures.builder.EvmFields;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A signature that evmctl, openssl or a JDK made ({@code signatures/make.sh} in the fixtures), and what it is over.
 *
 * @param name what is special about it
 * @param key file name of the public key
 * @param template the template in which it is logged; {@code ima-sigv2-verity} for an fs-verity digest
 * @param digest the file digest
 * @param signature as the field holds it
 * @param evm owner, mode and {@code security.ima}, for EVM signatures
 * @param content digest of the content in front of the signature, for modules
 */
record SignatureVector(
        String name,
        String key,
        String template,
        FileDigest digest,
        ByteString signature,
        Optional<Evm> evm,
        Optional<FileDigest> content) {
    private static final Path FOLDER = ResourceFolder.onDisk("signatures");

    /** What an EVM signature is over. */
    record Evm(long user, long group, int mode, ByteString securityIma) {}

    static List<SignatureVector> all() {
        try {
            return Files.readAllLines(FOLDER.resolve("vectors.tsv")).stream()
                    .map(line -> of(List.of(line.split("\t"))))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static SignatureVector named(String name) {
        return all().stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SignatureVector of(List<String> columns) {
        boolean evm = columns.get(2).equals("evm-sig");
        boolean module = columns.get(2).equals("ima-modsig");
        return new SignatureVector(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                digest(columns.get(3), columns.get(4)),
                ByteString.ofHex(columns.get(5)),
                evm
                        ? Optional.of(new Evm(
                                Long.parseLong(columns.get(6)),
                                Long.parseLong(columns.get(7)),
                                Integer.parseInt(columns.get(8)),
                                ByteString.ofHex(columns.get(9))))
                        : Optional.empty(),
                module ? Optional.of(digest(columns.get(6), columns.get(7))) : Optional.empty());
    }

    private static FileDigest digest(String algorithm, String hex) {
        return new FileDigest(algorithm, ByteString.ofHex(hex));
    }

    static Path keyFolder() {
        return FOLDER.resolve("keys");
    }

    Path keyFile() {
        return keyFolder().resolve(key);
    }

    /** The digest that the signature is over. */
    FileDigest signedDigest() {
        return content.orElse(digest);
    }

    SignatureVector withSignature(ByteString other) {
        return new SignatureVector(name, key, template, digest, other, evm, content);
    }

    SignatureVector withSignedDigest(ByteString other) {
        FileDigest changed = new FileDigest(signedDigest().algorithm(), other);
        return content.isPresent()
                ? new SignatureVector(name, key, template, digest, signature, evm, Optional.of(changed))
                : new SignatureVector(name, key, template, changed, signature, evm, content);
    }

    SignatureVector withEvm(Evm other) {
        return new SignatureVector(name, key, template, digest, signature, Optional.of(other), content);
    }

    SignatureVector withTemplate(String other) {
        return new SignatureVector(name, key, other, digest, signature, evm, content);
    }

    Measurement measurement() {
        String path = "/signed/" + name;
        return switch (template) {
            case "ima-sig" -> Measurement.imaSig(digest, path, signature);
            case "ima-sigv2" -> Measurement.imaSigv2("ima", digest, path, signature);
            case "ima-sigv2-verity" -> Measurement.imaSigv2("verity", digest, path, signature);
            case "ima-modsig" ->
                Measurement.imaModsig(digest, path, ByteString.EMPTY, content.orElseThrow(), signature);
            case "evm-sig" -> Measurement.evmSig(digest, path, evmFields(evm.orElseThrow()));
            default -> throw new IllegalStateException(template);
        };
    }

    private EvmFields evmFields(Evm logged) {
        return new EvmFields(
                signature,
                List.of("security.ima"),
                List.of((long) logged.securityIma().length()),
                logged.securityIma(),
                logged.user(),
                logged.group(),
                logged.mode());
    }

    /** A list with this entry alone, behind a boot_aggregate. */
    byte[] list() {
        return LogBuilder.list().bootAggregate().add(measurement()).build().binary();
    }

    @Override
    public String toString() {
        return name;
    }
}
