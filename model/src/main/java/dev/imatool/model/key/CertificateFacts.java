package dev.imatool.model.key;

import dev.imatool.model.ByteString;
import java.time.Instant;
import java.util.Optional;

/**
 * What an X.509 certificate says of itself (RFC 5280, 4.1). Names are as written by whoever made it.
 *
 * @param subject distinguished name
 * @param issuer distinguished name
 * @param serial serial number, lower-case hex
 * @param notBefore begin of validity
 * @param notAfter end of validity
 * @param subjectKeyIdentifier the extension of that name
 * @param sha256 SHA-256 of the certificate
 * @param der the certificate
 */
public record CertificateFacts(
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        Optional<ByteString> subjectKeyIdentifier,
        ByteString sha256,
        ByteString der) {}
