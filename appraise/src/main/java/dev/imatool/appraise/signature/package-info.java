/**
 * Signatures that entries carry, checked with keys that the caller trusts: of files ({@code sig}, also {@code security.ima}
 * among logged attributes), of their metadata ({@code evmsig}) and of modules ({@code modsig}).
 *
 * <p>{@link dev.imatool.appraise.signature.SignatureAppraisal} judges one entry after the other with the
 * {@link dev.imatool.appraise.signature.SignatureKeys} it is given. Validity and usage of certificates are not judged,
 * because the kernel does not either.
 */
@NullMarked
package dev.imatool.appraise.signature;

import org.jspecify.annotations.NullMarked;
