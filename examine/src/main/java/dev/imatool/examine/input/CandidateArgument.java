package dev.imatool.examine.input;

import dev.imatool.model.ByteString;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A content that somebody believes to be the content of what was logged or extended: a file, or a digest alone. */
public sealed interface CandidateArgument {
    /** As given. */
    String text();

    /** A digest where {@code typed} is one, the name of a file otherwise. */
    static CandidateArgument of(String typed) {
        Optional<Digest> digest = Digest.in(typed);
        return digest.isPresent() ? digest.get() : new File(typed);
    }

    /** The name of a file. */
    record File(String text) implements CandidateArgument {}

    /** A digest of 20, 32, 48 or 64 bytes. */
    record Digest(String text, ByteString digest) implements CandidateArgument {
        private static final Pattern DIGITS =
                Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");

        /** The name before a digest, as IMA's d-ng and many tools write it; only with as many digits as that hash has. */
        private static final Pattern NAMED = Pattern.compile(
                "(?:sha1:(?=.{40}$)|(?:sha256|sm3|sha3-256):(?=.{64}$)|(?:sha384|sha3-384):(?=.{96}$)"
                        + "|(?:sha512|sha3-512):(?=.{128}$))",
                Pattern.CASE_INSENSITIVE);

        private static Optional<Digest> in(String typed) {
            Matcher named = NAMED.matcher(typed);
            String digits = named.lookingAt() ? typed.substring(named.end()) : typed;
            return DIGITS.matcher(digits).matches()
                    ? Optional.of(new Digest(typed, ByteString.ofHex(digits)))
                    : Optional.empty();
        }
    }
}
