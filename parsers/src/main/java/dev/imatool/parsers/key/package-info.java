/**
 * Public keys in the forms in which they are handed over: PEM, DER, X.509 certificates and the public areas of TPM objects.
 * {@link dev.imatool.parsers.key.KeyReader} tells them by their content. ASN.1 and X.509 are Bouncy Castle's work.
 */
@NullMarked
package dev.imatool.parsers.key;

import org.jspecify.annotations.NullMarked;
