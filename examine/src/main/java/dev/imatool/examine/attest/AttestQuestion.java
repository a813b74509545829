package dev.imatool.examine.attest;

import java.util.List;

/**
 * Which signed report is checked.
 *
 * @param envelope the file with the envelope, as typed
 * @param key the file with the public key, as typed; several keys in it are tried one after the other
 * @param files what the report is to be about; may be empty
 */
public record AttestQuestion(String envelope, String key, List<String> files) {
    public AttestQuestion {
        files = List.copyOf(files);
    }
}
