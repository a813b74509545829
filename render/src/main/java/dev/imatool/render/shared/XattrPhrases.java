package dev.imatool.render.shared;

import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a value of an extended attribute, in one sentence. */
public final class XattrPhrases {
    private XattrPhrases() {}

    public static String of(XattrProblem problem) {
        return switch (problem) {
            case XattrProblem.Malformed(String message) -> message;
            case XattrProblem.MissingAlgorithm missing -> missing(missing);
            case XattrProblem.FromShell(var damages) ->
                "this is what echo -e \"\\x4$(openssl dgst -binary FILE)\" makes of the digest of the untouched file"
                        + (damages.isEmpty() ? "" : ": " + words(damages));
            case XattrProblem.LostInShell(var file, int length, var damages) ->
                "the digest is the " + file.algorithm() + " digest of the file as $(...) of a shell leaves it, "
                        + length
                        + " of " + file.digest().length() + " bytes: " + words(damages)
                        + "; the whole digest is " + file.digest().hex();
            case XattrProblem.UnknownAlgorithm(int id) -> String.format("no kernel supports hash algorithm 0x%02x", id);
            case XattrProblem.DigestLength(var algorithm, int length) ->
                "a digest of " + algorithm + " has " + algorithm.digestLength() + " bytes, this one " + length;
            case XattrProblem.SignatureSize(int declared, int length) ->
                "the header declares " + declared + " bytes of signature, there are " + length;
            case XattrProblem.DigestDiffers(var ofFile) ->
                ofFile.map(digest -> "the digest after 0x04 is not the " + digest.algorithm()
                                + " digest of the file, which is "
                                + digest.digest().hex())
                        .orElse("the digest in the value is not that of the file");
        };
    }

    private static String words(List<ShellRecipe.Damage> damages) {
        return damages.stream().map(Phrases::words).collect(Collectors.joining(", "));
    }

    private static String missing(XattrProblem.MissingAlgorithm missing) {
        return "the byte for the algorithm is missing: "
                + (missing.proven()
                        ? "the file digest itself follows 0x04"
                        : missing.length() + " bytes after 0x04 are a digest alone"
                                + missing.lastByteOf()
                                        .map(algorithm -> " (or the last byte of a " + algorithm + " digest)")
                                        .orElse(""))
                + String.format("; the kernel takes 0x%02x for it", missing.taken())
                + " and considers the hash of an untouched file invalid too";
    }
}
