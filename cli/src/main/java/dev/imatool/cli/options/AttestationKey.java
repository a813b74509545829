package dev.imatool.cli.options;

import dev.imatool.appraise.signature.envelope.EnvelopeSigner;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.key.PrivateKeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The key with which a report is signed; read while the command line is, so that nothing is examined that cannot be signed.
 *
 * @param file where it was read
 * @param signer signs
 */
public record AttestationKey(Path file, EnvelopeSigner signer) {
    static final class Converter implements ITypeConverter<AttestationKey> {
        @Override
        public AttestationKey convert(String typed) {
            if (typed.equals(InputArguments.STDIN_ARGUMENT)) {
                throw new TypeConversionException("the key is a file, never standard input");
            }
            try {
                Path file = FileNames.path(typed);
                return new AttestationKey(file, signer(typed, file));
            } catch (NoSuchFileException missing) {
                throw new TypeConversionException("'" + typed + "': there is no such file");
            } catch (AccessDeniedException denied) {
                throw new TypeConversionException("'" + typed + "': permission denied");
            } catch (IOException | InvalidPathException failure) {
                throw new TypeConversionException("'" + typed + "' cannot be read: " + failure.getMessage());
            }
        }

        private static EnvelopeSigner signer(String typed, Path file) throws IOException {
            byte[] content;
            try (InputStream in = Files.newInputStream(file)) {
                content = in.readNBytes(PrivateKeyFile.MAXIMUM + 1);
            }
            return switch (PrivateKeyFile.read(content)) {
                case PrivateKeyFile.Found found ->
                    EnvelopeSigner.of(found.pkcs8())
                            .orElseThrow(() -> new TypeConversionException("'" + typed
                                    + "' is no private key of ECDSA (P-256, P-384) or Ed25519, which sign reports"));
                case PrivateKeyFile.Problem problem ->
                    throw new TypeConversionException("'" + typed + "' " + words(problem));
            };
        }

        private static String words(PrivateKeyFile.Problem problem) {
            return switch (problem) {
                case NOT_PEM -> "is not a private key in PEM";
                case TOO_LONG -> "is too long for a private key";
                case ENCRYPTED ->
                    "is encrypted, and no password is asked for: decrypt it into memory with"
                            + " --attest <(openssl pkey -in KEY)";
                case OPENSSH -> "is a key of OpenSSH: make one with openssl genpkey -algorithm ed25519";
                case PUBLIC -> "holds no private key: a report is signed with the private one";
                case SEVERAL -> "holds several private keys";
                case UNREADABLE -> "is damaged, or a private key of a form that is not read";
            };
        }
    }
}
